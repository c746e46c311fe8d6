import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyDraw } from '../kernel/testing/draws.ts';
import { freeNumber } from './number.ts';

/** Draws from a list, over and over: an unlucky hand hits used numbers first. */
const drawing = (draws: readonly number[]) => {
  let turn = 0;
  return (below: number) => (draws[turn++ % draws.length] ?? 0) % below;
};

test('an alert’s number is four digits that no open or recent alert of the base has', () => {
  const used = new Set(['0007', '4711']);
  const number = freeNumber((one) => used.has(one), used.size, drawing([7, 4711, 42]));
  expect(number).toBe('0042');
});

test('numbers of one base never repeat, and grow by a digit before the free ones run short', () => {
  fc.assert(
    fc.property(anyDraw, (start) => {
      const random = start();
      const used = new Set<string>();
      for (let alert = 0; alert < 6_000; alert++) {
        used.add(freeNumber((one) => used.has(one), used.size, random));
      }
      expect(used.size).toBe(6_000);
      expect([...used].filter((number) => number.length === 4).length).toBe(5_001);
    }),
    { numRuns: 20 },
  );
});
