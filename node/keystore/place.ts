// Where a keystore lies. Its file is not encrypted (an unattended node opens it by itself), so its place is its
// protection: a folder that only the node's user can enter, never inside the data folder or around it.
import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  statSync,
  type Stats,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { KeystoreRefused } from './refused.ts';

export const keystoreFile = 'keystore.sqlite';

/** Files of SQLite's own beside the keystore; each may hold keys. */
const companions = [`${keystoreFile}-wal`, `${keystoreFile}-shm`, `${keystoreFile}-journal`];

/**
 * Makes the folder with mode 0700 where there is none; one that is there must be private already.
 * Folders above it get the usual mode: the data folder may lie beside it, and other users must reach that.
 */
export function makeFolder(dir: string): void {
  withFolder(dir, () => {
    mkdirSync(dirname(resolve(dir)), { recursive: true });
    try {
      mkdirSync(dir, { mode: 0o700 });
    } catch (error) {
      if (reasonOf(error) !== 'EEXIST') throw error;
    }
    syncFolder(dirname(resolve(dir)));
  });
  checkPrivate(dir, 'folder');
}

/** Refuses a folder without a keystore, and one that others on the machine can reach. */
export function checkPlace(dir: string): void {
  if (!statOf(dir, 'folder') || !statOf(join(dir, keystoreFile), 'file')) {
    throw new KeystoreRefused('keystore/missing', { dir });
  }
  checkPrivate(dir, 'folder');
  for (const name of [keystoreFile, ...companions]) {
    if (statOf(join(dir, name), 'file')) checkPrivate(join(dir, name), 'file');
  }
}

/**
 * Refuses a folder or file that is open to others or belongs to another user. It looks at the mode bits and not
 * at what this process may do, because root may do everything.
 */
export function checkPrivate(path: string, kind: 'folder' | 'file'): void {
  const stats = statOf(path, kind);
  if (!stats || !(kind === 'folder' ? stats.isDirectory() : stats.isFile())) {
    throw new KeystoreRefused('keystore/not-plain', { path, wanted: kind });
  }
  const uid = process.geteuid?.() ?? stats.uid;
  if (stats.uid !== uid) throw new KeystoreRefused('keystore/other-owner', { path, owner: stats.uid, uid });
  if ((stats.mode & 0o077) !== 0) {
    const mode = (stats.mode & 0o777).toString(8).padStart(4, '0');
    throw new KeystoreRefused('keystore/permissions', {
      path,
      mode,
      wanted: kind === 'folder' ? '700' : '600',
    });
  }
}

/** Refuses a keystore folder that lies inside the data folder, around it, or is the same. Links are followed. */
export function keepApart(keysFolder: string, dataFolder: string): void {
  const keys = withFolder(keysFolder, () => realPath(resolve(keysFolder)));
  const data = withFolder(dataFolder, () => realPath(resolve(dataFolder)));
  if (holds(keys, data) || holds(data, keys)) {
    throw new KeystoreRefused('keystore/inside-data', { keys: keysFolder, data: dataFolder });
  }
}

function holds(outer: string, inner: string): boolean {
  const way = relative(outer, inner);
  return way !== '..' && !way.startsWith(`..${sep}`);
}

/** The real path, also of a folder that is yet to be made. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if (reasonOf(error) !== 'ENOENT' || dirname(path) === path) throw error;
    return join(realPath(dirname(path)), basename(path));
  }
}

/** A folder may be reached by a link (an encrypted volume, say); a file may not. */
function statOf(path: string, kind: 'folder' | 'file'): Stats | undefined {
  return withFolder(kind === 'folder' ? path : dirname(path), () =>
    kind === 'folder'
      ? statSync(path, { throwIfNoEntry: false })
      : lstatSync(path, { throwIfNoEntry: false }),
  );
}

/** Makes a new name in the folder last through a power cut. */
export function syncFolder(dir: string): void {
  const folder = openSync(dir, 'r');
  try {
    fsyncSync(folder);
  } catch {
    // Some file systems cannot sync a folder; SQLite goes on in that case too.
  } finally {
    closeSync(folder);
  }
}

/** Turns what the system refuses in a folder into a refusal that names the folder and the reason. */
export function withFolder<Result>(dir: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    throw new KeystoreRefused('keystore/folder', { dir, reason });
  }
}

/** The system's name for what went wrong (`EACCES`), if it is the system that refused. */
export function reasonOf(error: unknown): string | undefined {
  return error instanceof Error && 'syscall' in error ? (error as NodeJS.ErrnoException).code : undefined;
}
