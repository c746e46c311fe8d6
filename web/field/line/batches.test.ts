import { describe, expect, it } from 'vitest';
import type { Queued } from '../notebook/ground.ts';
import { nextBatch } from './batches.ts';

function entry(n: number, act: string, bytes: number): Queued {
  const id = String(n);
  return { n, id, act, bytes, at: 0, state: 'waiting', data: {}, subject: null, entry: '', signature: '' };
}

describe('what goes first', () => {
  it('B1 an alert goes alone before a hundred reports that were written earlier', () => {
    const reports = Array.from({ length: 100 }, (_, index) => entry(index + 1, 'report.send', 900));
    const alert = entry(101, 'alert.record', 300);
    expect(nextBatch([...reports, alert])).toEqual([alert]);
  });

  it('the small go before the large, in pieces of at most 16 kB', () => {
    const sizes = [9_000, 400, 12_000, 800];
    const batch = nextBatch(sizes.map((bytes, index) => entry(index + 1, 'report.send', bytes)));
    expect(batch.map(({ bytes }) => bytes)).toEqual([400, 800, 9_000]);
  });

  it('one that is larger than a piece goes all the same', () => {
    expect(nextBatch([entry(1, 'report.send', 40_000)])).toHaveLength(1);
  });

  it('nothing waits, nothing goes', () => {
    expect(nextBatch([])).toEqual([]);
  });
});
