// What opens an attended keystore: a data key, wrapped by a key that a passphrase gives; and a key pair, so that what
// comes in while it is locked can be sealed and not opened.
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { derive, type HashCost } from './secret-hash.ts';

/**
 * Four times the memory of a sign-in: whoever has taken the machine tries where nobody makes him wait. One second on a
 * base laptop, once after a start.
 */
export const lockCost: HashCost = { memoryKiB: 262_144, passes: 3, lanes: 4 };

const nonceBytes = 12;
const tagBytes = 16;
const publicBytes = 32;
const context = 'ulinzi-waiting';

/** As it lies in the keystore, open to be read. */
export interface LockBox {
  readonly salt: Uint8Array;
  readonly cost: HashCost;
  /** The data key under the passphrase's. */
  readonly wrapped: Uint8Array;
}

export async function makeLockBox(
  passphrase: string,
  cost: HashCost,
): Promise<{ box: LockBox; dataKey: Uint8Array }> {
  const salt = randomBytes(16);
  const dataKey = randomBytes(32);
  const key = await derive(passphrase, salt, cost);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const wrapped = Buffer.concat([nonce, cipher.update(dataKey), cipher.final(), cipher.getAuthTag()]);
  key.fill(0);
  return { box: { salt, cost, wrapped }, dataKey };
}

/** The data key; undefined where the passphrase is another. */
export async function openLockBox(box: LockBox, passphrase: string): Promise<Uint8Array | undefined> {
  const key = await derive(passphrase, box.salt, box.cost);
  try {
    return unsealed(key, box.wrapped);
  } catch {
    return undefined;
  } finally {
    key.fill(0);
  }
}

/** A pair to seal to: the public half as 32 bytes, the private one as PKCS #8 in DER. */
export function makeSealingPair(): { publicKey: Uint8Array; privateKey: Uint8Array } {
  const pair = generateKeyPairSync('x25519');
  return {
    publicKey: rawOf(pair.publicKey),
    privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'der' }),
  };
}

/** Seals bytes to a public key (X25519, HKDF-SHA-256, AES-256-GCM); whoever sealed them cannot open them. */
export function sealTo(publicKey: Uint8Array, plain: Uint8Array): Uint8Array {
  const once = generateKeyPairSync('x25519');
  const own = rawOf(once.publicKey);
  const shared = diffieHellman({ privateKey: once.privateKey, publicKey: keyFrom(publicKey) });
  const cipher = createCipheriv('aes-256-gcm', agreed(shared, own, publicKey), Buffer.alloc(nonceBytes));
  return Buffer.concat([own, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what was sealed to this private key. Throws where it was not. */
export function openSealed(privateKey: Uint8Array, sealed: Uint8Array): Uint8Array {
  const key = createPrivateKey({ key: Buffer.from(privateKey), type: 'pkcs8', format: 'der' });
  const from = sealed.subarray(0, publicBytes);
  const shared = diffieHellman({ privateKey: key, publicKey: keyFrom(from) });
  const own = rawOf(createPublicKey(key));
  const nonce = Buffer.alloc(nonceBytes);
  return unsealed(agreed(shared, from, own), Buffer.concat([nonce, sealed.subarray(publicBytes)]));
}

function unsealed(key: Uint8Array, sealed: Uint8Array): Uint8Array {
  const end = sealed.length - tagBytes;
  const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  cipher.setAuthTag(sealed.subarray(end));
  return Buffer.concat([cipher.update(sealed.subarray(nonceBytes, end)), cipher.final()]);
}

/** The pair is new for each seal, so that the key is, and its nonce may stand at nothing. */
function agreed(shared: Uint8Array, from: Uint8Array, to: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', shared, Buffer.concat([from, to]), context, 32));
}

function rawOf(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'jwk' }).x as string, 'base64url');
}

function keyFrom(raw: Uint8Array): KeyObject {
  const x = Buffer.from(raw).toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x }, format: 'jwk' });
}
