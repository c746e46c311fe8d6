import { expect, test } from 'vitest';
import { seededRandom } from '../kernel/index.ts';
import { pooledSeason } from './season.ts';

const FIRST_DAY = 19_358; // 2023-01-01
const wave = (day: number) => Math.exp(0.6 * Math.cos((2 * Math.PI * (day - FIRST_DAY - 200)) / 365.2425));

function totals(weeks: number, rate: (day: number) => number): Float64Array {
  const random = seededRandom(3);
  return Float64Array.from({ length: weeks }, (_, week) => random.poisson(40 * rate(FIRST_DAY + 7 * week)));
}

const even = (weeks: number) => new Float64Array(weeks).fill(1);

test('two years show the season, with a mean of one over the year', () => {
  const season = pooledSeason(totals(110, wave), even(110), FIRST_DAY)!;
  const peak = season(FIRST_DAY + 200);
  const trough = season(FIRST_DAY + 200 + 183);
  expect(peak / trough).toBeGreaterThan(2.5);
  expect(peak / trough).toBeLessThan(4.5);
  const year = Array.from({ length: 365 }, (_, day) => season(FIRST_DAY + day));
  expect(year.reduce((sum, factor) => sum + factor, 0) / 365).toBeCloseTo(1, 2);
});

test('less than two years, or nothing to see, is no season', () => {
  expect(pooledSeason(totals(103, wave), even(103), FIRST_DAY)).toBeNull();
  expect(
    pooledSeason(
      totals(150, () => 1),
      even(150),
      FIRST_DAY,
    ),
  ).toBeNull();
  expect(pooledSeason(new Float64Array(120), even(120), FIRST_DAY)).toBeNull();
});

test('a rise through the years is no season', () => {
  const rising = totals(156, (day) => 1 + (day - FIRST_DAY) / 365);
  expect(pooledSeason(rising, even(156), FIRST_DAY)).toBeNull();
});
