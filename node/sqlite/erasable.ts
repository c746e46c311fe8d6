// SQLite files in which what is deleted does not stay on the disk: the keystore, and the spools of gateways.
import type { DatabaseSync } from 'node:sqlite';
import { theRow } from './rows.ts';

/** Sets a database so that a commit is on the disk when it returns, and deleted rows are overwritten. */
export function makeErasable(database: DatabaseSync): void {
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = FULL');
  database.exec('PRAGMA secure_delete = ON');
  database.exec('PRAGMA temp_store = MEMORY');
}

/** Runs the work in one transaction: all of it is on the disk when this returns, or none. */
export function transaction<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/**
 * Writes the write-ahead log into the file and cuts it to nothing: what was overwritten is still in that log until
 * then, also with secure_delete. Gives false where another process was just reading or writing.
 */
export function emptyWriteAheadLog(database: DatabaseSync): boolean {
  const { busy } = theRow<{ busy: number }>(database.prepare('PRAGMA wal_checkpoint(TRUNCATE)'));
  return busy === 0;
}
