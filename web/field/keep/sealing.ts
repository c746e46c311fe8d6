// Texts sealed so that neither what they say nor how long they are can be read: AES-256-GCM, padded to a power of two.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export type Bytes = Uint8Array<ArrayBuffer>;

const lengthBytes = 4;
const ivBytes = 12;
/** Most entries and drafts are of one size then. */
const smallest = 1_024;

export function randomBytes(count: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(count));
}

/** Up to the next power of two: a size on the disk does not tell a flash report from a daily one. */
export function paddedLength(length: number): number {
  let padded = smallest;
  while (padded < length) padded *= 2;
  return padded;
}

/** Seals bytes as they are. */
export async function sealBytes(key: CryptoKey, bytes: Bytes): Promise<Bytes> {
  const iv = randomBytes(ivBytes);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes);
  const whole = new Uint8Array(ivBytes + sealed.byteLength);
  whole.set(iv);
  whole.set(new Uint8Array(sealed), ivBytes);
  return whole;
}

/** Opens what `sealBytes` sealed; null where it was not under this key. */
export async function unsealBytes(key: CryptoKey, sealed: Bytes): Promise<Bytes | null> {
  try {
    const iv = sealed.subarray(0, ivBytes);
    const bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed.subarray(ivBytes));
    return new Uint8Array(bytes);
  } catch {
    return null;
  }
}

/** Seals what JSON can hold, padded. */
export function seal(key: CryptoKey, value: unknown): Promise<Bytes> {
  const text = encoder.encode(JSON.stringify(value));
  const padded = new Uint8Array(paddedLength(lengthBytes + text.length));
  new DataView(padded.buffer).setUint32(0, text.length);
  padded.set(text, lengthBytes);
  return sealBytes(key, padded);
}

/** Opens what `seal` sealed; undefined where it was not under this key. */
export async function unseal(key: CryptoKey, sealed: Bytes): Promise<unknown> {
  const padded = await unsealBytes(key, sealed);
  if (!padded) return undefined;
  const length = new DataView(padded.buffer).getUint32(0);
  return JSON.parse(decoder.decode(padded.subarray(lengthBytes, lengthBytes + length)));
}

/** A key in the hands of this page alone: it cannot be taken out again. */
export function aesKey(bytes: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}
