// A keystore is made under another name and put in place when it is whole: where there is a keystore file there
// is a node's identity in it, also after a power cut during the first start.
import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { keystoreFile, reasonOf, syncFolder, withFolder } from './place.ts';
import { KeystoreRefused } from './refused.ts';

const pageBytes = 1 << 20;
const draftPrefix = `${keystoreFile}.draft-`;

/** Makes an empty file with mode 0600 for a new keystore and gives its path; refused where there is one already. */
export function startDraft(dir: string): string {
  return withFolder(dir, () => {
    if (existsSync(join(dir, keystoreFile))) throw new KeystoreRefused('keystore/exists', { dir });
    return startDraftBeside(dir);
  });
}

/** The same where there is a keystore, which the draft is to take the place of. */
export function startDraftBeside(dir: string): string {
  return withFolder(dir, () => {
    const path = join(dir, draftPrefix + randomUUID());
    closeSync(openSync(path, 'wx', 0o600));
    return path;
  });
}

/** Gives a whole draft the keystore's name. It never takes the place of another: a link is refused, not a move. */
export function putInPlace(dir: string, draft: string): void {
  withFolder(dir, () => {
    try {
      linkSync(draft, join(dir, keystoreFile));
    } catch (error) {
      if (reasonOf(error) === 'EEXIST') throw new KeystoreRefused('keystore/exists', { dir });
      throw error;
    }
    syncFolder(dir);
  });
}

/** Erases what makings left behind, finished or cut off. */
export function clearDrafts(dir: string): void {
  withFolder(dir, () => {
    for (const name of readdirSync(dir)) {
      if (name.startsWith(draftPrefix)) eraseBeside(dir, name);
    }
  });
}

/**
 * Overwrites a file of this folder and takes it away: a draft may hold in the clear what the keystore covers. One that is
 * the keystore itself by another name is not overwritten.
 */
export function eraseBeside(dir: string, name: string): void {
  const path = join(dir, name);
  const { ino, dev, size } = statSync(path);
  const kept = statSync(join(dir, keystoreFile), { throwIfNoEntry: false });
  if (kept?.ino !== ino || kept.dev !== dev) {
    const file = openSync(path, 'r+');
    const zeros = Buffer.alloc(pageBytes);
    for (let at = 0; at < size; at += pageBytes)
      writeSync(file, zeros, 0, Math.min(pageBytes, size - at), at);
    fsyncSync(file);
    closeSync(file);
  }
  rmSync(path);
}
