// The lock itself: what is read before it is opened. A finder reads from it that there is a notebook, how often a wrong
// passphrase was tried, and nothing else; that there is a passphrase for duress cannot be told.
import { type Change, clear, readOne, writeAll } from './disk.ts';
import { closeSlit } from './slit.ts';
import { keyFrom, waitLeft } from './passphrase.ts';
import { aesKey, type Bytes, randomBytes, sealBytes, unsealBytes } from './sealing.ts';

const place = { store: 'a', key: '0' } as const;
const keyBytes = 32;
/** A wrapped key: iv, key, tag. Random bytes stand where there is none. */
const slotBytes = 12 + keyBytes + 16;

interface Door {
  readonly salt: Bytes;
  /** The data key under the user's passphrase. */
  readonly p: Bytes;
  /** Another key under the passphrase for duress, or nothing. */
  readonly q: Bytes;
  /** Wrong ones in a row, and when the last of them was. */
  readonly tries: number;
  readonly since: number;
}

async function readDoor(): Promise<Door | null> {
  return ((await readOne(place.store, place.key)) as Door | undefined) ?? null;
}

function writeDoor(door: Door, ...more: readonly Change[]) {
  return writeAll([{ ...place, value: door }, ...more]);
}

/** True once there is a notebook on this phone. */
export async function hasDoor(): Promise<boolean> {
  return (await readDoor()) !== null;
}

/** How long nothing is tried yet, in milliseconds. */
export async function waitNow(): Promise<number> {
  const door = await readDoor();
  return door ? waitLeft(door.tries, door.since, Date.now()) : 0;
}

/** Makes the lock of a new notebook, with what has to be in place at the same moment. Gives the data key. */
export async function makeDoor(
  { own, duress }: { readonly own: string; readonly duress: string | null },
  more: (key: CryptoKey) => Promise<readonly Change[]>,
): Promise<CryptoKey | 'full'> {
  const salt = randomBytes(16);
  const bytes = randomBytes(keyBytes);
  const p = await sealBytes(await keyFrom(own, salt), bytes);
  const q = duress
    ? await sealBytes(await keyFrom(duress, salt), randomBytes(keyBytes))
    : randomBytes(slotBytes);
  const key = await aesKey(bytes);
  bytes.fill(0);
  const written = await writeDoor({ salt, p, q, tries: 0, since: 0 }, ...(await more(key)));
  return written === 'full' ? written : key;
}

export type Opening = { readonly key: CryptoKey } | { readonly wrong: true } | { readonly waitMs: number };

/**
 * Tries a passphrase. The try is counted before it is tried: who ends the app at the right moment gains nothing. Under
 * the one for duress the user's key is destroyed first, then everything under it, and what opens is empty.
 */
export async function openDoor(passphrase: string): Promise<Opening> {
  const door = await readDoor();
  if (!door) return { wrong: true };
  const waitMs = waitLeft(door.tries, door.since, Date.now());
  if (waitMs > 0) return { waitMs };
  // On a full disk this may fail; the user must get at what waits all the same.
  await writeDoor({ ...door, tries: door.tries + 1, since: Date.now() });
  const derived = await keyFrom(passphrase, door.salt);
  const own = await unsealBytes(derived, door.p);
  if (own) {
    await writeDoor({ ...door, tries: 0, since: 0 });
    return { key: await aesKey(own) };
  }
  const other = await unsealBytes(derived, door.q);
  if (!other) return { wrong: true };
  await writeDoor({ salt: door.salt, p: door.q, q: randomBytes(slotBytes), tries: 0, since: 0 });
  await clear('b');
  await closeSlit();
  return { key: await aesKey(other) };
}
