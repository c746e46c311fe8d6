// The way out: texts that a gateway of another program is to have, each once, and what became of them. The queue is
// ours; what the other side did with a text it alone knows.
import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { gsm7Length } from '@ulinzi/words';
import type { DeliveryCause, DeliveryState, OutgoingMessage } from './channel.ts';
import { rowOf, rowsOf, theRow, transaction } from '../sqlite/index.ts';
import { dialable, giveUpAfterMs, isFinal, markOf, rememberMs } from './outgoing-text.ts';

/** So long a report may still tell that the other side had taken a text whose answer never came. */
const unknownAfterMs = 60_000;

/**
 * `token` names the text in reports. `state`: `waiting` here; `offered`, from before the other side is asked until its
 * answer is written down; `accepted` by it; `sent`, `delivered` or `failed` by its reports. `told` is what the node was
 * last told, and `final_at` when that was the end of it. A number and words are here only until the other side has the
 * text, or it has failed; the id stays, so that the text is never given to it again.
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

export function makeOutbox(database: DatabaseSync): void {
  database.exec(tables);
}

/** A token that nobody guesses. */
export function drawToken(): string {
  return randomBytes(24).toString('base64url');
}

/** A text that is to be given to the other side now. */
export interface OfferedText {
  readonly id: string;
  /** Names the text in reports. */
  readonly token: string;
  readonly number: string;
  readonly words: string;
  readonly urgent: boolean;
  readonly sendBefore: number | null;
}

/**
 * Keeps a text unless its id is known; then its state is told again: an open one's by the usual way, an ended one's is
 * the result. What cannot be sent (no number, no text, more than five parts) is kept as failed.
 */
export function queueText(
  database: DatabaseSync,
  { id, to, text, urgent, sendBefore }: OutgoingMessage,
  now: number,
  token = drawToken(),
): DeliveryState | undefined {
  const isFit = dialable.test(to) && isSendable(text);
  return transaction(database, () => {
    const isNew = database
      .prepare(
        `INSERT OR IGNORE INTO outgoing (id, token, number, words, urgent, queued_at, send_before, state, cause, changed_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        id,
        token,
        isFit ? to : null,
        isFit ? text : null,
        urgent ? 1 : 0,
        now,
        sendBefore ?? null,
        isFit ? 'waiting' : 'failed',
        isFit ? null : 'refused',
        now,
      ).changes;
    if (isNew === 1) return undefined;
    database.prepare('UPDATE outgoing SET told = NULL WHERE id = ? AND final_at IS NULL').run(id);
    const ended = database.prepare(`SELECT ${columns} FROM outgoing WHERE id = ? AND final_at IS NOT NULL`);
    const row = rowOf<Row>(ended, id);
    return row && stateOf(row);
  });
}

/** Five parts at most, as `max-messages` of our lines in kannel.conf. */
function isSendable(text: string): boolean {
  const length = gsm7Length(text);
  return text !== '' && (length === null ? text.length <= 5 * 67 : length <= 5 * 153);
}

/**
 * Takes the next text to give to the other side, urgent ones first, and writes down that it is being given before it is. From
 * then on it is offered: only an answer that it was not taken makes it wait again.
 */
export function offerNext(database: DatabaseSync, now: number): OfferedText | undefined {
  const offer = database.prepare(
    `UPDATE outgoing SET state = 'offered', changed_at = ? WHERE id =
       (SELECT id FROM outgoing WHERE state = 'waiting' AND final_at IS NULL AND coalesce(send_before, ?) > ?
        ORDER BY urgent DESC, queued_at, rowid LIMIT 1)
     RETURNING id, token, number, words, urgent, send_before AS sendBefore`,
  );
  const row = rowOf<Omit<OfferedText, 'urgent'> & { readonly urgent: number }>(offer, now, now + 1, now);
  return row && { ...row, urgent: row.urgent === 1 };
}

/**
 * What was said of a text that was offered. Silence is no answer: the text stays offered; but where the other side takes
 * each id once it is `maybe-taken`, and may be offered there again, and nowhere else.
 */
export type Answer = 'accepted' | 'not-taken' | 'maybe-taken' | 'refused';

/** Writes an answer down. A report that was quicker stands. Once the other side has it, number and words go. */
export function noteAnswer(database: DatabaseSync, id: string, answer: Answer, now: number): void {
  if (answer === 'not-taken' || answer === 'maybe-taken') {
    // What it may have had once it may have still, also when it says "not now" the next time.
    database
      .prepare(
        "UPDATE outgoing SET state = 'waiting', cause = coalesce(cause, ?) WHERE id = ? AND state = 'offered'",
      )
      .run(answer === 'maybe-taken' ? 'unknown' : null, id);
    return;
  }
  database
    .prepare(
      `UPDATE outgoing SET state = ?, cause = ?, changed_at = ?, number = NULL, words = NULL
       WHERE id = ? AND state = 'offered'`,
    )
    .run(answer === 'accepted' ? 'accepted' : 'failed', answer === 'accepted' ? null : 'refused', now, id);
}

/** What a report tells of a text. */
export type Fate = 'sent' | 'delivered' | 'failed';

export function hasToken(database: DatabaseSync, token: string): boolean {
  return database.prepare('SELECT 1 FROM outgoing WHERE token = ?').get(token) !== undefined;
}

/**
 * Writes down what a report tells. Reports come in any order. A text whose fate was not known gets it now. False where
 * no text has the token.
 */
export function noteFate(database: DatabaseSync, token: string, fate: Fate, now: number): boolean {
  if (!hasToken(database, token)) return false;
  const from = fate === 'sent' ? "('offered', 'accepted')" : "('offered', 'accepted', 'sent')";
  database
    .prepare(
      `UPDATE outgoing SET state = ?, cause = ?, changed_at = ?, number = NULL, words = NULL, told = NULL, final_at = NULL
       WHERE token = ? AND (state IN ${from} OR (state IN ('waiting', 'failed') AND cause = 'unknown'))`,
    )
    .run(fate, fate === 'failed' ? 'refused' : null, now, token);
  return true;
}

/**
 * Ends what has waited in vain: what was not worth sending any more before the network had it (`whyNot` tells why it
 * has not), what was offered and never answered, and what nothing was heard of. None of them is sent after all by us;
 * a gateway that is told until when drops at about the same time what it still holds.
 */
export function endStale(
  database: DatabaseSync,
  now: number,
  { whyNot, openedAt }: { whyNot: DeliveryCause; openedAt: number },
): void {
  const end = (where: string, cause: DeliveryCause, ...values: number[]) =>
    database
      .prepare(
        `UPDATE outgoing SET state = 'failed', cause = coalesce(cause, ?), changed_at = ?, number = NULL, words = NULL
         WHERE final_at IS NULL AND ${where}`,
      )
      .run(cause, now, ...values);
  end("state = 'offered' AND max(changed_at, ?) <= ?", 'unknown', openedAt, now - unknownAfterMs);
  end("state = 'offered' AND send_before <= ?", 'unknown', now);
  end("state IN ('waiting', 'accepted') AND send_before <= ?", whyNot, now);
  end("state = 'sent' AND queued_at <= ?", 'no-report', now - giveUpAfterMs);
  end("state IN ('waiting', 'accepted') AND queued_at <= ?", whyNot, now - giveUpAfterMs);
}

/**
 * Takes back a text that is not with the other side, or that it has refused: nothing of it is left. What was ever offered
 * and not answered, and what was accepted, may have gone out.
 */
export function takeBackText(database: DatabaseSync, id: string): 'taken-back' | 'unknown' {
  return transaction(database, () => {
    database
      .prepare(
        `DELETE FROM outgoing WHERE id = ?
         AND ((state = 'waiting' AND cause IS NULL) OR (state = 'failed' AND cause = 'refused'))`,
      )
      .run(id);
    const isLeft = database.prepare('SELECT 1 FROM outgoing WHERE id = ?').get(id) !== undefined;
    return isLeft ? 'unknown' : 'taken-back';
  });
}

/** Of a row what its state is made of: number and words are read only to be given away. */
const columns = 'id, state, cause, changed_at, queued_at, told';

interface Row {
  readonly id: string;
  readonly state: 'waiting' | 'offered' | 'accepted' | 'sent' | 'delivered' | 'failed';
  readonly cause: DeliveryCause | null;
  readonly changed_at: number;
  readonly queued_at: number;
  readonly told: string | null;
}

function stateOf({ id, state, cause, changed_at, queued_at }: Row): DeliveryState {
  if (state === 'waiting' || state === 'offered' || state === 'accepted')
    return { id, state: 'handed', at: queued_at };
  return { id, state, ...(cause && { cause }), at: changed_at };
}

/** States that the node has not been told, the oldest first. */
export function untold(database: DatabaseSync): DeliveryState[] {
  const open = database.prepare(`SELECT ${columns} FROM outgoing WHERE final_at IS NULL ORDER BY rowid`);
  return rowsOf<Row>(open)
    .map((row) => ({ told: row.told, state: stateOf(row) }))
    .filter(({ told, state }) => markOf(state) !== told)
    .map(({ state }) => state);
}

/** Takes note that the node has a state for good; a newer one meanwhile is still to be told. */
export function noteTold(database: DatabaseSync, told: DeliveryState, now: number): void {
  database
    .prepare(
      `UPDATE outgoing SET told = ?, final_at = iif(state = ? AND coalesce(cause, '') = ?, ?, NULL) WHERE id = ?`,
    )
    .run(markOf(told), told.state, told.cause ?? '', isFinal(told) ? now : null, told.id);
}

/** Texts that the network has not got yet. */
export function waitingTexts(database: DatabaseSync): number {
  return countOf(database, "state IN ('waiting', 'offered', 'accepted') AND final_at IS NULL");
}

/** Texts that the other side has had for less than a minute and the network has not got. */
export function textsGiven(database: DatabaseSync, now: number): number {
  return countOf(database, `state IN ('offered', 'accepted') AND changed_at > ${Math.trunc(now) - 60_000}`);
}

function countOf(database: DatabaseSync, where: string): number {
  return theRow<{ n: number }>(database.prepare(`SELECT count(*) AS n FROM outgoing WHERE ${where}`)).n;
}

/** Forgets ids whose end lies long back. */
export function sweepSpool(database: DatabaseSync, now: number): void {
  database.prepare('DELETE FROM outgoing WHERE final_at < ?').run(now - rememberMs);
}
