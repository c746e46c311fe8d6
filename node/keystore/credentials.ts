// What a pen signs in with: a passphrase and a one-time code at the door, a PIN at a duty desk. Every check takes as
// long for a pen that is not there.
import type { PenId } from '@ulinzi/domain/kernel';
import type { DatabaseSync } from 'node:sqlite';
import { rowOf, rowsOf, transaction } from '../sqlite/index.ts';
import { type Cover, noCover } from './cover.ts';
import { isStepNear, paperLength, placeOnPaper, stepsOfCode } from './one-time-codes.ts';
import { type Hashing, hashSecret, isHashed, nobodysHash } from './secret-hash.ts';

/** After so many wrong ones a PIN is asked for in vain until its passphrase was given. */
const wrongPins = 5;

/** What stands for a pen that has nothing to sign in with. */
const nobodysSecret = new Uint8Array(20);

export interface NewCredential {
  readonly passphrase: string;
  readonly pin: string;
  readonly totpSecret: Uint8Array;
  readonly paperSecret: Uint8Array;
  /** How far the paper is used already. */
  readonly paperNext: number;
}

interface Row {
  pen: PenId;
  passphrase: string;
  pin: string;
  pin_failures: number;
  totp_secret: Uint8Array;
  paper_secret: Uint8Array;
  paper_next: number;
}

export class Credentials {
  readonly #database: DatabaseSync;
  readonly #hashing: Hashing;
  readonly #cover: Cover;
  readonly #nobody: { passphrase: string; pin: string };

  constructor(database: DatabaseSync, hashing: Hashing, cover: Cover = noCover) {
    this.#database = database;
    this.#hashing = hashing;
    this.#cover = cover;
    this.#nobody = { passphrase: nobodysHash(hashing.passphrase), pin: nobodysHash(hashing.pin) };
  }

  #row(pen: PenId | undefined): Row | undefined {
    if (pen === undefined) return undefined;
    const row = rowOf<Row>(this.#database.prepare('SELECT * FROM credential WHERE pen = ?'), pen);
    const cover = this.#cover;
    return (
      row && {
        ...row,
        passphrase: cover.textUnder('credential.passphrase', row.passphrase),
        pin: cover.textUnder('credential.pin', row.pin),
        totp_secret: cover.bytesUnder('credential.totp_secret', row.totp_secret),
        paper_secret: cover.bytesUnder('credential.paper_secret', row.paper_secret),
      }
    );
  }

  /** Gives a pen its credential; `meanwhile` goes into the same commit, and may say that nothing is to be done. */
  async enrol(pen: PenId, given: NewCredential, meanwhile: () => boolean): Promise<boolean> {
    const passphrase = await hashSecret(given.passphrase, this.#hashing.passphrase);
    const pin = await hashSecret(given.pin, this.#hashing.pin);
    return transaction(this.#database, () => {
      if (!meanwhile()) return false;
      this.remove(pen);
      this.#database
        .prepare('INSERT INTO credential VALUES (?, ?, ?, 0, ?, ?, ?)')
        .run(
          pen,
          this.#cover.text('credential.passphrase', passphrase),
          this.#cover.text('credential.pin', pin),
          this.#cover.bytes('credential.totp_secret', given.totpSecret),
          this.#cover.bytes('credential.paper_secret', given.paperSecret),
          given.paperNext,
        );
      return true;
    });
  }

  /** Checks passphrase and code together; the code is used up only where both are right. A PIN is then free again. */
  async signIn(pen: PenId | undefined, passphrase: string, code: string, wall: number): Promise<boolean> {
    const isRight = await this.#isPassphrase(pen, passphrase);
    // Looked up after the wait: the pen may have been retired, or its code used, meanwhile.
    return this.#useCode(isRight ? this.#row(pen) : undefined, code, wall) && this.#freePin(pen);
  }

  /** Checks the passphrase alone, of somebody who has signed in already. A PIN is then free again. */
  async isPassphrase(pen: PenId | undefined, passphrase: string): Promise<boolean> {
    return (await this.#isPassphrase(pen, passphrase)) && this.#freePin(pen);
  }

  async #isPassphrase(pen: PenId | undefined, passphrase: string): Promise<boolean> {
    const row = this.#row(pen);
    return (await isHashed(passphrase, row?.passphrase ?? this.#nobody.passphrase)) && row !== undefined;
  }

  #freePin(pen: PenId | undefined): boolean {
    const sql = 'UPDATE credential SET pin_failures = 0 WHERE pen = ?';
    return this.#database.prepare(sql).run(pen ?? '').changes === 1;
  }

  /** Each code once. Both kinds are looked for, whatever was typed, so that either takes the same time. */
  #useCode(row: Row | undefined, typed: string, wall: number): boolean {
    const code = typed.replace(/\s/g, '');
    this.sweepSteps(wall);
    const steps = stepsOfCode(row?.totp_secret ?? nobodysSecret, code, wall);
    const place = placeOnPaper(row?.paper_secret ?? nobodysSecret, code, row?.paper_next ?? 0);
    if (!row) return false;
    if (place !== undefined) {
      const sql = 'UPDATE credential SET paper_next = ? WHERE pen = ? AND paper_next <= ?';
      return this.#database.prepare(sql).run(place + 1, row.pen, place).changes === 1;
    }
    const use = this.#database.prepare('INSERT INTO used_step VALUES (?, ?) ON CONFLICT DO NOTHING');
    return steps.some((step) => use.run(row.pen, step).changes === 1);
  }

  /** Forgets which codes of phones were used, of all that the clock would refuse anyhow. */
  sweepSteps(wall: number): void {
    const used = rowsOf<{ step: number }>(this.#database.prepare('SELECT DISTINCT step FROM used_step'));
    const forget = this.#database.prepare('DELETE FROM used_step WHERE step = ?');
    for (const { step } of used) if (!isStepNear(step, wall)) forget.run(step);
  }

  /** Checks a PIN. Counted as wrong before it is looked at, so that many at once are no more tries than one by one. */
  async checkPin(pen: PenId | undefined, pin: string): Promise<'right' | 'wrong' | 'locked'> {
    const row = this.#row(pen);
    if (row && row.pin_failures >= wrongPins) return 'locked';
    const count = (by: number) =>
      this.#database
        .prepare('UPDATE credential SET pin_failures = max(0, pin_failures + ?) WHERE pen = ?')
        .run(by, pen ?? '');
    count(1);
    const isRight = (await isHashed(pin, row?.pin ?? this.#nobody.pin)) && this.#row(pen) !== undefined;
    if (!isRight) return 'wrong';
    this.#freePin(pen);
    return 'right';
  }

  hasPin(pen: PenId): boolean {
    return this.#row(pen) !== undefined;
  }

  /** How many codes are left on the pen's paper; null where it has none. */
  paperLeft(pen: PenId): number | null {
    const row = this.#row(pen);
    return row ? paperLength - row.paper_next : null;
  }

  async setPassphrase(pen: PenId, passphrase: string): Promise<void> {
    const hash = await hashSecret(passphrase, this.#hashing.passphrase);
    const covered = this.#cover.text('credential.passphrase', hash);
    this.#database.prepare('UPDATE credential SET passphrase = ? WHERE pen = ?').run(covered, pen);
  }

  async setPin(pen: PenId, pin: string): Promise<void> {
    const hash = await hashSecret(pin, this.#hashing.pin);
    const sql = 'UPDATE credential SET pin = ?, pin_failures = 0 WHERE pen = ?';
    this.#database.prepare(sql).run(this.#cover.text('credential.pin', hash), pen);
  }

  /** Takes away what a pen signs in with, inside the caller's transaction. */
  remove(pen: PenId): void {
    // A passkey stands for passphrase and code, and goes with them.
    this.#database.prepare('DELETE FROM passkey WHERE pen = ?').run(pen);
    this.#database.prepare('DELETE FROM used_step WHERE pen = ?').run(pen);
    this.#database.prepare('DELETE FROM credential WHERE pen = ?').run(pen);
  }
}
