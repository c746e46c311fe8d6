import { expect, test } from 'vitest';
import { loadSolver, untilProven } from '../coverage/index.ts';
import { attack, suppress } from './index.ts';

const solver = await loadSolver();

/** Three linked sums of one, each of two cells of a triangle (0, 1, 2) and one of its own. */
const linked = [
  { members: [0, 1, 3], value: 1 },
  { members: [1, 2, 4], value: 1 },
  { members: [0, 2, 5], value: 1 },
];

test('who knows that cells are counts learns more from linked tables', () => {
  const result = attack(solver, linked, [[0, 1, 2], [0]], { isWhole: true });
  expect(result).toEqual({
    kind: 'intervals',
    intervals: [
      { low: 0, high: 1.5, wholeLow: 0, wholeHigh: 1 },
      { low: 0, high: 1, wholeLow: 0, wholeHigh: 1 },
    ],
  });
});

test('amounts have no whole bounds of their own', () => {
  const result = attack(solver, linked, [[0, 1, 2]], { isWhole: false });
  if (result.kind === 'contradiction') throw new Error('the sums agree');
  expect(result.intervals[0]).toMatchObject({ high: 1.5, wholeHigh: 1.5 });
});

test('a sum that nothing limits has no upper end', () => {
  const result = attack(solver, [{ members: [0], value: 7 }], [[0, 1]], { isWhole: true });
  if (result.kind === 'contradiction') throw new Error('one sum');
  expect(result.intervals[0]).toMatchObject({ low: 7, high: Infinity, wholeHigh: Infinity });
});

test('numbers of different data contradict each other', () => {
  const published = [
    { members: [0, 1], value: 5 },
    { members: [0], value: 6 },
  ];
  expect(attack(solver, published, [[1]], { isWhole: true })).toEqual({ kind: 'contradiction' });
});

test('a width that only fractions give is not enough for counts: more is hidden', () => {
  const cells = [
    ...linked.map(({ members }) => ({ members, cost: 10, rule: 'either' as const })),
    { members: [0, 1, 2], cost: 1, rule: 'hide' as const },
  ];
  const problem = { values: [0, 1, 0, 0, 0, 1], cells, elsewhere: [], guarded: [], width: 1.2 };
  expect(suppress(solver, { ...problem, isWhole: false }, untilProven).cost).toBe(0);
  expect(suppress(solver, { ...problem, isWhole: true }, untilProven)).toMatchObject({
    cost: 10,
    proven: true,
  });
});
