// The keys of bodies. Erasing a body is destroying its key, so a destroyed key must be nowhere on the disk.
//
// A key is therefore overwritten where it lies, and its row stays. Deleting rows makes SQLite move their
// neighbours from page to page, and secure_delete zeroes what was deleted, not the places that live rows were
// moved away from: a neighbour destroyed later would survive in its old place. Rows that are appended in the
// order of their ids and keep their size are never moved.
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { rowOf, rowsOf, theRow, transaction } from '../sqlite/index.ts';
import { type Cover, noCover } from './cover.ts';
import { emptyOwnLog } from './database.ts';
import { KeystoreRefused } from './refused.ts';
import { keyIdOf, sealUnderNewKey, unseal } from './sealing.ts';
import type { WaitingStore } from './waiting.ts';

const sweepAtOnce = 1000;

export class BodyKeys {
  readonly #database: DatabaseSync;
  readonly #cover: Cover;
  readonly #waiting: WaitingStore | null;
  readonly #insert: StatementSync;
  readonly #read: StatementSync;
  readonly #erase: StatementSync;
  readonly #highestAtOpen: number;
  readonly #pending = new Map<number, Uint8Array>();
  #lastId: number;

  constructor(database: DatabaseSync, cover: Cover = noCover, waiting: WaitingStore | null = null) {
    this.#database = database;
    this.#cover = cover;
    this.#waiting = waiting;
    this.#insert = database.prepare('INSERT INTO body_key VALUES (?, ?)');
    this.#read = database.prepare('SELECT key FROM body_key WHERE id = ? AND key <> zeroblob(32)');
    this.#erase = database.prepare(
      'UPDATE body_key SET key = zeroblob(32) WHERE id = ? AND key <> zeroblob(32)',
    );
    const { stored, waits, used } = theRow<{ stored: number; waits: number; used: number }>(
      database.prepare(
        `SELECT coalesce((SELECT max(id) FROM body_key), 0) AS stored,
           coalesce((SELECT max(id) FROM waiting_key), 0) AS waits, used_through AS used FROM body_key_mark`,
      ),
    );
    this.#highestAtOpen = stored;
    this.#lastId = Math.max(stored, waits, used);
  }

  get hasPending(): boolean {
    return this.#pending.size > 0;
  }

  seal(plain: Uint8Array): { sealed: Uint8Array; keyId: number } {
    this.#lastId += 1;
    const { sealed, key } = sealUnderNewKey(this.#lastId, plain);
    this.#pending.set(this.#lastId, key);
    return { sealed, keyId: this.#lastId };
  }

  open(sealed: Uint8Array): Uint8Array | { gone: true } {
    const id = keyIdOf(sealed);
    if (id === undefined) throw new KeystoreRefused('keystore/body-altered');
    const key = this.#pending.get(id) ?? this.#keyOf(id);
    if (!key) return { gone: true };
    const plain = unseal(sealed, key);
    if (!plain) throw new KeystoreRefused('keystore/body-altered');
    return plain;
  }

  /** Throws `keystore/locked` where it cannot be read now, also of one that never was: nobody can tell. */
  #keyOf(id: number): Uint8Array | undefined {
    if (this.#cover.isLocked) throw new KeystoreRefused('keystore/locked');
    const covered = rowOf<{ key: Uint8Array }>(this.#read, id)?.key;
    return covered && this.#cover.keyUnder(covered);
  }

  /** Inside the caller's transaction; `forgetPending` follows when that is on the disk. */
  writePending(): void {
    for (const [id, key] of this.#pending) {
      if (this.#waiting && this.#cover.isLocked) this.#waiting.putKey(id, key);
      else this.#insert.run(id, this.#cover.key(key));
    }
  }

  /** After a commit, or instead of it: the node's memory keeps no key that it does not need. */
  forgetPending(): void {
    for (const key of this.#pending.values()) key.fill(0);
    this.#pending.clear();
  }

  /** Ids up to this one are never given out again. */
  neverReuse(id: number): void {
    if (id <= this.#lastId) return;
    this.#database.prepare('UPDATE body_key_mark SET used_through = max(used_through, ?)').run(id);
    this.#lastId = id;
  }

  /** Gives how many keys were there to destroy. */
  destroy(ids: Iterable<number>): number {
    let highest = 0;
    const eraseWaiting = this.#database.prepare('DELETE FROM waiting_key WHERE id = ?');
    const erased = transaction(this.#database, () => {
      let count = 0;
      for (const id of ids) {
        this.#pending.get(id)?.fill(0);
        this.#pending.delete(id);
        count += Number(this.#erase.run(id).changes) + Number(eraseWaiting.run(id).changes);
        if (id > highest) highest = id;
      }
      return count;
    });
    this.neverReuse(highest);
    emptyOwnLog(this.#database);
    return erased;
  }

  async sweep(isUsed: (ids: number[]) => Promise<Set<number>>): Promise<number> {
    const next = this.#database.prepare(
      `SELECT id FROM body_key WHERE id > (SELECT swept_through FROM body_key_mark) AND id <= ?
       ORDER BY id LIMIT ${sweepAtOnce}`,
    );
    const mark = this.#database.prepare('UPDATE body_key_mark SET swept_through = ?');
    let erased = 0;
    for (;;) {
      const ids = rowsOf<{ id: number }>(next, this.#highestAtOpen).map(({ id }) => id);
      const last = ids.at(-1);
      if (last === undefined) break;
      const used = await isUsed(ids);
      transaction(this.#database, () => {
        for (const id of ids) if (!used.has(id)) erased += Number(this.#erase.run(id).changes);
        mark.run(last);
      });
    }
    if (erased > 0) emptyOwnLog(this.#database);
    return erased;
  }
}
