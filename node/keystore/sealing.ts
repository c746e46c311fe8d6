// A sealed body: key id (8 bytes, big-endian), nonce (12), then AES-256-GCM over salt (16) and text, then tag (16).
//
// Each body has a key of its own, so that erasing one is destroying its key. Alert texts are short and easily
// guessed; with the salt inside, what is left without the key holds nothing that a guess could be compared with.
import { createCipheriv, createDecipheriv, createSecretKey, randomFillSync } from 'node:crypto';

const keyBytes = 32;
const idBytes = 8;
const nonceBytes = 12;
const saltBytes = 16;
const tagBytes = 16;
const headBytes = idBytes + nonceBytes;
const cipher = 'aes-256-gcm';

export interface SealedBody {
  readonly sealed: Uint8Array;
  readonly key: Uint8Array;
}

/** Seals the bytes under a new key, which is given back beside them and lies nowhere in them. */
export function sealUnderNewKey(keyId: number, plain: Uint8Array): SealedBody {
  const random = takeRandom();
  const key = random.subarray(0, keyBytes);
  const sealed = Buffer.allocUnsafe(headBytes + saltBytes + plain.length + tagBytes);
  sealed.writeBigUInt64BE(BigInt(keyId), 0);
  sealed.set(random.subarray(keyBytes, keyBytes + nonceBytes), idBytes);
  const gcm = createCipheriv(cipher, createSecretKey(key), sealed.subarray(idBytes, headBytes));
  gcm.update(random.subarray(keyBytes + nonceBytes)).copy(sealed, headBytes);
  gcm.update(plain).copy(sealed, headBytes + saltBytes);
  gcm.final();
  gcm.getAuthTag().copy(sealed, sealed.length - tagBytes);
  return { sealed, key };
}

/** The id of the key that a body was sealed under; undefined where the bytes are not a sealed body. */
export function keyIdOf(sealed: Uint8Array): number | undefined {
  if (sealed.length < headBytes + saltBytes + tagBytes) return undefined;
  const id = Buffer.from(sealed.buffer, sealed.byteOffset, idBytes).readBigUInt64BE(0);
  return id > 0n && id <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(id) : undefined;
}

/** Gives the bytes that were sealed; undefined where a single bit of the sealed ones is another. */
export function unseal(sealed: Uint8Array, key: Uint8Array): Uint8Array | undefined {
  const nonce = sealed.subarray(idBytes, headBytes);
  const gcm = createDecipheriv(cipher, createSecretKey(key), nonce, { authTagLength: tagBytes });
  gcm.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  const opened = gcm.update(sealed.subarray(headBytes, sealed.length - tagBytes));
  try {
    gcm.final();
  } catch {
    return undefined;
  }
  return new Uint8Array(opened.subarray(saltBytes));
}

const portion = keyBytes + nonceBytes + saltBytes;
const reserve = Buffer.alloc(portion * 64);
let taken = reserve.length;

/**
 * Random bytes for one body, drawn for 64 at once: a draw for each costs a third of the whole sealing.
 * They are copied into memory of their own, because Node's small buffers share theirs.
 */
function takeRandom(): Uint8Array {
  if (taken === reserve.length) {
    randomFillSync(reserve);
    taken = 0;
  }
  const bytes = new Uint8Array(reserve.subarray(taken, taken + portion));
  reserve.fill(0, taken, taken + portion);
  taken += portion;
  return bytes;
}
