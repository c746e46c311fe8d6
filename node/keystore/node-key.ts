// The key with which a node signs the heads of its log: Ed25519 (RFC 8032), whose signatures need no random
// numbers, so that a machine with a poor source of them cannot give its key away.
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, verify } from 'node:crypto';

/** Makes a new signing key, as PKCS #8 in DER. */
export function makeSigningKey(): Buffer {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' });
}

/** Reads a key that `makeSigningKey` made. */
export function readSigningKey(der: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.from(der), type: 'pkcs8', format: 'der' });
}

/** The public half: the 32 bytes of RFC 8032 in base64url, 43 characters. */
export function publicKeyOf(signingKey: KeyObject): string {
  return createPublicKey(signingKey).export({ format: 'jwk' }).x as string;
}

/**
 * True when the signature over these bytes was made with the key that `publicKey` (43 characters of base64url)
 * is the public half of. A key that cannot be read has signed nothing: false.
 */
export function verifyHead(bytes: Uint8Array, signature: Uint8Array, publicKey: string): boolean {
  let key: KeyObject;
  try {
    key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  } catch {
    return false;
  }
  return verify(null, bytes, key, signature);
}
