// What comes in while an attended keystore is locked: keys of bodies, numbers, and which message is which. Each is sealed
// to the keystore's public key and waits for the passphrase.
import type { SubjectId } from '@ulinzi/domain/kernel';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { rowsOf, theRow } from '../sqlite/index.ts';
import type { HeardKind } from './line.ts';
import { openSealed, sealTo } from './lock-box.ts';

/** A number that was heard from, under an id that it has for now. */
export interface WaitingLine {
  readonly id: number;
  readonly number: string;
  readonly recentSubject: SubjectId | null;
  readonly recentAt: number | null;
  readonly firstHeardAt: number | null;
  readonly lastHeardAt: number | null;
  readonly lastHeardKind: HeardKind | null;
}

/** A message of which its id could not be told yet, nor whose it is. */
export interface WaitingMessage {
  /** The entry that it was logged as. */
  readonly entry: string;
  /** What its id is made of. */
  readonly parts: readonly string[];
  readonly line: number;
  /** The alert that it opened or joined; null where it was a courtesy. */
  readonly alert: SubjectId | null;
}

export interface Waiting {
  readonly keys: readonly { readonly id: number; readonly key: Uint8Array }[];
  readonly lines: readonly WaitingLine[];
  readonly messages: readonly WaitingMessage[];
}

const waitingTables = ['waiting_key', 'waiting_line', 'waiting_message'] as const;
type WaitingTable = (typeof waitingTables)[number];

export class WaitingStore {
  readonly #database: DatabaseSync;
  readonly #publicKey: Uint8Array;
  readonly #putKey: StatementSync;
  readonly #putLine: StatementSync;
  readonly #putMessage: StatementSync;

  constructor(database: DatabaseSync, publicKey: Uint8Array) {
    this.#database = database;
    this.#publicKey = publicKey;
    this.#putKey = database.prepare('INSERT INTO waiting_key VALUES (?, ?)');
    this.#putLine = database.prepare('INSERT OR REPLACE INTO waiting_line VALUES (?, ?)');
    this.#putMessage = database.prepare('INSERT OR REPLACE INTO waiting_message VALUES (?, ?)');
  }

  putKey(id: number, key: Uint8Array): void {
    this.#putKey.run(id, sealTo(this.#publicKey, key));
  }

  putLine(line: WaitingLine): void {
    this.#putLine.run(line.id, this.#sealed(line));
  }

  putMessage(message: WaitingMessage): void {
    this.#putMessage.run(message.entry, this.#sealed(message));
  }

  /**
   * Gives all that waits, opened, keys in the order of their ids, and takes it away, inside the caller's transaction.
   * What cannot be opened stays: a damaged row must not keep everything else closed.
   */
  take(privateKey: Uint8Array): Waiting {
    const takeFrom = <Value>(
      table: WaitingTable,
      read: (opened: Uint8Array, id: number) => Value,
    ): Value[] => {
      const rows = rowsOf<{ id: number; sealed: Uint8Array }>(
        this.#database.prepare(`SELECT id, sealed FROM ${table} ORDER BY id`),
      );
      // As a whole, so that all its pages are zeroed.
      this.#database.exec(`DELETE FROM ${table}`);
      const putBack = this.#database.prepare(`INSERT INTO ${table} VALUES (?, ?)`);
      return rows.flatMap(({ id, sealed }) => {
        try {
          return [read(openSealed(privateKey, sealed), id)];
        } catch {
          putBack.run(id, sealed);
          return [];
        }
      });
    };
    const valueIn = <Value>(opened: Uint8Array) => JSON.parse(Buffer.from(opened).toString('utf8')) as Value;
    return {
      keys: takeFrom('waiting_key', (key, id) => ({ id, key })),
      lines: takeFrom('waiting_line', (opened) => valueIn<WaitingLine>(opened)),
      messages: takeFrom('waiting_message', (opened) => valueIn<WaitingMessage>(opened)),
    };
  }

  /** How many rows wait; of a keystore that is open, those that could not be opened. */
  count(): number {
    const sql = waitingTables.map((table) => `(SELECT count(*) FROM ${table})`).join(' + ');
    return theRow<{ rows: number }>(this.#database.prepare(`SELECT ${sql} AS rows`)).rows;
  }

  #sealed(value: object): Uint8Array {
    return sealTo(this.#publicKey, Buffer.from(JSON.stringify(value), 'utf8'));
  }
}
