// The phone's own database. The names of it, its stores and its keys say nothing, and everything that is anybody's
// business is sealed before it comes here.

/** a: what must be read before the lock is opened. b: sealed under the data key. c: sealed while locked. */
export type Store = 'a' | 'b' | 'c';

/** A value to be put, or undefined for one to be taken away. */
export interface Change {
  readonly store: Store;
  readonly key: string;
  readonly value: unknown;
}

export type Written = 'kept' | 'full';

const name = 'n';
const stores: readonly Store[] = ['a', 'b', 'c'];

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, 1);
    asked.onupgradeneeded = () => {
      for (const store of stores) asked.result.createObjectStore(store);
    };
    asked.onerror = () => reject(asked.error);
    asked.onsuccess = () => {
      // Another window destroys the notebook: it must not wait for this one.
      asked.result.onversionchange = () => asked.result.close();
      resolve(asked.result);
    };
  });
  return opened;
}

export async function readOne(store: Store, key: string): Promise<unknown> {
  const disk = await open();
  return new Promise((resolve, reject) => {
    const asked = disk.transaction(store).objectStore(store).get(key);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

export async function readAll(store: Store): Promise<(readonly [key: string, value: unknown])[]> {
  const disk = await open();
  return new Promise((resolve, reject) => {
    const transaction = disk.transaction(store);
    const keys = transaction.objectStore(store).getAllKeys();
    const values = transaction.objectStore(store).getAll();
    transaction.oncomplete = () =>
      resolve(keys.result.map((key, index) => [String(key), values.result[index]] as const));
    transaction.onabort = () => reject(transaction.error);
  });
}

/** Puts and takes away, all of it or nothing, and on the disk itself when it resolves: the battery may die. */
export async function writeAll(changes: readonly Change[]): Promise<Written> {
  const disk = await open();
  return new Promise((resolve, reject) => {
    const transaction = disk.transaction(stores, 'readwrite', { durability: 'strict' });
    transaction.oncomplete = () => resolve('kept');
    transaction.onabort = () => {
      if (transaction.error?.name === 'QuotaExceededError') resolve('full');
      else reject(transaction.error ?? new Error('not written'));
    };
    for (const { store, key, value } of changes) {
      const place = transaction.objectStore(store);
      if (value === undefined) place.delete(key);
      else place.put(value, key);
    }
  });
}

/** Empties a store. */
export async function clear(...which: readonly Store[]): Promise<void> {
  const disk = await open();
  await new Promise<void>((resolve, reject) => {
    const transaction = disk.transaction(which, 'readwrite', { durability: 'strict' });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    for (const store of which) transaction.objectStore(store).clear();
  });
}

/** Removes the database as a whole. */
export async function removeDisk(): Promise<void> {
  (await open()).close();
  opened = undefined;
  await new Promise<void>((resolve, reject) => {
    const asked = indexedDB.deleteDatabase(name);
    asked.onsuccess = () => resolve();
    asked.onerror = () => reject(asked.error);
  });
}
