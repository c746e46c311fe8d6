import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../kernel/index.ts';
import { backtest, compareByWeek, issueForecasts } from './index.ts';

const OPTIONS = { from: 8, firstDay: 19_000, withSeason: true };

function simulate(areas: number, weeks: number, rate: (area: number, week: number) => number): Int32Array[] {
  const random = seededRandom(9);
  return Array.from({ length: areas }, (_, area) =>
    Int32Array.from({ length: weeks }, (_unused, week) => random.poisson(rate(area, week))),
  );
}

const names = (counts: readonly Int32Array[]) => counts.map((_, at) => `a${at}`);

function run(counts: Int32Array[], from: number) {
  return backtest([...issueForecasts(names(counts), counts, OPTIONS)], counts, from, 1);
}

test('forecasts know nothing of their own week or later ones', () => {
  const counts = fc.array(fc.array(fc.nat({ max: 3 }), { minLength: 14, maxLength: 14 }), {
    minLength: 3,
    maxLength: 3,
  });
  fc.assert(
    fc.property(counts, counts, fc.integer({ min: 9, max: 13 }), (one, other, week) => {
      const as = (rows: number[][]) => rows.map((row) => Int32Array.from(row));
      const mixed = one.map((row, at) => [...row.slice(0, week), ...other[at]!.slice(week)]);
      const issued = (rows: Int32Array[]) =>
        [...issueForecasts(names(rows), rows, OPTIONS)]
          .filter((issue) => issue.week <= week)
          .map(({ forecasts }) => forecasts.map(({ probability, law }) => ({ probability, law })));
      expect(issued(as(mixed))).toEqual(issued(as(one)));
    }),
    { numRuns: 20 },
  );
});

test('areas that change beat both simple forecasts; the sentence rests on an interval', () => {
  const tested = run(
    simulate(40, 80, (area, week) => Math.exp(Math.sin((week + 9 * area) / 12) * 1.5 - 0.5)),
    40,
  );
  expect(tested.comparisons.persistence.brier.verdict).toBe('better');
  expect(tested.comparisons.historicalMean.crps.verdict).toBe('better');
  expect(tested.scores.model.brier).toBeLessThan(tested.scores.historicalMean.brier);
  expect(tested.scores.model.crpsEmpirical).toBeGreaterThan(tested.scores.model.crpsFair!);
  expect(tested.scores.persistence.crpsFair).toBeNull();
});

test('steady areas: the model is not called better than their past', () => {
  const tested = run(
    simulate(40, 120, (area) => 0.1 + area / 20),
    100,
  );
  expect(tested.comparisons.historicalMean.brier.verdict).not.toBe('worse');
  expect(Math.abs(tested.comparisons.historicalMean.brier.difference)).toBeLessThan(0.01);
});

test('probabilities are calibrated and the laws have the right width in a seeded simulation', () => {
  const { reliability, pit } = run(
    simulate(60, 80, (area) => 0.05 + area / 30),
    30,
  );
  for (const { count, forecast, observed } of reliability.filter((bin) => bin.count > 100))
    expect(Math.abs(forecast - observed)).toBeLessThan(4 * Math.sqrt(0.25 / count));
  for (const bar of pit) expect(Math.abs(bar - 0.1)).toBeLessThan(0.025);
});

test('events where nothing had been seen are counted as unforeseen, not scored', () => {
  const counts = simulate(5, 30, () => 1);
  counts.push(Int32Array.from({ length: 30 }, (_, week) => (week === 20 ? 3 : week > 25 ? 1 : 0)));
  const tested = run(counts, 15);
  expect(tested.unforeseen).toBe(3);
  expect(tested.cases).toBe(5 * 15 + 9);
});

test('the comparison by hand: weekly differences -1 and -3 have mean -2 and a wide interval', () => {
  const { difference, low, high, verdict } = compareByWeek([0, 0, 1, 1], [0, 0, 0, 0], [1, 1, 3, 3]);
  expect(difference).toBe(-2);
  // Standard error 1, t with one degree of freedom.
  expect(high).toBeCloseTo(-2 + 12.7062, 3);
  expect(low).toBeCloseTo(-2 - 12.7062, 3);
  expect(verdict).toBe('unclear');
});
