// Links by which ODK Collect of a visiting team sends: an address with a long random token in it, of the pen that sits in
// a post. Only the token's hash is kept; the link ends with the pen. Days only, as with sessions.
import type { PenId } from '@ulinzi/domain/kernel';
import { hash, randomUUID } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { rowOf, rowsOf } from '../sqlite/index.ts';
import { makeToken } from './access.ts';

export interface OpenRosaLink {
  readonly id: string;
  readonly pen: PenId;
  readonly post: string;
  /** Days, YYYY-MM-DD. */
  readonly madeOn: string;
  readonly usedOn: string | null;
}

interface Row {
  id: string;
  pen: PenId;
  post: string;
  made_on: string;
  used_on: string | null;
}

const columns = 'openrosa_link.*, pen.post FROM openrosa_link JOIN pen ON pen.id = openrosa_link.pen';

export class OpenRosaLinks {
  readonly #database: DatabaseSync;
  readonly #find: StatementSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#find = database.prepare(
      `SELECT ${columns} WHERE openrosa_link.hash = ? AND pen.held_until IS NULL`,
    );
  }

  /** Makes one for a pen; the token is for the phone alone, and is told once. */
  make(pen: PenId, wall: number): { id: string; token: string } {
    const [id, token] = [randomUUID(), makeToken()];
    this.#database
      .prepare('INSERT INTO openrosa_link VALUES (?, ?, ?, ?, NULL)')
      .run(id, digestOf(token), pen, dayOf(wall));
    return { id, token };
  }

  /** The link that a token is of, used today; undefined where it was revoked or its pen has ended. */
  ofToken(token: string, wall: number): OpenRosaLink | undefined {
    const row = rowOf<Row>(this.#find, digestOf(token));
    if (!row) return undefined;
    const today = dayOf(wall);
    if (row.used_on !== today)
      this.#database.prepare('UPDATE openrosa_link SET used_on = ? WHERE id = ?').run(today, row.id);
    return linkOf({ ...row, used_on: today });
  }

  /** All that work, or those of one post; the newest first. */
  list(post?: string): OpenRosaLink[] {
    const sql = `SELECT ${columns} WHERE pen.held_until IS NULL AND (?1 IS NULL OR pen.post = ?1)
      ORDER BY made_on DESC, openrosa_link.rowid DESC`;
    return rowsOf<Row>(this.#database.prepare(sql), post ?? null).map(linkOf);
  }

  /** False where there was none. */
  revoke(id: string): boolean {
    return this.#database.prepare('DELETE FROM openrosa_link WHERE id = ?').run(id).changes === 1;
  }
}

function linkOf(row: Row): OpenRosaLink {
  return { id: row.id, pen: row.pen, post: row.post, madeOn: row.made_on, usedOn: row.used_on };
}

function dayOf(wall: number): string {
  return new Date(wall).toISOString().slice(0, 10);
}

function digestOf(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}
