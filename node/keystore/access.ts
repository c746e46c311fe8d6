// One-time codes and bearer tokens. Both are random and long (100 and 256 bits), so a plain SHA-256 of them
// keeps as well as a slow hash would; only the hashes are stored.
import { type PenId, type Refusal, refuse } from '@ulinzi/domain/kernel';
import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { type Pen, penIn, penWith } from './accounts.ts';
import { makeClaimCode, readClaimCode } from './claim-code.ts';
import { rowOf, transaction } from '../sqlite/index.ts';

/** 72 h: long enough to carry a code to a base by hand. */
const claimLastsMs = 72 * 3_600_000;

/** Gives a one-time code for a pen, inside the caller's transaction. */
export function issueClaim(database: DatabaseSync, pen: PenId, now: number): string {
  const code = makeClaimCode();
  database.prepare('INSERT INTO claim VALUES (?, ?, ?)').run(digestOf(code), pen, now + claimLastsMs);
  return code;
}

/** Turns a code into a token, once. Unknown, used and expired read the same. */
export function redeemClaim(
  database: DatabaseSync,
  typed: string,
  now: number,
): { token: string; pen: Pen } | Refusal {
  const claim = rowOf<{ code_hash: Uint8Array; pen: string }>(
    database.prepare('SELECT code_hash, pen FROM claim WHERE code_hash = ? AND expires_at > ?'),
    digestOf(readClaimCode(typed)),
    now,
  );
  const pen = claim && penWith(database, claim.pen);
  if (!pen) return refuse('claim/expired');
  const token = makeToken();
  transaction(database, () => {
    database.prepare('DELETE FROM claim WHERE code_hash = ? OR expires_at <= ?').run(claim.code_hash, now);
    database.prepare('INSERT INTO token VALUES (?, ?)').run(digestOf(token), pen.id);
  });
  return { token, pen };
}

/** The pen that a code was given for, which stays good; undefined where it is unknown, used or expired. */
export function penOfClaim(database: DatabaseSync, typed: string, now: number): Pen | undefined {
  const sql = 'SELECT pen.* FROM claim JOIN pen ON pen.id = claim.pen WHERE code_hash = ? AND expires_at > ?';
  return penIn(rowOf(database.prepare(sql), digestOf(readClaimCode(typed)), now));
}

/** Uses a code up, inside the caller's transaction; false where it was used meanwhile. */
export function useClaim(database: DatabaseSync, typed: string): boolean {
  const sql = 'DELETE FROM claim WHERE code_hash = ?';
  return database.prepare(sql).run(digestOf(readClaimCode(typed))).changes === 1;
}

/** Takes away every code, token and link of a pen, inside the caller's transaction. */
export function revokeAccess(database: DatabaseSync, pen: PenId): void {
  database.prepare('DELETE FROM claim WHERE pen = ?').run(pen);
  database.prepare('DELETE FROM token WHERE pen = ?').run(pen);
  database.prepare('DELETE FROM openrosa_link WHERE pen = ?').run(pen);
}

/**
 * Gives the reader of the pen that a token was given to. How long the search takes depends on the token's hash
 * alone, which nobody can steer towards a stored one, so it tells nothing about the tokens there are.
 */
export function tokenReader(database: DatabaseSync): (token: string) => Pen | undefined {
  const find = database.prepare(
    'SELECT pen.* FROM token JOIN pen ON pen.id = token.pen WHERE token.hash = ?',
  );
  return (token) => penIn(rowOf(find, digestOf(token)));
}

/** 256 random bits in base64url: 43 characters. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares two secrets without telling by its time how much of them is equal. */
export function isSameSecret(one: string, other: string): boolean {
  return timingSafeEqual(digestOf(one), digestOf(other));
}

function digestOf(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}
