// Phones of posts: the public halves of keys that they have made, by the pens that they write for. A device ends with its
// pen, and says so to its phone from then on. Days only, as with sessions.
import type { PenId } from '@ulinzi/domain/kernel';
import { createHmac, hash, type KeyObject, randomInt, randomUUID } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { rowOf, rowsOf, theRow, transaction } from '../sqlite/index.ts';
import { makeDeviceCode, readClaimCode } from './claim-code.ts';

export interface Device {
  readonly id: string;
  /** Four digits by which people tell phones apart. */
  readonly number: string;
  readonly pen: PenId;
  readonly post: string;
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  /** Days, YYYY-MM-DD. */
  readonly enrolledOn: string;
  readonly seenOn: string | null;
  readonly isRevoked: boolean;
}

interface Row {
  id: string;
  number: string;
  pen: PenId;
  post: string;
  public_key: Uint8Array;
  enrolled_on: string;
  seen_on: string | null;
  revoked_on: string | null;
}

/** A request of a device, as it is counted: `signed` is what its signature is over. */
export interface Counted {
  readonly count: number;
  readonly signed: Uint8Array;
}

/** Where a code may be shown again: at a phone whose first answer was lost on the way. */
const columns = 'device.*, pen.post FROM device JOIN pen ON pen.id = device.pen';

export class Devices {
  readonly #database: DatabaseSync;
  readonly #key: () => KeyObject;
  readonly #find: StatementSync;

  /** Codes are short, and kept under the keystore's lookup key: their hashes alone could be tried out. */
  constructor(database: DatabaseSync, key: () => KeyObject) {
    this.#database = database;
    this.#key = key;
    this.#find = database.prepare(`SELECT ${columns} WHERE device.id = ?`);
  }

  /** A code for a pen that is in its post: once, until then. The one before it is good for nothing any more. */
  makeCode(pen: PenId, expiresAt: number): string {
    const code = makeDeviceCode();
    transaction(this.#database, () => {
      this.#database.prepare('DELETE FROM device_code WHERE pen = ?').run(pen);
      this.#database
        .prepare('INSERT INTO device_code VALUES (?, ?, ?)')
        .run(this.#digestOf(code), pen, expiresAt);
    });
    return code;
  }

  /**
   * Uses a code up for the key of a phone; undefined where it is unknown, used or expired. The same phone may show the
   * same code again until it expires, because the answer to it may have been lost.
   */
  enrol(code: string, publicKey: Uint8Array, { steady, wall }: { steady: number; wall: number }) {
    const digest = this.#digestOf(readClaimCode(code));
    return transaction(this.#database, (): Device | undefined => {
      this.#database.prepare('DELETE FROM device_code WHERE expires_at <= ?').run(steady);
      const before = rowOf<{ id: string }>(
        this.#database.prepare(
          'SELECT id FROM device WHERE code = ? AND code_until > ? AND public_key = ? AND revoked_on IS NULL',
        ),
        digest,
        steady,
        publicKey,
      );
      if (before) return this.with(before.id);
      const found = rowOf<{ pen: PenId; expires_at: number }>(
        this.#database.prepare('DELETE FROM device_code WHERE hash = ? RETURNING pen, expires_at'),
        digest,
      );
      if (!found) return undefined;
      const [id, today] = [randomUUID(), dayOf(wall)];
      // A phone that is enrolled anew is one device.
      this.#database
        .prepare('UPDATE device SET revoked_on = ? WHERE public_key = ? AND revoked_on IS NULL')
        .run(today, publicKey);
      this.#database
        .prepare('INSERT INTO device VALUES (?, ?, ?, ?, 0, NULL, ?, ?, ?, NULL, NULL)')
        .run(id, this.#freeNumber(), found.pen, publicKey, digest, found.expires_at, today);
      return this.with(id);
    });
  }

  #freeNumber(): string {
    const { taken } = theRow<{ taken: number }>(
      this.#database.prepare('SELECT count(*) AS taken FROM device'),
    );
    const isTaken = this.#database.prepare('SELECT 1 FROM device WHERE number = ?');
    // Numbers grow by a digit before they are hard to find.
    const least = taken < 4_000 ? 1_000 : 100_000;
    for (;;) {
      const number = String(randomInt(least, least * 10));
      if (!isTaken.get(number)) return number;
    }
  }

  with(id: string): Device | undefined {
    const row = rowOf<Row>(this.#find, id);
    return row && deviceOf(row);
  }

  /** Devices of one post or of all, the newest first. */
  listed(post?: string): Device[] {
    const where = post === undefined ? '' : 'WHERE pen.post = ?';
    const sql = `SELECT ${columns} ${where} ORDER BY device.rowid DESC`;
    return rowsOf<Row>(this.#database.prepare(sql), ...(post === undefined ? [] : [post])).map(deviceOf);
  }

  /**
   * Counts a request whose signature is right. False for one with a count that was there before, except the very last
   * one over again, whose answer may have been lost.
   */
  count(id: string, { count, signed }: Counted, wall: number): boolean {
    const digest = hash('sha256', signed, 'buffer');
    const sql = `UPDATE device SET counter = ?, counted = ?, seen_on = ?
      WHERE id = ? AND (counter < ? OR (counter = ? AND counted = ?))`;
    const { changes } = this.#database.prepare(sql).run(count, digest, dayOf(wall), id, count, count, digest);
    return changes === 1;
  }

  /** Ends one; false where it had ended. */
  revoke(id: string, wall: number): boolean {
    const sql = 'UPDATE device SET revoked_on = ?, code = NULL WHERE id = ? AND revoked_on IS NULL';
    return this.#database.prepare(sql).run(dayOf(wall), id).changes === 1;
  }

  #digestOf(code: string): Buffer {
    return createHmac('sha256', this.#key()).update(`device:${code}`).digest();
  }
}

/** Ends the devices of a pen and its codes, inside the caller's transaction. */
export function endDevices(database: DatabaseSync, pen: PenId, wall: number): void {
  database.prepare('DELETE FROM device_code WHERE pen = ?').run(pen);
  database
    .prepare('UPDATE device SET revoked_on = ?, code = NULL WHERE pen = ? AND revoked_on IS NULL')
    .run(dayOf(wall), pen);
}

function deviceOf(row: Row): Device {
  const { id, number, pen, post } = row;
  return {
    id,
    number,
    pen,
    post,
    publicKey: row.public_key,
    enrolledOn: row.enrolled_on,
    seenOn: row.seen_on,
    isRevoked: row.revoked_on !== null,
  };
}

function dayOf(wall: number): string {
  return new Date(wall).toISOString().slice(0, 10);
}
