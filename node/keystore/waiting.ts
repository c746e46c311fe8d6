// What comes in while an attended keystore is locked: keys of bodies, numbers, and which message is which. Each is sealed
// to the keystore's public key and waits for the passphrase.
import type { SubjectId } from '@ulinzi/domain/kernel';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { rowsOf } from '../sqlite/index.ts';
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

  /** All that waits, opened; keys in the order of their ids. */
  all(privateKey: Uint8Array): Waiting {
    const rows = <Row>(sql: string) => rowsOf<Row & { sealed: Uint8Array }>(this.#database.prepare(sql));
    const opened = <Value>({ sealed }: { sealed: Uint8Array }) =>
      JSON.parse(Buffer.from(openSealed(privateKey, sealed)).toString('utf8')) as Value;
    return {
      keys: rows<{ id: number }>('SELECT id, sealed FROM waiting_key ORDER BY id').map((row) => ({
        id: row.id,
        key: openSealed(privateKey, row.sealed),
      })),
      lines: rows('SELECT sealed FROM waiting_line').map((row) => opened<WaitingLine>(row)),
      messages: rows('SELECT sealed FROM waiting_message').map((row) => opened<WaitingMessage>(row)),
    };
  }

  /** Inside the caller's transaction. */
  clear(): void {
    this.#database.exec('DELETE FROM waiting_key; DELETE FROM waiting_line; DELETE FROM waiting_message;');
  }

  #sealed(value: object): Uint8Array {
    return sealTo(this.#publicKey, Buffer.from(JSON.stringify(value), 'utf8'));
  }
}
