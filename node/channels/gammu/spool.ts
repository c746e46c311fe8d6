// The spool: one SQLite file that Gammu's daemon and the node share, in a folder of its own inside the keys folder.
// Numbers and words are here and nowhere else, and only until the node has taken them in.
import { chmodSync, closeSync, lstatSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { GammuCannot } from './refused.ts';
import { makeTables } from './spool-schema.ts';
import { makeErasable } from '../../sqlite/index.ts';

export const spoolFile = 'spool.db';

/** Longer than any write of the daemon; short, because the node's own thread waits. */
const patienceMs = 1_000;

/**
 * Opens the spool of a gateway, made new where there is none: folder 0700, file 0600, write-ahead log (the daemon
 * reads while we write), every commit on the disk, deleted content zeroed.
 * Refuses a folder that is not ours to close and a file that is damaged.
 */
export function openSpool(folder: string, gammuStructure: 17 | 18): DatabaseSync {
  const path = join(folder, spoolFile);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (lstatSync(folder).uid !== process.geteuid?.()) {
      throw new GammuCannot('gammu/spool-folder', { folder, reason: 'other owner' });
    }
    chmodSync(folder, 0o700);
    closeSync(openSync(path, 'a', 0o600));
    chmodSync(path, 0o600);
  } catch (error) {
    if (error instanceof GammuCannot) throw error;
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new GammuCannot('gammu/spool-folder', { folder, reason });
  }
  try {
    const database = new DatabaseSync(path, { timeout: patienceMs });
    makeErasable(database);
    makeTables(database, gammuStructure);
    return database;
  } catch (error) {
    const code = Number((error as { errcode?: number }).errcode) & 0xff;
    // SQLite's primary result codes: 11 corrupt, 26 not a database.
    if (code === 11 || code === 26) throw new GammuCannot('gammu/spool-damaged', { file: path });
    throw new GammuCannot('gammu/spool-folder', { folder, reason: `SQLite ${code}` });
  }
}
