// Whether a keystore opens by itself or by a passphrase, and what is between the two: locked, it takes in what it cannot
// read; unlocked, that is put where it belongs, and what was not known of it is to be settled in the log.
import type { EntryId, SubjectId } from '@ulinzi/domain/kernel';
import type { KeyObject } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { rowOf, rowsOf, theRow } from '../sqlite/index.ts';
import { waitAfter } from './attempts.ts';
import { Cover, noCover } from './cover.ts';
import { changed, newLine } from './line.ts';
import { digestOf, LineStore } from './line-store.ts';
import { type LockBox, openLockBox } from './lock-box.ts';
import { messageId } from './message-id.ts';
import { type WaitingLine, type WaitingMessage, WaitingStore } from './waiting.ts';

interface AttendedRow {
  salt: Uint8Array;
  memory_kib: number;
  passes: number;
  lanes: number;
  wrapped: Uint8Array;
  public_key: Uint8Array;
  private_key: Uint8Array;
}

/** Writes what opens an attended keystore, inside the caller's transaction. */
export function writeAttended(
  database: DatabaseSync,
  { salt, cost, wrapped }: LockBox,
  pair: { publicKey: Uint8Array; privateKey: Uint8Array },
): void {
  database
    .prepare('INSERT INTO attended VALUES (1, ?, ?, ?, ?, ?, ?, ?, 0)')
    .run(salt, cost.memoryKiB, cost.passes, cost.lanes, wrapped, pair.publicKey, pair.privateKey);
}

/** A machine that is taken is not tried at its own keyboard: its disk is. */
const longestHereMs = 10_000;

export class Attendance {
  readonly #database: DatabaseSync;
  readonly #row: AttendedRow | undefined;
  readonly cover: Cover;
  /** Where what cannot be read waits; null in an unattended keystore, where nothing ever does. */
  readonly waiting: WaitingStore | null;
  #pending: WaitingMessage[] = [];
  #hasAliases = false;
  #hasTaken = false;
  #triedAt: number | null = null;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#row = rowOf<AttendedRow>(database.prepare('SELECT * FROM attended'));
    this.cover = this.#row ? new Cover(true) : noCover;
    this.waiting = this.#row ? new WaitingStore(database, this.#row.public_key) : null;
    this.#look();
  }

  #look(): void {
    const has = (table: string) => this.#database.prepare(`SELECT 1 FROM ${table}`).get() !== undefined;
    this.#hasAliases = has('line_alias');
    this.#hasTaken = has('taken_message');
  }

  get isAttended(): boolean {
    return this.#row !== undefined;
  }

  get isLocked(): boolean {
    return this.cover.isLocked;
  }

  /**
   * The data key that a passphrase gives. Counted as wrong before it is looked at; after five wrong ones each waits
   * twice as long as the one before, also after a restart; at the machine itself a few seconds at most, for somebody on
   * the network could otherwise keep it locked by trying on and on.
   */
  async tryPassphrase(
    passphrase: string,
    steady: number,
    isHere = false,
  ): Promise<Uint8Array | 'wrong' | 'wait'> {
    if (!this.#row) return 'wrong';
    const wait = Math.min(waitAfter(this.#failures()), isHere ? longestHereMs : Infinity);
    this.#triedAt = Math.min(this.#triedAt ?? steady, steady);
    if (steady < this.#triedAt + wait) return 'wait';
    this.#triedAt = steady;
    this.#database.prepare('UPDATE attended SET failures = failures + 1').run();
    const dataKey = await this.openBox(passphrase);
    if (!dataKey) return 'wrong';
    this.#database.prepare('UPDATE attended SET failures = 0').run();
    return dataKey;
  }

  /** The same for whoever has the file itself, and waits for nobody; undefined where it is another passphrase. */
  async openBox(passphrase: string): Promise<Uint8Array | undefined> {
    if (!this.#row) return undefined;
    const { salt, wrapped, memory_kib: memoryKiB, passes, lanes } = this.#row;
    return openLockBox({ salt, wrapped, cost: { memoryKiB, passes, lanes } }, passphrase.trim());
  }

  #failures(): number {
    return theRow<{ failures: number }>(this.#database.prepare('SELECT failures FROM attended')).failures;
  }

  /** Puts what waited where it belongs, inside the caller's transaction; the cover is open by now. */
  takeIn(keys: { readonly lookupKey: KeyObject; readonly messageKey: KeyObject }): void {
    if (!this.#row || !this.waiting) return;
    const waiting = this.waiting.take(this.cover.bytesUnder('attended.private_key', this.#row.private_key));
    const insertKey = this.#database.prepare('INSERT INTO body_key VALUES (?, ?) ON CONFLICT DO NOTHING');
    for (const { id, key } of waiting.keys) insertKey.run(id, this.cover.key(key));
    const lineOf = new Map<number, number>();
    const store = new LineStore(this.#database, this.cover);
    // The last one heard counts: a number has a line of its own for each start.
    const inOrder = waiting.lines.toSorted((a, b) => (a.lastHeardAt ?? 0) - (b.lastHeardAt ?? 0));
    for (const line of inOrder) lineOf.set(line.id, this.#takeInLine(store, line, keys.lookupKey));
    const insertTaken = this.#database.prepare('INSERT OR IGNORE INTO taken_message VALUES (?, ?)');
    const insertUnsettled = this.#database.prepare('INSERT OR IGNORE INTO unsettled VALUES (?, ?)');
    for (const { entry, parts, line, alert } of waiting.messages) {
      insertTaken.run(messageId(keys.messageKey, parts), entry);
      const own = lineOf.get(line);
      if (alert !== null && own !== undefined) insertUnsettled.run(alert, own);
    }
  }

  /** Gives the id under which the number is known from now on. */
  #takeInLine(store: LineStore, waiting: WaitingLine, lookupKey: KeyObject): number {
    const { id, number, ...heard } = waiting;
    const digest = digestOf(lookupKey, number);
    const known = store.byDigest(digest);
    if (!known) {
      store.write({ digest, line: newLine(number, { id, ...heard }) });
      return id;
    }
    const { line } = known;
    const isNewer = (heard.recentAt ?? -1) >= (line.recentAt ?? -1) && heard.recentSubject !== null;
    store.write({
      digest,
      line: changed(line, {
        firstHeardAt: line.firstHeardAt ?? heard.firstHeardAt,
        lastHeardAt: heard.lastHeardAt,
        lastHeardKind: heard.lastHeardKind,
        ...(isNewer && { recentSubject: heard.recentSubject, recentAt: heard.recentAt }),
      }),
    });
    if (line.id !== id)
      this.#database.prepare('INSERT OR REPLACE INTO line_alias VALUES (?, ?)').run(id, line.id);
    return line.id;
  }

  /** How much of what waited could not be opened, and stays where it is. */
  unreadable(): number {
    return this.isLocked ? 0 : (this.waiting?.count() ?? 0);
  }

  /** After `takeIn` is on the disk. */
  taken(): void {
    this.#look();
  }

  /** Notes a message of which nobody can tell yet whose it is. Waits for the keystore's `commit`. */
  noteWaiting(message: WaitingMessage): void {
    this.#pending.push(message);
  }

  get hasPending(): boolean {
    return this.#pending.length > 0;
  }

  /** Inside the caller's transaction. */
  writePending(): void {
    for (const message of this.#pending) this.waiting?.putMessage(message);
  }

  discard(): void {
    this.#pending = [];
  }

  /** The id that a message was logged under while the keystore was locked; the same where it was not. */
  takenAs(id: EntryId): EntryId {
    if (!this.#hasTaken) return id;
    const find = this.#database.prepare('SELECT entry FROM taken_message WHERE id = ?');
    return rowOf<{ entry: EntryId }>(find, id)?.entry ?? id;
  }

  /** The line that goes by an id which it had for a time only. */
  aliasOf(id: number): number | undefined {
    if (!this.#hasAliases) return undefined;
    return rowOf<{ line: number }>(this.#database.prepare('SELECT line FROM line_alias WHERE id = ?'), id)
      ?.line;
  }

  /** Alerts that were taken in while nobody could tell from whom, and whose line it is. */
  unsettled(): readonly { readonly alert: SubjectId; readonly line: number }[] {
    return rowsOf(this.#database.prepare('SELECT alert, line FROM unsettled'));
  }

  /** The log says now from whom it was. */
  settled(alert: SubjectId): void {
    this.#database.prepare('DELETE FROM unsettled WHERE alert = ?').run(alert);
  }
}
