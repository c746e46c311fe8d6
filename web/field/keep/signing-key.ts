// The key with which this phone signs what it sends. Its private half lies under the passphrase like everything else:
// a finder of the locked phone cannot ask the node for anything in its name.
import { fromBase64Url, toBase64Url } from './base64.ts';
import type { Bytes } from './sealing.ts';

const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** Makes a pair: the public half for the node, the private one to be sealed. */
export async function makeSigningKey(): Promise<{ readonly publicKey: string; readonly secret: string }> {
  const pair = await crypto.subtle.generateKey(curve, true, ['sign', 'verify']);
  return {
    publicKey: toBase64Url(await crypto.subtle.exportKey('spki', pair.publicKey)),
    secret: toBase64Url(await crypto.subtle.exportKey('pkcs8', pair.privateKey)),
  };
}

/** The private half, in memory only, and not to be taken out of it. */
export function signingKey(secret: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('pkcs8', fromBase64Url(secret), curve, false, ['sign']);
}

/** ECDSA P-256 with SHA-256, IEEE P1363, base64url. */
export async function sign(key: CryptoKey, bytes: Bytes): Promise<string> {
  return toBase64Url(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes));
}
