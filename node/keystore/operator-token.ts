// The token of whoever runs the node: a file that only the node's user can read. Who can read it can read the
// keystore beside it as well, so it opens nothing that was closed to them.
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { makeToken } from './access.ts';
import { checkPrivate, reasonOf } from './place.ts';
import { KeystoreRefused } from './refused.ts';

const tokenFile = 'api-token';

/**
 * Reads the operator's token from a keystore's folder, without opening the keystore: for the command line, while
 * the node has that open. Refuses when the file is missing or others can read it.
 */
export function readOperatorToken(dir: string): string {
  const token = storedToken(dir);
  if (token === undefined) throw new KeystoreRefused('keystore/token-missing', { dir, file: tokenFile });
  return token;
}

/** Gives the token in the folder, and makes one where there is none. */
export function operatorTokenIn(dir: string): string {
  const stored = storedToken(dir);
  if (stored !== undefined) return stored;
  const token = makeToken();
  const draft = join(dir, `${tokenFile}.new`);
  rmSync(draft, { force: true });
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeSync(file, `${token}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, join(dir, tokenFile));
  return token;
}

function storedToken(dir: string): string | undefined {
  const path = join(dir, tokenFile);
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === 'ENOENT') return undefined;
    throw reason === undefined ? error : new KeystoreRefused('keystore/folder', { dir, reason });
  }
  checkPrivate(path, 'file');
  if (!/^[\w-]{43}$/.test(text))
    throw new KeystoreRefused('keystore/token-malformed', { dir, file: tokenFile });
  return text;
}
