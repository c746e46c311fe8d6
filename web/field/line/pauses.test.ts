import { describe, expect, it } from 'vitest';
import { pauseAfter } from './pauses.ts';

describe('how long the line rests', () => {
  it('a minute while all is well', () => {
    expect(pauseAfter(0, 0.9)).toBe(60_000);
  });

  it('longer after each failure, at most some six minutes, and never at the same moment for all', () => {
    const middle = [1, 2, 3, 7, 50].map((failures) => pauseAfter(failures, 0.5) / 1_000);
    expect(middle).toEqual([5, 10, 20, 300, 300]);
    expect([pauseAfter(9, 0), pauseAfter(9, 1)]).toEqual([225_000, 375_000]);
  });
});
