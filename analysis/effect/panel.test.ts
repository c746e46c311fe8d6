import { describe, expect, test } from 'vitest';
import { isRefusal } from './answer.ts';
import { panelOf } from './panel.ts';
import { answered, rowsOf } from './panel-fixtures.ts';

const rows = rowsOf({ A: { outcome: [1, 2, 3], first: 2 }, B: { outcome: [4, 5] } });

describe('a panel', () => {
  test('knows its gaps and who is treated when', () => {
    const panel = answered(panelOf(rows));
    expect(panel.units).toEqual(['A', 'B']);
    expect([...panel.times]).toEqual([1, 2, 3]);
    expect(panel.isBalanced).toBe(false);
    expect(panel.outcome[1]![2]).toBeNaN();
    expect([...panel.isTreated[0]!]).toEqual([0, 1, 1]);
    expect([...panel.firstTreated]).toEqual([2, Number.POSITIVE_INFINITY]);
  });

  test('reads the first treated time off a column of 0 and 1, and sees a treatment that ends', () => {
    const { firstTreated: _, ...rest } = rows;
    const lasting = answered(panelOf({ ...rest, isTreated: [0, 1, 1, 0, 0] }));
    expect([...lasting.firstTreated]).toEqual([2, Number.POSITIVE_INFINITY]);
    expect(lasting.isAbsorbing).toBe(true);
    expect(answered(panelOf({ ...rest, isTreated: [0, 1, 0, 0, 0] })).isAbsorbing).toBe(false);
  });

  test.each([
    ['two-rows-one-cell', { ...rows, times: [1, 1, 3, 1, 2] }, 3, 2],
    ['first-treated-differs', { ...rows, firstTreated: [2, 2, 3, Infinity, Infinity] }, 4, 2],
    ['cluster-differs', { ...rows, clusters: ['x', 'x', 'x', 'y', 'z'] }, 6, 5],
  ])('refuses %s, naming both lines', (code, bad, line, first) => {
    const refusal = panelOf(bad);
    expect(isRefusal(refusal) && [refusal.refused, refusal.line, refusal.values['first']]).toEqual([
      code,
      line,
      first,
    ]);
  });
});
