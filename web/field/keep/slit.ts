// What can be put into the locked notebook and not taken out again: sealed to a public key (ECDH on P-256, a fresh pair
// for each) whose private half lies under the passphrase.
import { type Change, clear, readAll, readOne, writeAll, type Written } from './disk.ts';
import { fromBase64Url, toBase64Url } from './base64.ts';
import { type Bytes, seal, unseal } from './sealing.ts';

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;
const place = { store: 'a', key: '1' } as const;

/** What lies in the clear: where to seal to, and the villages that the user allowed to be shown (often none). */
interface Slit {
  readonly j: Bytes;
  readonly l: readonly string[];
}

interface Slipped {
  readonly e: Bytes;
  readonly s: Bytes;
}

async function keyOf(secret: CryptoKey, open: CryptoKey): Promise<CryptoKey> {
  const bits = await crypto.subtle.deriveBits({ name: 'ECDH', public: open }, secret, 256);
  const material = await crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: new Uint8Array() };
  return crypto.subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
}

function publicKey(raw: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, curve, false, []);
}

/** Makes a slit: what goes into the clear, and the private half, to be sealed. */
export async function makeSlit(): Promise<{ readonly change: Change; readonly secret: string }> {
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
  const j = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const secret = toBase64Url(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  return { change: { ...place, value: { j, l: [] } satisfies Slit }, secret };
}

/** The villages that are shown outside the lock; null where nothing can be put in. */
export async function villagesOutside(): Promise<readonly string[] | null> {
  return ((await readOne(place.store, place.key)) as Slit | undefined)?.l ?? null;
}

export async function showOutside(labels: readonly string[]): Promise<void> {
  const slit = (await readOne(place.store, place.key)) as Slit | undefined;
  if (slit) await writeAll([{ ...place, value: { ...slit, l: labels } satisfies Slit }]);
}

/** Puts something in, sealed on the disk when it resolves. */
export async function slipIn(value: unknown): Promise<Written | 'none'> {
  const slit = (await readOne(place.store, place.key)) as Slit | undefined;
  if (!slit) return 'none';
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
  const e = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const s = await seal(await keyOf(pair.privateKey, await publicKey(slit.j)), value);
  return writeAll([{ store: 'c', key: crypto.randomUUID(), value: { e, s } satisfies Slipped }]);
}

/** Takes out what was put in, with what takes each of them away. */
export async function slippedIn(
  secret: string,
): Promise<{ readonly value: unknown; readonly gone: Change }[]> {
  const slips = await readAll('c');
  if (slips.length === 0) return [];
  const own = await crypto.subtle.importKey('pkcs8', fromBase64Url(secret), curve, false, ['deriveBits']);
  const opened = await Promise.all(
    slips.map(async ([key, slipped]) => {
      const { e, s } = slipped as Slipped;
      const value = await unseal(await keyOf(own, await publicKey(e)), s);
      return { value, gone: { store: 'c', key, value: undefined } satisfies Change };
    }),
  );
  return opened.filter(({ value }) => value !== undefined);
}

/** Closes the slit for good. */
export async function closeSlit(): Promise<void> {
  await clear('c');
  await writeAll([{ ...place, value: undefined }]);
}
