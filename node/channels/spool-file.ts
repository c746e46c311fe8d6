// The spool of a gateway: one SQLite file in a folder of its own inside the keys folder. Numbers and words are in it
// until they have been taken, and nowhere else.
import { chmodSync, closeSync, lstatSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeErasable } from '../sqlite/index.ts';

/** Longer than any write of another process that shares the spool; short, because the node's own thread waits. */
const patienceMs = 1_000;

/** `spool-folder`: it is not ours to close, or cannot be written. `spool-damaged`: the file is. */
export type SpoolProblem = 'spool-folder' | 'spool-damaged';

export interface SpoolParts {
  makeTables(database: DatabaseSync): void;
  /** Names the problem as the gateway's kind does. */
  cannot(problem: SpoolProblem, values: Readonly<Record<string, string>>): Error;
}

/**
 * Opens a spool, made new where there is none: folder 0700, file 0600, write-ahead log, every commit on the disk,
 * deleted content zeroed. Refuses a folder that is not ours to close and a file that is damaged.
 */
export function openSpoolFile(
  folder: string,
  file: string,
  { makeTables, cannot }: SpoolParts,
): DatabaseSync {
  const path = join(folder, file);
  const unusable = (reason: string) => cannot('spool-folder', { folder, reason });
  let isOurs: boolean;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    isOurs = lstatSync(folder).uid === process.geteuid?.();
    if (isOurs) {
      chmodSync(folder, 0o700);
      closeSync(openSync(path, 'a', 0o600));
      chmodSync(path, 0o600);
    }
  } catch (error) {
    throw unusable((error as NodeJS.ErrnoException).code ?? 'unknown');
  }
  if (!isOurs) throw unusable('other owner');
  try {
    const database = new DatabaseSync(path, { timeout: patienceMs });
    makeErasable(database);
    makeTables(database);
    return database;
  } catch (error) {
    const code = Number((error as { errcode?: number }).errcode) & 0xff;
    // SQLite's primary result codes: 11 corrupt, 26 not a database.
    throw code === 11 || code === 26 ? cannot('spool-damaged', { file: path }) : unusable(`SQLite ${code}`);
  }
}
