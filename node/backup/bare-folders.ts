// The folders that a restore fills. They must be empty, or hold what a restore left that was cut off: that one is begun
// anew. The keystore comes to its place last, so that no node can open what is half there.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepApart, syncFolder } from '../keystore/index.ts';
import { BackupRefused } from './refused.ts';

const marker = 'restoring';

function namesIn(dir: string): string[] {
  return existsSync(dir) ? readdirSync(dir) : [];
}

/** Refuses folders in which there is something else. */
export function requireBare(dataDir: string, keysDir: string): void {
  keepApart(keysDir, dataDir);
  const data = namesIn(dataDir);
  if (data.length > 0 && !data.includes(marker)) throw new BackupRefused('not-empty', { dir: dataDir });
  if (namesIn(keysDir).some((name) => name !== marker)) {
    // Killed while it moved its files into place: the keystore is the last of them.
    const isHalf = data.includes(marker) && !namesIn(keysDir).includes('keystore.sqlite');
    if (!isHalf) throw new BackupRefused('not-empty', { dir: keysDir });
  }
}

/** Makes the folders, empty but for the marks of a restore; gives the folder in which the keystore comes to be. */
export function beginIn(dataDir: string, keysDir: string): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  writeFileSync(join(dataDir, marker), '', { mode: 0o600, flush: true });
  mkdirSync(keysDir, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(keysDir)) rmSync(join(keysDir, name), { recursive: true, force: true });
  return join(keysDir, marker);
}

/** Gives the keystore, which is closed, its place; from here on a node can be started. */
export function putKeysInPlace(dataDir: string, keysDir: string): void {
  const from = join(keysDir, marker);
  const names = readdirSync(from);
  // The keystore last: where it is, everything is.
  for (const name of [...names.filter((one) => one !== 'keystore.sqlite'), 'keystore.sqlite'])
    renameSync(join(from, name), join(keysDir, name));
  rmSync(from, { recursive: true });
  syncFolder(keysDir);
  rmSync(join(dataDir, marker), { force: true });
}

/** Takes away what a restore began that was refused on the way. */
export function takeBack(keysDir: string): void {
  rmSync(join(keysDir, marker), { recursive: true, force: true });
}
