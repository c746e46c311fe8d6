// The spool: one SQLite file in a folder of its own inside the keys folder. A number and words are in it only until
// Kannel has taken the text, or it has failed; the id stays, so that the text is never given to Kannel again.
import type { DatabaseSync } from 'node:sqlite';
import { openSpoolFile } from '../spool-file.ts';
import { KannelCannot } from './refused.ts';

/**
 * `token` names the text in Kannel's reports. `state`: `waiting` here; `offered`, from before Kannel is asked until
 * its answer is written down; `accepted` by Kannel; `sent`, `delivered` or `failed` by its reports. `told` is what the
 * node was last told, and `final_at` when that was the end of it.
 */
const tables = `
  CREATE TABLE IF NOT EXISTS outgoing (
    id TEXT PRIMARY KEY,
    token TEXT NOT NULL UNIQUE,
    number TEXT,
    words TEXT,
    urgent INTEGER NOT NULL,
    queued_at INTEGER NOT NULL,
    send_before INTEGER,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'offered', 'accepted', 'sent', 'delivered', 'failed')),
    cause TEXT,
    changed_at INTEGER NOT NULL,
    told TEXT,
    final_at INTEGER
  ) STRICT;
  CREATE INDEX IF NOT EXISTS outgoing_open ON outgoing (state) WHERE final_at IS NULL;
`;

/** Opens the spool of a gateway, made new where there is none. */
export function openSpool(folder: string): DatabaseSync {
  return openSpoolFile(folder, 'outgoing.db', {
    makeTables: (database) => database.exec(tables),
    cannot: (problem, values) => new KannelCannot(`kannel/${problem}`, values),
  });
}
