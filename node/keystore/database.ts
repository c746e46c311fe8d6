// The keystore's SQLite connection. Its lock is SQLite's own: the system drops it with the process, so a node
// killed with -9 leaves nothing behind that a start would have to judge.
//
// While a keystore is open, no code of this process may open its files by other means: closing any descriptor
// of a file drops the locks that the process holds on it.
import { DatabaseSync } from 'node:sqlite';
import { dirname, basename } from 'node:path';
import { KeystoreRefused } from './refused.ts';
import { applicationId, applicationIdOf } from './schema.ts';
import { emptyWriteAheadLog, makeErasable } from '../sqlite/index.ts';

/** Long enough for a killed process to be gone, short enough for a person who started a second node. */
const patienceMs = 500;

/**
 * Opens the file for this process alone: write-ahead log, every commit on the disk, deleted content zeroed.
 * Refuses a file that another process has open, or that is not a keystore.
 */
export function openDatabase(path: string, is: 'new' | 'kept' = 'kept'): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: patienceMs });
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    if (is === 'kept' && applicationIdOf(database) !== applicationId) throw damaged(path);
    makeErasable(database);
    // Takes the lock now: two that were both only reading so far are told apart here.
    database.exec('BEGIN IMMEDIATE; COMMIT');
    // A process killed between a destruction and its checkpoint left what it destroyed on the disk.
    emptyOwnLog(database);
    return database;
  } catch (error) {
    if (database?.isOpen) database.close();
    throw refusalOf(error, path);
  }
}

/** Empties the write-ahead log. The keystore is this process's alone, so that not being able to is a fault. */
export function emptyOwnLog(database: DatabaseSync): void {
  if (!emptyWriteAheadLog(database)) throw new Error('the keystore could not empty its write-ahead log');
}

function damaged(path: string): KeystoreRefused {
  return new KeystoreRefused('keystore/damaged', { dir: dirname(path), file: basename(path) });
}

/** SQLite's primary result codes: 5 busy, 11 corrupt, 26 not a database; 8, 10, 13 and 14 are the disk's. */
function refusalOf(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('errcode' in error)) return error;
  const code = Number(error.errcode) & 0xff;
  if (code === 5) return new KeystoreRefused('keystore/in-use', { dir: dirname(path) });
  if (code === 11 || code === 26) return damaged(path);
  const dir = dirname(path);
  return [8, 10, 13, 14].includes(code)
    ? new KeystoreRefused('keystore/folder', { dir, reason: error.message })
    : error;
}
