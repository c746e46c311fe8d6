import type { SubjectId } from '@ulinzi/domain/kernel';
import { createHmac, type KeyObject } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { rowOf, rowsOf } from '../sqlite/index.ts';
import { type Cover, type CoveredColumn, noCover } from './cover.ts';
import {
  type HeardKind,
  type Holder,
  holderId,
  holderOf,
  type Line,
  lineWith,
  type NamedHolder,
} from './line.ts';
import type { FoundLine } from './recent-lines.ts';

interface LineRow {
  id: number;
  digest: Uint8Array;
  number: string;
  holder_kind: Holder['kind'];
  holder: string | null;
  state: Line['state'];
  recent_subject: SubjectId | null;
  recent_at: number | null;
  acknowledged_at: number | null;
  first_heard_at: number | null;
  last_heard_at: number | null;
  last_heard_kind: HeardKind | null;
}

/**
 * What a number's line is found by: keeps numbers out of the maps in memory. Against who has the file of an unattended
 * keystore it is no shield: the key lies beside it.
 */
export function digestOf(lookupKey: KeyObject, number: string): string {
  return createHmac('sha256', lookupKey).update(number, 'utf16le').digest('base64');
}

/** Reads and writes lines in SQLite. */
export class LineStore {
  readonly #database: DatabaseSync;
  readonly #cover: Cover;
  readonly #byId: StatementSync;
  readonly #byDigest: StatementSync;
  readonly #insert: StatementSync;
  readonly #update: StatementSync;

  constructor(database: DatabaseSync, cover: Cover = noCover) {
    this.#database = database;
    this.#cover = cover;
    this.#byId = database.prepare('SELECT * FROM line WHERE id = ?');
    this.#byDigest = database.prepare('SELECT * FROM line WHERE digest = ?');
    this.#insert = database.prepare('INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.#update = database.prepare(
      `UPDATE line SET holder_kind = ?, holder = ?, state = ?, recent_subject = ?, recent_at = ?,
         acknowledged_at = ?, first_heard_at = ?, last_heard_at = ?, last_heard_kind = ? WHERE id = ?`,
    );
  }

  byId(id: number): FoundLine | undefined {
    return this.#foundIn(rowOf(this.#byId, id));
  }

  byDigest(digest: string): FoundLine | undefined {
    return this.#foundIn(rowOf(this.#byDigest, Buffer.from(digest, 'base64')));
  }

  ofHolder(holder: NamedHolder): Line[] {
    const held = this.#database.prepare('SELECT * FROM line WHERE holder = ? AND holder_kind = ?');
    const covered = this.#covered('line.holder', holderId(holder));
    return rowsOf<LineRow>(held, covered, holder.kind).map((row) => this.#lineIn(row));
  }

  /** Numbers of posts that are in use. */
  dutyLines(): Line[] {
    const held = this.#database.prepare(
      "SELECT * FROM line WHERE holder_kind = 'post' AND state = 'active' ORDER BY id",
    );
    return rowsOf<LineRow>(held).map((row) => this.#lineIn(row));
  }

  /** A number that was never heard, taken back from its holder, counts as heard long ago. */
  strangersLastHeardBefore(moment: number): number[] {
    const strangers = this.#database.prepare(
      `SELECT id FROM line WHERE holder_kind = 'stranger' AND state = 'active'
         AND coalesce(last_heard_at, 0) < ? ORDER BY id`,
    );
    return rowsOf<{ id: number }>(strangers, moment).map(({ id }) => id);
  }

  /** Inside the caller's transaction. */
  write({ line, digest }: FoundLine): void {
    const changeable = [
      line.holder.kind,
      this.#covered('line.holder', holderId(line.holder)),
      line.state,
      this.#covered('line.recent_subject', line.recentSubject),
      line.recentAt,
      line.acknowledgedAt,
      line.firstHeardAt,
      line.lastHeardAt,
      line.lastHeardKind,
    ];
    if (this.#update.run(...changeable, line.id).changes === 1) return;
    const number = this.#cover.text('line.number', line.number);
    this.#insert.run(line.id, Buffer.from(digest, 'base64'), number, ...changeable);
  }

  /**
   * Deletes lines and lays the others anew, inside the caller's transaction. A plain DELETE leaves some of the
   * numbers and their hashes behind, in the places that pages were split away from while they were live; a table
   * that is emptied has all its pages zeroed.
   */
  erase(ids: readonly number[]): void {
    const remove = this.#database.prepare('DELETE FROM line WHERE id = ?');
    for (const id of ids) remove.run(id);
    this.#database.exec(`
      CREATE TEMP TABLE kept_line AS SELECT * FROM line;
      DELETE FROM line;
      INSERT INTO line SELECT * FROM kept_line ORDER BY id;
      DROP TABLE temp.kept_line;
    `);
  }

  #covered(column: CoveredColumn, plain: string | null): string | null {
    return plain === null ? null : this.#cover.text(column, plain);
  }

  #under(column: CoveredColumn, covered: string | null): string | null {
    return covered === null ? null : this.#cover.textUnder(column, covered);
  }

  #foundIn(row: LineRow | undefined): FoundLine | undefined {
    return row && { line: this.#lineIn(row), digest: Buffer.from(row.digest).toString('base64') };
  }

  #lineIn(row: LineRow): Line {
    return lineWith(this.#cover.textUnder('line.number', row.number), {
      id: row.id,
      holder: holderOf(row.holder_kind, this.#under('line.holder', row.holder)),
      state: row.state,
      recentSubject: this.#under('line.recent_subject', row.recent_subject) as SubjectId | null,
      recentAt: row.recent_at,
      acknowledgedAt: row.acknowledged_at,
      firstHeardAt: row.first_heard_at,
      lastHeardAt: row.last_heard_at,
      lastHeardKind: row.last_heard_kind,
    });
  }
}
