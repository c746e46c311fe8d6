// The spool: one SQLite file in a folder of its own inside the keys folder. A number and words are in it only until
// Kannel has taken the text, or it has failed; the id stays, so that the text is never given to Kannel again.
import type { DatabaseSync } from 'node:sqlite';
import { makeOutbox } from '../outbox.ts';
import { SpoolCannot } from '../spool-cannot.ts';
import { openSpoolFile } from '../spool-file.ts';

/** Opens the spool of a gateway, made new where there is none. */
export function openSpool(folder: string): DatabaseSync {
  return openSpoolFile(folder, 'outgoing.db', {
    makeTables: makeOutbox,
    cannot: (problem, values) => new SpoolCannot('kannel', problem, values),
  });
}
