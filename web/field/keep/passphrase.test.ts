import { describe, expect, it } from 'vitest';
import { waitAfter, waitLeft } from './passphrase.ts';

const second = 1_000;

describe('after a wrong passphrase', () => {
  it('two are free, as thumbs are, and then it takes longer and longer, up to an hour', () => {
    const waits = Array.from({ length: 12 }, (_, tries) => waitAfter(tries) / second);
    expect(waits).toEqual([0, 0, 0, 5, 15, 60, 300, 900, 3_600, 3_600, 3_600, 3_600]);
  });

  it('the wait ends at its time', () => {
    expect(waitLeft(4, 100, 100 + 14 * second)).toBe(second);
    expect(waitLeft(4, 100, 100 + 16 * second)).toBe(0);
  });

  it('a clock that was set back does not shut the notebook for a year', () => {
    expect(waitLeft(4, 31_536_000 * second, 0)).toBe(15 * second);
  });
});
