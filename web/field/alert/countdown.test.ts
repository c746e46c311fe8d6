import { expect, test } from 'vitest';
import { heldSeconds, secondsLeft, shareLeft } from './countdown.ts';

test('B4 an alert can be taken back for ten seconds, and is due after them', () => {
  expect(heldSeconds).toBe(10);
  expect([0, 1, 999, 1_000, 2_001, 9_999, 10_000, 60_000].map((at) => secondsLeft(500, 500 + at))).toEqual([
    10, 10, 10, 9, 8, 1, 0, 0,
  ]);
  expect(secondsLeft(500, 0)).toBe(10);
  expect(shareLeft(0, 2_500)).toBe(0.75);
  expect(shareLeft(0, 20_000)).toBe(0);
});
