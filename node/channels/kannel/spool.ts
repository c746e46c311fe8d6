// The spool: one SQLite file in a folder of its own inside the keys folder. A number and words are in it only until
// Kannel has taken the text, or it has failed; the id stays, so that the text is never given to Kannel again.
import { chmodSync, closeSync, lstatSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeErasable } from '../../sqlite/index.ts';
import { KannelCannot } from './refused.ts';

const spoolFile = 'outgoing.db';

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

/** Opens the spool of a gateway, made new where there is none: folder 0700, file 0600, every commit on the disk. */
export function openSpool(folder: string): DatabaseSync {
  const path = join(folder, spoolFile);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (lstatSync(folder).uid !== process.geteuid?.())
      throw new KannelCannot('kannel/spool-folder', { folder, reason: 'other owner' });
    chmodSync(folder, 0o700);
    closeSync(openSync(path, 'a', 0o600));
    chmodSync(path, 0o600);
  } catch (error) {
    if (error instanceof KannelCannot) throw error;
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new KannelCannot('kannel/spool-folder', { folder, reason });
  }
  try {
    const database = new DatabaseSync(path, { timeout: 1_000 });
    makeErasable(database);
    database.exec(tables);
    return database;
  } catch (error) {
    const code = Number((error as { errcode?: number }).errcode) & 0xff;
    // SQLite's primary result codes: 11 corrupt, 26 not a database.
    if (code === 11 || code === 26) throw new KannelCannot('kannel/spool-damaged', { file: path });
    throw new KannelCannot('kannel/spool-folder', { folder, reason: `SQLite ${code}` });
  }
}
