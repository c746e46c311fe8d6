// The keystore's own backups: sealed, apart from those of the log, and gone after 30 days, so that what was erased here
// is erased in them too.
import { existsSync, realpathSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Keystore } from '../keystore/index.ts';
import { prepareFolder, writeBackupFile } from './backup-file.ts';
import type { Recipient } from './backup-key.ts';
import { holds, keysFileName, keysFiles } from './folders.ts';
import { BackupRefused } from './refused.ts';

/** Mission rules: an erased key is nowhere after 30 days. */
const termMs = 30 * 86_400_000;

export interface KeysBackupParts {
  readonly keystore: Keystore;
  readonly dir: string;
  readonly recipient: Recipient;
  /** How far the log's last backup goes, so that a restore can tell that a later file of it is missing. */
  readonly logThrough: number;
  readonly now: number;
  readonly signal?: AbortSignal;
}

/** First line of the sealed part, before those of the keystore. */
export interface KeysFacts {
  readonly logThrough: number;
}

/** Makes a backup and deletes those past their term. Throws `same-folder` where the folder holds backups of the log. */
export async function backUpKeys(parts: KeysBackupParts): Promise<{ file: string; deleted: number }> {
  const { keystore, dir, recipient, now } = parts;
  if (holds(dir, 'log')) throw new BackupRefused('same-folder', { dir });
  prepareFolder(dir);
  const file = keysFileName(now);
  const facts = { of: 'keys', node: keystore.nodeId, kind: keystore.kind, at: now } as const;
  if (keysFiles(dir).some(({ header }) => header.node !== facts.node)) throw new BackupRefused('other-node');
  await writeBackupFile(dir, file, facts, recipient, linesOf(parts), parts.signal);
  return { file, deleted: rotate(dir, now) };
}

async function* linesOf({ keystore, logThrough }: KeysBackupParts): AsyncGenerator<string> {
  yield JSON.stringify({ logThrough } satisfies KeysFacts);
  yield* keystore.backupLines();
}

/** Deletes what is older than the term; gives how many files. */
function rotate(dir: string, now: number): number {
  const old = keysFiles(dir).filter(({ header }) => header.at < now - termMs);
  for (const { path } of old) rmSync(path, { force: true });
  return old.length;
}

/** Refuses one folder for both kinds of backup, or one inside the other. */
export function keepBackupsApart(logDir: string, keysDir: string): void {
  const [log, keys] = [real(logDir), real(keysDir)];
  if (`${log}/`.startsWith(`${keys}/`) || `${keys}/`.startsWith(`${log}/`))
    throw new BackupRefused('same-folder', { dir: keysDir });
}

function real(path: string): string {
  const whole = resolve(path);
  if (existsSync(whole)) return realpathSync(whole);
  const parent = resolve(whole, '..');
  return parent === whole ? whole : join(real(parent), whole.slice(parent.length).replace(/^\//, ''));
}
