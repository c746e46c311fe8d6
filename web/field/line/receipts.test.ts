import { describe, expect, it } from 'vitest';
import type { Queued } from '../notebook/ground.ts';
import { afterReceipts, outlived, sentAgain } from './receipts.ts';

function entry(n: number, state: Queued['state'], arrivedAt?: number): Queued {
  const known = arrivedAt === undefined ? {} : { arrivedAt };
  const id = String(n);
  return {
    n,
    id,
    act: 'report.send',
    bytes: 9,
    at: 0,
    state,
    data: {},
    subject: null,
    entry: '',
    signature: '',
    ...known,
  };
}

const receipt = { r: 1, n: 1, id: '1', outcome: 'accepted', number: '118' } as const;

describe('receipts', () => {
  it('A1 what arrived says so, with the number it got', () => {
    const [after] = afterReceipts([entry(1, 'sent')], [receipt], 7);
    expect(after).toMatchObject({ n: 1, state: 'accepted', arrivedAt: 7, number: '118' });
  });

  it('the same receipt again changes nothing', () => {
    const [after] = afterReceipts([entry(1, 'sent')], [receipt], 7);
    expect(afterReceipts([after as Queued], [{ ...receipt, outcome: 'refused' }], 9)).toEqual([]);
  });

  it('one that the node keeps until it understands it is decided later', () => {
    const waits = { ...receipt, outcome: 'waiting' } as const;
    const later = { ...receipt, r: 2, outcome: 'refused', refused: 'report/closed' } as const;
    expect(afterReceipts([entry(1, 'sent')], [waits], 7)[0]?.state).toBe('held');
    expect(afterReceipts([entry(1, 'sent')], [waits, later], 7)[0]).toMatchObject({
      state: 'refused',
      refused: 'report/closed',
    });
  });

  it('one of which this phone knows nothing any more is passed over', () => {
    expect(afterReceipts([entry(2, 'sent')], [receipt], 7)).toEqual([]);
  });

  it('A1 only what left and did not arrive is sent again', () => {
    const queue = [entry(1, 'sent'), entry(2, 'sent'), entry(3, 'waiting'), entry(4, 'accepted')];
    expect(sentAgain(queue, [2, 3, 4, 9])).toEqual([entry(2, 'waiting')]);
  });

  it('is gone from the phone three days after its arrival, and never before', () => {
    const day = 86_400_000;
    const queue = [
      entry(1, 'accepted', day),
      entry(2, 'waiting'),
      entry(3, 'held', day),
      entry(4, 'refused', 3 * day),
    ];
    expect(outlived(queue, 4 * day + 1).map(({ n }) => n)).toEqual([1]);
  });
});
