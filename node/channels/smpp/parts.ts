// The parts of outgoing texts: each is given to the SMS centre once, and each has a receipt of its own.
import { randomInt } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { type Fate, noteFate } from '../outbox.ts';
import { rowOf, rowsOf, transaction } from '../../sqlite/index.ts';
import { idKey, type Receipt } from './receipt.ts';

export interface Part {
  readonly place: number;
  /** Goes with the part as user_message_reference; a centre may give it back in the receipt. */
  readonly reference: number;
  readonly state: 'waiting' | 'offered' | 'sent' | 'delivered' | 'failed';
}

/** The parts of a text in their order, made where it is offered for the first time. */
export function partsOf(database: DatabaseSync, text: string, count: number): Part[] {
  const make = database.prepare(
    "INSERT OR IGNORE INTO part (text, place, reference, state) VALUES (?, ?, ?, 'waiting')",
  );
  const isThere = database.prepare('SELECT 1 FROM part WHERE text = ? AND place = ?');
  transaction(database, () => {
    for (let place = 0; place < count; place++)
      while (isThere.get(text, place) === undefined) make.run(text, place, randomInt(1, 65_536));
  });
  return rowsOf<Part>(
    database.prepare('SELECT place, reference, state FROM part WHERE text = ? ORDER BY place'),
    text,
  );
}

export function notePart(database: DatabaseSync, part: Part, state: 'waiting' | 'offered' | 'failed'): void {
  database.prepare('UPDATE part SET state = ? WHERE reference = ?').run(state, part.reference);
}

/** The centre has taken a part. A receipt that was quicker stands. */
export function notePartSent(database: DatabaseSync, part: Part, messageId: string): void {
  database
    .prepare(
      `UPDATE part SET message_id = coalesce(message_id, ?), state = iif(state = 'offered', 'sent', state)
       WHERE reference = ?`,
    )
    .run(messageId === '' ? null : idKey(messageId), part.reference);
}

/** Whether the centre has, or may have, a part of a text. */
export function hasPartOut(database: DatabaseSync, text: string): boolean {
  const part = database.prepare("SELECT 1 FROM part WHERE text = ? AND state NOT IN ('waiting', 'failed')");
  return part.get(text) !== undefined;
}

interface Found {
  readonly reference: number;
  readonly text: string;
  readonly token: string;
  readonly state: Part['state'];
}

/**
 * Writes down what a receipt tells of a part, and of its text with that: a text is as far as its last part, and has
 * failed with any. False where nothing is known of it.
 */
export function noteReceipt(database: DatabaseSync, receipt: Receipt, now: number): boolean {
  return transaction(database, () => {
    const part = partOf(database, receipt);
    if (part === undefined) return false;
    if (receipt.fate === null || part.state === 'delivered' || part.state === 'failed') return true;
    database
      .prepare('UPDATE part SET state = ?, message_id = coalesce(message_id, ?) WHERE reference = ?')
      .run(receipt.fate, receipt.messageId, part.reference);
    const fate = fateOf(database, part.text);
    if (fate !== null) noteFate(database, part.token, fate, now);
    return true;
  });
}

/**
 * The part that a receipt is of. By the centre's id; else, for one whose answer was never heard, by our reference, or
 * by the number where only one such part is on its way there.
 */
function partOf(database: DatabaseSync, { messageId, reference, number }: Receipt): Found | undefined {
  const find = (where: string) =>
    database.prepare(
      `SELECT part.reference, part.text, part.state, outgoing.token FROM part
       JOIN outgoing ON outgoing.id = part.text WHERE ${where} LIMIT 2`,
    );
  const byId = messageId === null ? undefined : rowOf<Found>(find('part.message_id = ?'), messageId);
  if (byId) return byId;
  const isUnheard = "part.message_id IS NULL AND part.state = 'offered'";
  const byReference =
    reference === null ? undefined : rowOf<Found>(find(`${isUnheard} AND part.reference = ?`), reference);
  if (byReference || number === '') return byReference;
  const there = rowsOf<Found>(find(`${isUnheard} AND ltrim(outgoing.number, '+') = ?`), number);
  return there.length === 1 ? there[0] : undefined;
}

function fateOf(database: DatabaseSync, text: string): Fate | null {
  const states = rowsOf<Part>(
    database.prepare('SELECT place, reference, state FROM part WHERE text = ?'),
    text,
  ).map(({ state }) => state);
  if (states.includes('failed')) return 'failed';
  if (states.every((state) => state === 'delivered')) return 'delivered';
  return states.every((state) => state === 'sent' || state === 'delivered') ? 'sent' : null;
}

/** Forgets the parts of texts that are forgotten. */
export function sweepParts(database: DatabaseSync): void {
  database.exec('DELETE FROM part WHERE text NOT IN (SELECT id FROM outgoing)');
}
