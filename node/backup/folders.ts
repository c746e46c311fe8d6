// Which files of a folder belong to a backup, and whether none is missing in the row.
import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Header, readHeader } from './backup-file.ts';
import { BackupRefused } from './refused.ts';

export interface BackupFile {
  readonly path: string;
  readonly name: string;
  readonly header: Header;
}

const logName = /^ulinzi-log-(\d{6})\.backup$/;
const keysName = /^ulinzi-keys-(\d{8}T\d{9}Z)\.backup$/;

export function logFileName(number: number): string {
  return `ulinzi-log-${String(number).padStart(6, '0')}.backup`;
}

export function keysFileName(at: number): string {
  return `ulinzi-keys-${new Date(at).toISOString().replaceAll(/[-:.]/g, '')}.backup`;
}

function namesIn(dir: string, pattern: RegExp): string[] {
  try {
    return readdirSync(dir)
      .filter((name) => pattern.test(name))
      .sort();
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException).code);
    if (code === 'ENOENT') return [];
    throw new BackupRefused('folder', { dir, reason: code });
  }
}

/** Whether a folder holds files of backups of the log, or of keystores. */
export function holds(dir: string, of: Header['of']): boolean {
  return namesIn(dir, of === 'log' ? logName : keysName).length > 0;
}

/** Bytes of all files of a kind in a folder; null where the folder is not there to be looked at. */
export function bytesIn(dir: string, of: Header['of']): number | null {
  try {
    const names = namesIn(dir, of === 'log' ? logName : keysName);
    return names.length === 0 ? null : names.reduce((sum, name) => sum + statSync(join(dir, name)).size, 0);
  } catch {
    return null;
  }
}

function fileIn(dir: string, name: string, of: Header['of']): BackupFile {
  const path = join(dir, name);
  const { header } = readHeader(path);
  if (header.of !== of) throw new BackupRefused('changed', { file: name });
  return { path, name, header };
}

/** Files of the log, in their order. Throws `file-missing` with the name of the first one that is not there. */
export function logFiles(dir: string): BackupFile[] {
  const files = namesIn(dir, logName).map((name) => fileIn(dir, name, 'log'));
  for (const [index, file] of files.entries()) {
    const expected = logFileName(index + 1);
    if (basename(file.path) !== expected) throw new BackupRefused('file-missing', { file: expected });
    const before = files[index - 1]?.header.through ?? { position: 0, hash: '0'.repeat(64) };
    const { number, after, through } = file.header;
    const follows =
      number === index + 1 && after?.position === before.position && after.hash === before.hash && through;
    if (!follows) throw new BackupRefused('changed', { file: file.name });
  }
  return files;
}

/** Backups of a keystore, oldest first. */
export function keysFiles(dir: string): BackupFile[] {
  return namesIn(dir, keysName).map((name) => fileIn(dir, name, 'keys'));
}
