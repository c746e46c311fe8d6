// What the keys folder remembers of backups: who can open them, and when each was made last. Nothing secret.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '../keystore/index.ts';
import type { Recipient } from './backup-key.ts';
import { BackupRefused } from './refused.ts';

export interface LastBackup {
  /** Milliseconds since 1970, by the wall clock. */
  readonly at: number;
  readonly to: string;
}

export interface BackupRecord {
  readonly recipient?: Recipient;
  readonly log?: LastBackup & { readonly position: number };
  readonly keys?: LastBackup;
}

const file = 'backups.json';

export function readRecord(keysDir: string): BackupRecord {
  const path = join(keysDir, file);
  if (!existsSync(path)) return {};
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as BackupRecord;
  } catch {
    // Cut off by a crash of the disk: the recipient must be given again, which is said where it is needed.
    return {};
  }
}

export function amendRecord(keysDir: string, change: Partial<BackupRecord>): void {
  const path = join(keysDir, file);
  const text = `${JSON.stringify({ ...readRecord(keysDir), ...change }, undefined, 2)}\n`;
  writeFileSync(`${path}.new`, text, { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
  syncFolder(keysDir);
}

/** Who can open the backups of this node. Throws `no-recipient` before `ulinzi backup-key` was run. */
export function recipientIn(keysDir: string): Recipient {
  const { recipient } = readRecord(keysDir);
  if (recipient === undefined) throw new BackupRefused('no-recipient');
  return recipient;
}
