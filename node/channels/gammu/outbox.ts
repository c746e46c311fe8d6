// The way out: texts that the daemon is to send, and what it says of them.
import { randomInt } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { DeliveryCause, DeliveryState, OutgoingMessage } from '../channel.ts';
import {
  dialable,
  giveUpAfterMs,
  hasFailedForCertain,
  isFinal,
  markOf,
  rememberMs,
} from '../outgoing-text.ts';
import type { TextInSpool, TriedPart } from './delivery-states.ts';
import { cutText } from './outgoing-parts.ts';
import { rowOf, rowsOf, theRow, transaction } from '../../sqlite/index.ts';

/** Before every moment, also of a laptop that has lost its clock: a row with this time-out is free to be taken up. */
const longAgo = '1970-01-01 00:00:00';

/** The daemon takes up rows that bear its gateway's name; these two are no gateway's. */
const held = '(held)';
const withdrawn = '(withdrawn)';

/**
 * Puts a text into the spool unless its id is known; then its state is told again, for the one who asks may have
 * lost the answer: an open one's by the usual way, an ended one's is the result.
 * What cannot be sent (no number, no text, too long) is kept as failed.
 */
export function queueText(
  database: DatabaseSync,
  gateway: string,
  message: OutgoingMessage,
  now: number,
): DeliveryState | undefined {
  const { id, to, text, urgent, sendBefore } = message;
  const cut = dialable.test(to) ? cutText(text, randomInt(256)) : null;
  return transaction(database, () => {
    const isNew = database
      .prepare('INSERT OR IGNORE INTO outgoing (id, outbox_id, queued_at, send_before) VALUES (?, 0, ?, ?)')
      .run(id, now, sendBefore ?? null).changes;
    if (isNew === 0) {
      database.prepare('UPDATE outgoing SET told = NULL WHERE id = ? AND final_at IS NULL').run(id);
      return endedState(database, id);
    }
    if (cut === null) return undefined;
    const [first, ...others] = cut.parts;
    const row = database
      .prepare(
        `INSERT INTO outbox (DestinationNumber, TextDecoded, UDH, Coding, MultiPart, CreatorID, SenderID, Priority,
           DeliveryReport, RelativeValidity, SendingDateTime, SendingTimeOut)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'yes', ?, '${longAgo}', '${longAgo}')`,
      )
      .run(
        to,
        first!.text,
        first!.udh,
        cut.coding,
        others.length > 0 ? 'true' : 'false',
        id,
        gateway,
        urgent ? 1 : 0,
        relativeValidity((sendBefore ?? Number.POSITIVE_INFINITY) - now),
      );
    const part = database.prepare(
      'INSERT INTO outbox_multipart (ID, SequencePosition, TextDecoded, UDH, Coding) VALUES (?, ?, ?, ?, ?)',
    );
    for (const [index, other] of others.entries()) {
      part.run(row.lastInsertRowid, index + 2, other.text, other.udh, cut.coding);
    }
    database.prepare('UPDATE outgoing SET outbox_id = ? WHERE id = ?').run(row.lastInsertRowid, id);
    return undefined;
  });
}

function endedState(database: DatabaseSync, id: string): DeliveryState | undefined {
  const row = database.prepare('SELECT told, final_at FROM outgoing WHERE id = ?').get(id);
  if (row === undefined || row['final_at'] === null) return undefined;
  const [state, cause] = String(row['told']).split(' ') as [DeliveryState['state'], DeliveryCause?];
  return { id, state, ...(cause && { cause }), at: Number(row['final_at']) };
}

/** How long the network keeps a text for a phone that is off (TP-VP, TS 23.040, 9.2.3.12.1): at most three days. */
function relativeValidity(ms: number): number {
  const minutes = Math.max(5, ms / 60_000);
  if (minutes <= 720) return Math.ceil(minutes / 5) - 1;
  if (minutes <= 1_440) return 143 + Math.ceil((minutes - 720) / 30);
  return Math.min(169, 166 + Math.ceil(minutes / 1_440));
}

/**
 * Withdraws the texts that are not worth sending any more, unless the daemon is busy with them: from then on it
 * cannot take them up, so that what we report as failed does not go out after all.
 */
export function withdrawStale(database: DatabaseSync, now: number): void {
  const stale = database.prepare(
    'SELECT outbox_id FROM outgoing WHERE final_at IS NULL AND (send_before <= ? OR queued_at <= ?)',
  );
  const withdraw = database.prepare(
    `UPDATE outbox SET SenderID = '${withdrawn}'
     WHERE ID = ? AND SenderID <> '${withdrawn}' AND SendingTimeOut <= datetime('now')`,
  );
  for (const row of rowsOf<{ outbox_id: number }>(stale, now, now - giveUpAfterMs))
    withdraw.run(row.outbox_id);
}

/** Gives the texts whose end the node has not been told, with what it was told last. */
export function openTexts(database: DatabaseSync): { text: TextInSpool; told: string | null }[] {
  const open = database.prepare(
    `SELECT o.id, o.outbox_id, o.queued_at, o.told, b.ID IS NOT NULL AS waits,
            b.SenderID = '${withdrawn}' AS is_withdrawn
     FROM outgoing o LEFT JOIN outbox b ON b.ID = o.outbox_id
     WHERE o.final_at IS NULL ORDER BY o.rowid`,
  );
  const tried = database.prepare(
    `SELECT Status AS status, StatusCode AS statusCode, SendingDateTime AS sentAt, DeliveryDateTime AS deliveredAt
     FROM sentitems WHERE ID = ? ORDER BY SequencePosition`,
  );
  return rowsOf<OpenRow>(open).map((row) => ({
    told: row.told,
    text: {
      id: row.id,
      outboxId: row.outbox_id,
      queuedAt: row.queued_at,
      waits: row.waits === 1,
      isWithdrawn: row.is_withdrawn === 1,
      tried: rowsOf<TriedPart>(tried, row.outbox_id),
    },
  }));
}

interface OpenRow {
  readonly id: string;
  readonly outbox_id: number;
  readonly queued_at: number;
  readonly told: string | null;
  readonly waits: number;
  readonly is_withdrawn: number | null;
}

/** Takes note that the node has a state for good. At the end of a text its rows, with number and words, are deleted. */
export function noteTold(database: DatabaseSync, state: DeliveryState, now: number): void {
  transaction(database, () => {
    database
      .prepare('UPDATE outgoing SET told = ?, final_at = ? WHERE id = ?')
      .run(markOf(state), isFinal(state) ? now : null, state.id);
    if (isFinal(state)) deleteText(database, state.id);
  });
}

function deleteText(database: DatabaseSync, id: string): void {
  for (const table of ['outbox', 'outbox_multipart', 'sentitems']) {
    database.prepare(`DELETE FROM ${table} WHERE ID = (SELECT outbox_id FROM outgoing WHERE id = ?)`).run(id);
  }
}

/**
 * Takes back a text that the daemon was never busy with (it claims what it sends for a time, also if it dies then), or
 * that has failed for certain: nothing of it is left. A text that it claimed may have gone out.
 */
export function takeBackText(database: DatabaseSync, id: string): 'taken-back' | 'unknown' {
  return transaction(database, () => {
    const row = rowOf<{ outbox_id: number; told: string | null; final_at: number | null }>(
      database.prepare('SELECT outbox_id, told, final_at FROM outgoing WHERE id = ?'),
      id,
    );
    if (row === undefined) return 'taken-back';
    const isUntouched = database.prepare(
      `SELECT 1 FROM outbox WHERE ID = ? AND SendingTimeOut = '${longAgo}' AND Retries = 0
         AND NOT EXISTS (SELECT 1 FROM sentitems s WHERE s.ID = outbox.ID)`,
    );
    const isBack =
      row.final_at === null
        ? row.outbox_id === 0 || isUntouched.get(row.outbox_id) !== undefined
        : hasFailedForCertain(row.told ?? '');
    if (!isBack) return 'unknown';
    if (row.final_at === null) deleteText(database, id);
    database.prepare('DELETE FROM outgoing WHERE id = ?').run(id);
    return 'taken-back';
  });
}

/** How many texts the network has not got yet. */
export function waitingTexts(database: DatabaseSync): number {
  return theRow<{ n: number }>(database.prepare('SELECT count(*) AS n FROM outbox')).n;
}

/** Keeps the daemon from taking up another text; what it is sending goes on. */
export function holdTexts(database: DatabaseSync): void {
  database.exec(`UPDATE outbox SET SenderID = '${held}' WHERE SenderID <> '${withdrawn}'`);
}

/** Whether the daemon is sending a text now. */
export function isSending(database: DatabaseSync): boolean {
  return database.prepare("SELECT 1 FROM outbox WHERE SendingTimeOut > datetime('now')").get() !== undefined;
}

/**
 * Puts the outbox in order between two lives of the daemon, while none runs. A text that it had written down as sent
 * is not sent again. One that it was busy with when it died may or may not have gone out: it is sent again, once,
 * because a page that comes twice does less harm than one that does not come. (The daemon claims a text for sixty
 * seconds; five seconds and less are the pause after an error.)
 */
export function settleOutbox(database: DatabaseSync, gateway: string): void {
  transaction(database, () => {
    database.exec(
      `DELETE FROM outbox WHERE
         (SELECT count(*) FROM sentitems s WHERE s.ID = outbox.ID) >
         (SELECT count(*) FROM outbox_multipart p WHERE p.ID = outbox.ID);
       DELETE FROM outbox_multipart WHERE ID NOT IN (SELECT ID FROM outbox);
       UPDATE outbox SET Status = 'SendingOK'
         WHERE EXISTS (SELECT 1 FROM sentitems s WHERE s.ID = outbox.ID AND s.SequencePosition = 1);
       UPDATE outbox_multipart SET Status = 'SendingOK'
         WHERE EXISTS (SELECT 1 FROM sentitems s WHERE s.ID = outbox_multipart.ID
                         AND s.SequencePosition = outbox_multipart.SequencePosition);
       UPDATE outbox SET Retries = Retries + 1 WHERE SendingTimeOut > datetime('now', '+5 seconds');
       UPDATE outbox SET SendingTimeOut = '${longAgo}' WHERE SendingTimeOut > '${longAgo}';`,
    );
    releaseTexts(database, gateway);
  });
}

/** Gives all waiting texts to the daemon of this gateway. */
export function releaseTexts(database: DatabaseSync, gateway: string): void {
  database.prepare(`UPDATE outbox SET SenderID = ? WHERE SenderID <> '${withdrawn}'`).run(gateway);
}

/** Forgets ids whose end lies long back, and network answers older than a month. */
export function sweepSpool(database: DatabaseSync, now: number): void {
  database.prepare('DELETE FROM outgoing WHERE final_at < ?').run(now - rememberMs);
  database.prepare('DELETE FROM aside WHERE received_at < ?').run(now - 30 * 86_400_000);
}
