// For tests: a spool in a folder that is removed again, and rows as the daemon writes them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { openSpool } from './spool.ts';

export interface SpoolInTest {
  readonly folder: string;
  readonly database: DatabaseSync;
  remove(): void;
}

export function spoolInTest(): SpoolInTest {
  const folder = mkdtempSync(join(tmpdir(), 'ulinzi-spool-'));
  const database = openSpool(folder, 17);
  return {
    folder,
    database,
    remove: () => {
      database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The daemon writes down a message that came in. Gives the row's id. */
export function receives(
  database: DatabaseSync,
  { from = '+243990000001', text = 'Kibua', udh = '', at = '2026-11-20 09:30:15' } = {},
): number {
  const digits = Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();
  const row = database
    .prepare(
      `INSERT INTO inbox (ReceivingDateTime, Text, SenderNumber, Coding, UDH, TextDecoded, RecipientID)
       VALUES (?, ?, ?, 'Unicode_No_Compression', ?, ?, 'gateway-1')`,
    )
    .run(at, digits, from, udh, text);
  return Number(row.lastInsertRowid);
}

/** The daemon takes up the texts that wait, for the sixty seconds that it gives itself. */
export function takesUp(database: DatabaseSync, id: number): void {
  database.prepare("UPDATE outbox SET SendingTimeOut = datetime('now', '+60 seconds') WHERE ID = ?").run(id);
}

/** The daemon writes down a part as sent, or with another status. */
export function writesDown(
  database: DatabaseSync,
  id: number,
  { part = 1, status = 'SendingOK', code = -1 } = {},
): void {
  database
    .prepare(
      `INSERT INTO sentitems (ID, SequencePosition, Status, StatusCode, CreatorID, SenderID, Text, UDH, DestinationNumber)
       SELECT ID, ?, ?, ?, CreatorID, 'gateway-1', '', '', DestinationNumber FROM outbox WHERE ID = ?`,
    )
    .run(part, status, code, id);
}
