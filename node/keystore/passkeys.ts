// Passkeys of pens: the public halves of keys that devices keep. Days only, as with sessions; the handle by which a
// device tells whose key it is, and the number that it shows beside the domain, are random and mean nothing.
import type { PasskeyDevice } from '@ulinzi/domain/access';
import type { PenId } from '@ulinzi/domain/kernel';
import { randomInt, randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { rowOf, rowsOf } from '../sqlite/index.ts';

export interface NewPasskey {
  /** The device's own id of the key. */
  readonly credential: Uint8Array;
  /** As the device writes it (COSE). */
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly userHandle: Uint8Array;
  /** Its name on the device: the domain and a number. */
  readonly name: string;
  readonly device: PasskeyDevice;
  readonly isSynced: boolean;
}

export interface Passkey extends NewPasskey {
  readonly id: string;
  readonly pen: PenId;
  /** Days, YYYY-MM-DD. */
  readonly addedOn: string;
  readonly usedOn: string | null;
}

interface Row {
  id: string;
  pen: PenId;
  credential: Uint8Array;
  public_key: Uint8Array;
  counter: number;
  transports: string;
  user_handle: Uint8Array;
  name: string;
  device: PasskeyDevice;
  is_synced: number;
  added_on: string;
  used_on: string | null;
}

export class Passkeys {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** A number for the name of a new one that no other has here. */
  freeNumber(): string {
    const taken = this.#database.prepare("SELECT 1 FROM passkey WHERE name LIKE '% ' || ?");
    for (;;) {
      const number = String(randomInt(1_000, 10_000));
      if (!taken.get(number)) return number;
    }
  }

  /** Keeps a new one; false where its credential is known already, or the pen has nothing else to sign in with. */
  add(pen: PenId, given: NewPasskey, wall: number): boolean {
    const sql = `INSERT INTO passkey SELECT ?, pen, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL
      FROM credential WHERE pen = ? ON CONFLICT DO NOTHING`;
    const { credential, publicKey, counter, transports, userHandle, name, device, isSynced } = given;
    const isNew = this.#database
      .prepare(sql)
      .run(
        randomUUID(),
        credential,
        publicKey,
        counter,
        transports.join(' '),
        userHandle,
        name,
        device,
        isSynced ? 1 : 0,
        dayOf(wall),
        pen,
      );
    return isNew.changes === 1;
  }

  ofPen(pen: PenId): Passkey[] {
    const sql = 'SELECT * FROM passkey WHERE pen = ? ORDER BY added_on DESC, rowid DESC';
    return rowsOf<Row>(this.#database.prepare(sql), pen).map(passkeyOf);
  }

  with(id: string): Passkey | undefined {
    const row = rowOf<Row>(this.#database.prepare('SELECT * FROM passkey WHERE id = ?'), id);
    return row && passkeyOf(row);
  }

  /** The one with this id of the device's, of a pen that is in its post. */
  withCredential(credential: Uint8Array): Passkey | undefined {
    const sql = `SELECT passkey.* FROM passkey JOIN pen ON pen.id = passkey.pen
      WHERE passkey.credential = ? AND pen.held_until IS NULL`;
    const row = rowOf<Row>(this.#database.prepare(sql), credential);
    return row && passkeyOf(row);
  }

  /** Notes a use. False where it was removed, or its counter moved, since it was looked up. */
  noteUse(id: string, { from, to }: { from: number; to: number }, wall: number): boolean {
    const sql = 'UPDATE passkey SET counter = ?, used_on = ? WHERE id = ? AND counter = ?';
    return this.#database.prepare(sql).run(to, dayOf(wall), id, from).changes === 1;
  }

  /** Takes one away. Sessions that it began are for the caller to end. */
  remove(id: string): void {
    this.#database.prepare('DELETE FROM passkey WHERE id = ?').run(id);
  }
}

function passkeyOf(row: Row): Passkey {
  const { id, pen, credential, counter, name, device } = row;
  return {
    id,
    pen,
    credential,
    publicKey: row.public_key,
    counter,
    transports: row.transports === '' ? [] : row.transports.split(' '),
    userHandle: row.user_handle,
    name,
    device,
    isSynced: row.is_synced === 1,
    addedOn: row.added_on,
    usedOn: row.used_on,
  };
}

function dayOf(wall: number): string {
  return new Date(wall).toISOString().slice(0, 10);
}
