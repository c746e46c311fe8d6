import { expect, test } from 'vitest';
import type { Departure, DepartureReport } from './departures.ts';
import { judge, judgeWithEffort } from './effort.ts';
import { plainSetting } from './rate-law.ts';

function report(rows: readonly (readonly [area: string, p: number, q: number])[]): DepartureReport {
  return {
    setting: plainSetting,
    prior: { shape: 0.5, rate: 1 },
    departures: rows.map(
      ([area, p, q]): Departure => ({
        area,
        observed: 3,
        expected: 1,
        low: 0,
        high: 3,
        ratio: 3,
        ratioLow: 0.5,
        ratioHigh: 9,
        p,
        q,
      }),
    ),
  };
}

test('flags what both readings of effort find, and says where they cannot be told apart', () => {
  const plain = report([
    ['more phones', 0.001, 0.01],
    ['fewer phones', 0.2, 0.4],
    ['same phones', 0.002, 0.02],
    ['calm', 0.5, 0.6],
  ]);
  const proportional = report([
    ['more phones', 0.3, 0.5],
    ['fewer phones', 0.001, 0.01],
    ['same phones', 0.001, 0.01],
    ['calm', 0.4, 0.6],
  ]);
  const judged = judgeWithEffort(plain, proportional, 0.05);
  expect(judged.map(({ area, flag, effort, p, q }) => [area, flag, effort, p, q])).toEqual([
    ['same phones', true, 'agree', 0.002, 0.02],
    ['fewer phones', false, 'cannot-separate', 0.2, 0.4],
    ['more phones', false, 'cannot-separate', 0.3, 0.5],
    ['calm', false, 'none', 0.5, 0.6],
  ]);
});

test('without effort areas are ranked by p and flagged by q', () => {
  const judged = judge(
    report([
      ['a', 0.2, 0.2],
      ['b', 0.01, 0.02],
    ]),
    0.05,
  );
  expect(judged.map(({ area, flag, effort }) => [area, flag, effort])).toEqual([
    ['b', true, 'not-given'],
    ['a', false, 'not-given'],
  ]);
});
