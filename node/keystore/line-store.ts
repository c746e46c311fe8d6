import type { SubjectId } from '@ulinzi/domain/kernel';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { rowOf, rowsOf } from '../sqlite/index.ts';
import { type Holder, holderId, holderOf, type Line, lineWith, type NamedHolder } from './line.ts';
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
}

/** Reads and writes lines in SQLite. */
export class LineStore {
  readonly #database: DatabaseSync;
  readonly #byId: StatementSync;
  readonly #byDigest: StatementSync;
  readonly #insert: StatementSync;
  readonly #update: StatementSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#byId = database.prepare('SELECT * FROM line WHERE id = ?');
    this.#byDigest = database.prepare('SELECT * FROM line WHERE digest = ?');
    this.#insert = database.prepare('INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.#update = database.prepare(
      `UPDATE line SET holder_kind = ?, holder = ?, state = ?, recent_subject = ?, recent_at = ?,
         acknowledged_at = ?, first_heard_at = ?, last_heard_at = ? WHERE id = ?`,
    );
  }

  byId(id: number): FoundLine | undefined {
    return foundIn(rowOf(this.#byId, id));
  }

  byDigest(digest: string): FoundLine | undefined {
    return foundIn(rowOf(this.#byDigest, Buffer.from(digest, 'base64')));
  }

  ofHolder(holder: NamedHolder): Line[] {
    const held = this.#database.prepare('SELECT * FROM line WHERE holder = ? AND holder_kind = ?');
    return rowsOf<LineRow>(held, holderId(holder), holder.kind).map(lineIn);
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
      holderId(line.holder),
      line.state,
      line.recentSubject,
      line.recentAt,
      line.acknowledgedAt,
      line.firstHeardAt,
      line.lastHeardAt,
    ];
    if (this.#update.run(...changeable, line.id).changes === 1) return;
    this.#insert.run(line.id, Buffer.from(digest, 'base64'), line.number, ...changeable);
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
}

function foundIn(row: LineRow | undefined): FoundLine | undefined {
  return row && { line: lineIn(row), digest: Buffer.from(row.digest).toString('base64') };
}

function lineIn(row: LineRow): Line {
  return lineWith(row.number, {
    id: row.id,
    holder: holderOf(row.holder_kind, row.holder),
    state: row.state,
    recentSubject: row.recent_subject,
    recentAt: row.recent_at,
    acknowledgedAt: row.acknowledged_at,
    firstHeardAt: row.first_heard_at,
    lastHeardAt: row.last_heard_at,
  });
}
