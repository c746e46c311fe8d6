// The spool: one SQLite file that Gammu's daemon and the node share, in a folder of its own inside the keys folder.
// Numbers and words are here and nowhere else, and only until the node has taken them in.
import type { DatabaseSync } from 'node:sqlite';
import { openSpoolFile } from '../spool-file.ts';
import { GammuCannot } from './refused.ts';
import { makeTables } from './spool-schema.ts';

export const spoolFile = 'spool.db';

/** Opens the spool of a gateway, made new where there is none. */
export function openSpool(folder: string, gammuStructure: 17 | 18): DatabaseSync {
  return openSpoolFile(folder, spoolFile, {
    makeTables: (database) => makeTables(database, gammuStructure),
    cannot: (problem, values) => new GammuCannot(`gammu/${problem}`, values),
  });
}
