import { expect, test } from 'vitest';
import { MISSING } from './comparison.ts';
import { compareLists, listPairs } from './list-comparison.ts';

const COLUMNS = [
  { name: 'name', cells: ['Mapendo', 'Mapend', 'Mapedno', 'Furaha', ''] },
  { name: 'month', cells: ['7', '7', '8', '7', '7'] },
  { name: 'year', cells: ['1949', '1949', '1994', '1950', '1949'] },
];

test('pairs of several blocks come once, and an empty cell agrees with nothing', () => {
  const { left, right } = listPairs(COLUMNS, [['month'], ['year', 'month'], ['name']]);
  expect(Array.from(left, (a, pair) => `${a}-${right[pair]}`)).toEqual([
    '0-1',
    '0-3',
    '0-4',
    '1-3',
    '1-4',
    '3-4',
  ]);
});

test('without blocks all are compared with all', () => {
  expect(listPairs(COLUMNS, []).left).toHaveLength(10);
});

test('the same, a slip of the pen, another; short codes know no slips', () => {
  const pairs = { left: Int32Array.of(0, 0, 0, 0, 0), right: Int32Array.of(0, 1, 2, 3, 4) };
  const { fields, levels } = compareLists(COLUMNS, pairs);
  expect(fields.map((field) => field.levels)).toEqual([3, 2, 3]);
  expect([...levels[0]!]).toEqual([0, 1, 1, 2, MISSING]);
  expect([...levels[1]!]).toEqual([0, 0, 1, 0, 0]);
  expect([...levels[2]!]).toEqual([0, 0, 1, 2, 0]);
});
