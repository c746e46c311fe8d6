// Sessions of screens. On the disk a session has days, never an hour; how long one was not used is counted in the
// node's steady time and in memory, so that a clock that jumps ends none and a start lets each live on.
import type { PenId } from '@ulinzi/domain/kernel';
import { hash, randomUUID } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { rowOf, rowsOf } from '../sqlite/index.ts';
import { makeToken } from './access.ts';

/** A moment as sessions need it: `steady` never jumps, `wall` is what the clock shows. */
export interface When {
  readonly steady: number;
  readonly wall: number;
}

export interface Session {
  readonly id: string;
  readonly pen: PenId;
  readonly post: string;
  /** A duty desk: it stays open, and each act asks a PIN. */
  readonly isDesk: boolean;
  /** The passkey that began it; null where passphrase and code did. */
  readonly passkey: string | null;
  /** Days, YYYY-MM-DD. */
  readonly startedOn: string;
  readonly usedOn: string;
}

interface Row {
  id: string;
  pen: PenId;
  post: string;
  is_desk: number;
  passkey: string | null;
  started_on: string;
  used_on: string;
}

const hour = 3_600_000;
const day = 24 * hour;
/** A screen that nobody came back to ends after a night; a duty desk after a month. */
const unusedMs = { screen: 12 * hour, desk: 30 * day };
/** The same for a node that was off meanwhile: by whole days, of which one may just have begun. */
const unusedDays = { screen: 1, desk: 31 };

const columns = 'session.*, pen.post FROM session JOIN pen ON pen.id = session.pen';

export class Sessions {
  readonly #database: DatabaseSync;
  readonly #find: StatementSync;
  /** When each was last used, in steady time, of those used since the start. */
  readonly #lastUse = new Map<string, number>();
  readonly #listeners = new Set<(sessionId: string) => void>();

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#find = database.prepare(`SELECT ${columns} WHERE session.hash = ? AND pen.held_until IS NULL`);
  }

  /** Begins a session for a pen; the token is for its browser alone. */
  open(pen: PenId, when: When, passkey: string | null = null): { id: string; token: string } {
    const [id, token, today] = [randomUUID(), makeToken(), dayOf(when.wall)];
    this.#database
      .prepare('INSERT INTO session VALUES (?, ?, ?, 0, ?, ?, ?)')
      .run(id, digestOf(token), pen, today, today, passkey);
    this.#lastUse.set(id, when.steady);
    return { id, token };
  }

  /**
   * The session that a token is of; undefined where it has ended, or ends because of its age. `by`: somebody's hand,
   * or a line that stands open by itself, which keeps only a duty desk from ending.
   */
  ofToken(token: string, when: When, by: 'hand' | 'line' = 'hand'): Session | undefined {
    const row = rowOf<Row>(this.#find, digestOf(token));
    if (!row) return undefined;
    if (this.#isUnused(row, when)) {
      this.end(row.id);
      return undefined;
    }
    if (by === 'line' && !row.is_desk) return sessionOf(row);
    const today = dayOf(when.wall);
    if (row.used_on !== today) {
      this.#database.prepare('UPDATE session SET used_on = ? WHERE id = ?').run(today, row.id);
    }
    this.#lastUse.set(row.id, when.steady);
    return sessionOf({ ...row, used_on: today });
  }

  #isUnused(row: Row, when: When): boolean {
    const kind = row.is_desk ? 'desk' : 'screen';
    const lastUse = this.#lastUse.get(row.id);
    if (lastUse !== undefined) return when.steady - lastUse > unusedMs[kind];
    this.#lastUse.set(row.id, when.steady);
    return Date.parse(dayOf(when.wall)) - Date.parse(row.used_on) > unusedDays[kind] * day;
  }

  /** Makes a session a duty desk. Who reads there is another from then on: what it has open ends. */
  makeDesk(id: string): void {
    this.#database.prepare('UPDATE session SET is_desk = 1 WHERE id = ?').run(id);
    this.#call(id);
  }

  with(id: string): Session | undefined {
    const row = rowOf<Row>(this.#database.prepare(`SELECT ${columns} WHERE session.id = ?`), id);
    return row && sessionOf(row);
  }

  ofPen(pen: PenId): Session[] {
    const sql = `SELECT ${columns} WHERE session.pen = ? ORDER BY session.used_on DESC, session.rowid DESC`;
    return rowsOf<Row>(this.#database.prepare(sql), pen).map(sessionOf);
  }

  /** Ends a session: signed out or revoked. */
  end(id: string): void {
    this.#database.prepare('DELETE FROM session WHERE id = ?').run(id);
    this.tell([id]);
  }

  /** Ends what nobody has used for too long. */
  sweep(when: When): void {
    const rows = rowsOf<Row>(this.#database.prepare(`SELECT ${columns}`));
    for (const row of rows) if (this.#isUnused(row, when)) this.end(row.id);
  }

  /** Takes away a pen's sessions, inside the caller's transaction; `tell` of them once that is on the disk. */
  remove(pen: PenId): string[] {
    const ids = this.ofPen(pen).map(({ id }) => id);
    this.#database.prepare('DELETE FROM session WHERE pen = ?').run(pen);
    return ids;
  }

  /** Calls those who wait for sessions to end. */
  tell(ids: readonly string[]): void {
    for (const id of ids) {
      this.#lastUse.delete(id);
      this.#call(id);
    }
  }

  #call(id: string): void {
    for (const listener of this.#listeners) listener(id);
  }

  /**
   * Calls the listener with the id of each session that ends (signed out, revoked, its pen retired, unused for too
   * long) or becomes a duty desk; gives what stops that.
   */
  onEnded(listener: (sessionId: string) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}

function sessionOf(row: Row): Session {
  const { id, pen, post, passkey } = row;
  return {
    id,
    pen,
    post,
    isDesk: row.is_desk === 1,
    passkey,
    startedOn: row.started_on,
    usedOn: row.used_on,
  };
}

function dayOf(wall: number): string {
  return new Date(wall).toISOString().slice(0, 10);
}

function digestOf(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}
