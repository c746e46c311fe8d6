import { createSecretKey, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cursors } from './cursor.ts';

const sealing = cursors(createSecretKey(randomBytes(32)));
const place = fc.record({
  run: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  incarnation: fc.nat(),
  position: fc.maxSafeNat(),
  step: fc.integer({ min: -1, max: Number.MAX_SAFE_INTEGER }),
});

describe('a cursor', () => {
  it('opens for its reader alone, in its node alone', () => {
    fc.assert(
      fc.property(place, fc.string(), (one, reader) => {
        const cursor = sealing.seal(one, reader);
        expect(sealing.open(cursor, reader)).toEqual(one);
        expect(sealing.open(cursor, `${reader}x`)).toBeUndefined();
        expect(cursors(createSecretKey(randomBytes(32))).open(cursor, reader)).toBeUndefined();
      }),
    );
  });

  it('is of one length, and never the same twice', () => {
    fc.assert(
      fc.property(place, place, (one, other) => {
        const made = [sealing.seal(one, 'a'), sealing.seal(one, 'a'), sealing.seal(other, 'b')];
        expect(new Set(made.map((cursor) => cursor.length)).size).toBe(1);
        expect(new Set(made).size).toBe(3);
      }),
    );
  });

  it('that was made up or altered is none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(sealing.open(text, 'a')).toBeUndefined();
      }),
    );
    const cursor = sealing.seal({ run: 1n, incarnation: 1, position: 1, step: 1 }, 'a');
    const altered = `${cursor.slice(0, 30)}${cursor[30] === 'A' ? 'B' : 'A'}${cursor.slice(31)}`;
    expect(sealing.open(altered, 'a')).toBeUndefined();
  });
});
