// A daemon that dies after it wrote a message into the spool and before it deleted it in the modem reads it again in
// its next life. It writes and deletes one message at a time, so this can be the last message of the former life
// only; everything else that looks alike was sent more than once, and counts.
import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { rowsOf, theRow } from '../../sqlite/index.ts';
import { joinParts, type InboxRow, type ReceivedMessage } from './multipart.ts';

/** How many of the first rows of a life are looked at: what a SIM holds. A modem's order need not be ours. */
const rowsOfAFirstReading = 255;

/** Tells two readings of one message from two messages: sender, centre's time, header and words. */
function fingerprintOf(message: ReceivedMessage): Buffer {
  const parts = message.rows.map((row) => [row.SenderNumber, row.ReceivingDateTime, row.UDH, row.Text]);
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}

/** Remembers the message as taken, in the transaction that deletes its rows. */
export function markTaken(database: DatabaseSync, messages: readonly ReceivedMessage[]): void {
  let last: { id: number; message: ReceivedMessage } | undefined;
  for (const message of messages) {
    const id = Math.max(...message.ids);
    if (last === undefined || id > last.id) last = { id, message };
  }
  if (last === undefined) return;
  database
    .prepare('UPDATE mark SET last_taken_id = ?, last_taken = ? WHERE last_taken_id < ?')
    .run(last.id, fingerprintOf(last.message), last.id);
}

/** Draws the line under a daemon's life. To be called when none runs, before the next one does. */
export function beginLife(database: DatabaseSync): void {
  const last = Number(
    (database.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'inbox'").get() ?? { seq: 0 }).seq,
  );
  const rows = rowsOf<InboxRow>(database.prepare('SELECT * FROM inbox ORDER BY ID'));
  const waiting = joinParts(rows).find((message) => message.ids.includes(last));
  const taken = database.prepare('SELECT last_taken FROM mark WHERE last_taken_id = ?').get(last);
  const fingerprint = waiting === undefined ? (taken?.['last_taken'] ?? null) : fingerprintOf(waiting);
  database
    .prepare('UPDATE mark SET life_begins_after = ?, last_before_life = ?')
    .run(last, fingerprint as Uint8Array | null);
}

/**
 * Whether the message is the one that the former daemon wrote last, read once more. True once: whoever sends the
 * same again is heard again.
 */
export function isReadAgain(database: DatabaseSync, message: ReceivedMessage): boolean {
  const mark = theRow<{ life_begins_after: number; last_before_life: Uint8Array | null }>(
    database.prepare('SELECT life_begins_after, last_before_life FROM mark'),
  );
  const first = Math.min(...message.ids) - mark.life_begins_after;
  if (mark.last_before_life === null || first < 1 || first > rowsOfAFirstReading) return false;
  if (!fingerprintOf(message).equals(mark.last_before_life)) return false;
  database.exec('UPDATE mark SET last_before_life = NULL');
  return true;
}
