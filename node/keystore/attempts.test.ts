import fc from 'fast-check';
import { randomBytes, createSecretKey } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { Attempts, waitAfter } from './attempts.ts';

const year = 365 * 86_400_000;

function newAttempts(): { database: DatabaseSync; attempts: Attempts } {
  const database = new DatabaseSync(':memory:');
  database.exec(
    'CREATE TABLE attempt (subject BLOB PRIMARY KEY, failures INTEGER, wait_until INTEGER) STRICT',
  );
  const key = createSecretKey(randomBytes(32));
  return { database, attempts: new Attempts(database, () => key) };
}

/** Tries until it has to wait; gives how many were let through. */
function tryAll(attempts: Attempts, at: number, times = 50): number {
  return Array.from({ length: times }, () => attempts.begin('kibua-cla-1', at)).filter(Boolean).length;
}

describe('wrong tries', () => {
  it('five cost nothing; then one waits 1, 2, 4 ... s, at most 15 minutes', () => {
    expect([1, 4, 5, 6, 7, 8, 14, 15, 16, 1_000].map(waitAfter)).toEqual([
      0, 0, 1_000, 2_000, 4_000, 8_000, 512_000, 900_000, 900_000, 900_000,
    ]);
    const { attempts } = newAttempts();
    expect(tryAll(attempts, 0)).toBe(5);
    expect([999, 1_000, 2_999, 3_000].map((at) => attempts.begin('kibua-cla-1', at))).toEqual([
      false,
      true,
      false,
      true,
    ]);
    expect(attempts.begin('kibua-cla-2', 3_000), 'of another post').toBe(true);
  });

  it('are forgotten with a right one', () => {
    const { attempts } = newAttempts();
    tryAll(attempts, 0);
    attempts.succeeded('kibua-cla-1');
    expect(tryAll(attempts, 0)).toBe(5);
  });

  it('never make anybody wait longer than their number says, wherever the clock stands', () => {
    const jump = fc.constantFrom(-7 * year, -year, 0, year, 7 * year);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 12 }), jump), { maxLength: 12 }), (steps) => {
        const { attempts } = newAttempts();
        let at = 10 * year;
        let tried = 0;
        for (const [times, by] of steps) {
          tried += tryAll(attempts, at, times);
          at = Math.max(0, at + by);
        }
        attempts.begin('kibua-cla-1', at);
        expect(attempts.begin('kibua-cla-1', at + waitAfter(tried + 1))).toBe(true);
      }),
    );
  });

  it('after a clock that jumped ahead, none is forgotten: one more, and the wait is as long as before', () => {
    const { attempts } = newAttempts();
    let at = 0;
    for (let n = 0; n < 20; n++, at += 900_000) attempts.begin('kibua-cla-1', at);
    expect(tryAll(attempts, at + 7 * year)).toBe(1);
  });

  it('what was named is not kept, and no more than two thousand names are', () => {
    const { database, attempts } = newAttempts();
    tryAll(attempts, 0);
    for (let n = 0; n < 2_100; n++) attempts.begin(`name-${n}`, 0);
    const rows = database.prepare('SELECT * FROM attempt').all();
    expect(rows).toHaveLength(2_000);
    expect(attempts.begin('kibua-cla-1', 0), 'the most tried stays').toBe(false);
    expect(
      JSON.stringify(rows.map((row) => Buffer.from(row['subject'] as Uint8Array).toString())),
    ).not.toMatch(/name-|kibua/);
  });
});
