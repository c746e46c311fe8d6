// The spool: texts that go out, their parts with the names by which receipts tell of them, and messages that came in
// and that the node has not got yet.
import type { DatabaseSync } from 'node:sqlite';
import { makeOutbox } from '../outbox.ts';
import { SpoolCannot } from '../spool-cannot.ts';
import { openSpoolFile } from '../spool-file.ts';

/**
 * `part`: `reference` is ours, `message_id` the centre's. `offered`: from before the centre is asked until its answer
 * is written down. `incoming`: named as Gammu's inbox, whose joining of parts it shares; `Text` is UTF-16 as hexadecimal
 * digits, or the bytes where `Coding` says `8bit`.
 */
const tables = `
  CREATE TABLE IF NOT EXISTS part (
    text TEXT NOT NULL,
    place INTEGER NOT NULL,
    reference INTEGER NOT NULL UNIQUE,
    message_id TEXT,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'offered', 'sent', 'delivered', 'failed')),
    PRIMARY KEY (text, place)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS part_message ON part (message_id);
  CREATE TABLE IF NOT EXISTS incoming (
    ID INTEGER PRIMARY KEY AUTOINCREMENT,
    Reference TEXT NOT NULL,
    SenderNumber TEXT NOT NULL,
    Text TEXT NOT NULL,
    Coding TEXT NOT NULL,
    UDH TEXT NOT NULL,
    ArrivedAt INTEGER NOT NULL,
    Raw TEXT NOT NULL
  ) STRICT;
`;

/** Opens the spool of a gateway, made new where there is none. */
export function openSpool(folder: string): DatabaseSync {
  return openSpoolFile(folder, 'smpp.db', {
    makeTables: (database) => {
      makeOutbox(database);
      database.exec(tables);
    },
    cannot: (problem, values) => new SpoolCannot('smpp', problem, values),
  });
}
