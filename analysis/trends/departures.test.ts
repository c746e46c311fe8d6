import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../kernel/index.ts';
import { departuresIn } from './departures.ts';
import { evenExposure, type WeeklyCounts } from './weekly-counts.ts';

function weeklyCounts(series: Record<string, readonly number[]>): WeeklyCounts {
  const areas = Object.keys(series);
  const weeks = series[areas[0]!]!.length;
  return {
    areas,
    weeks,
    counts: areas.map((area) => Int32Array.from(series[area]!)),
    exposure: evenExposure(areas.length, weeks),
  };
}

/** 20 weeks with 4 events (0.2 a week), and with 70 (3.5 a week). */
const quiet = Array.from({ length: 20 }, (_, week) => (week % 5 === 2 ? 1 : 0));
const busy = Array.from({ length: 20 }, (_, week) => 3 + (week % 2));

test('D5 a quiet area with 3 against 0.2 expected outranks a busy one with 4 against 3.5', () => {
  const { departures } = departuresIn(weeklyCounts({ quiet: [...quiet, 3], busy: [...busy, 4] }), 1);
  const [low, high] = departures;
  expect(low!.expected).toBeCloseTo(0.2, 1);
  expect(high!.expected).toBeCloseTo(3.5, 1);
  expect(low!.p).toBeLessThan(0.002);
  expect(high!.p).toBeGreaterThan(0.3);
  expect(low!.q).toBeLessThan(0.05);
});

test('the mid-p by hand: 3 events after 4 in 20 weeks', () => {
  const { departures, prior } = departuresIn(weeklyCounts({ quiet: [...quiet, 3], busy: [...busy, 4] }), 1);
  // Both areas: 74 events in 40 weeks, a prior of half an event. Then a = 4.5, b = 20 + 0.5 x 40 / 74.
  const [a, b] = [4.5, 20 + 20 / 74];
  expect(prior.rate).toBeCloseTo(20 / 74, 12);
  expect(departures[0]!.expected).toBeCloseTo(a / b, 12);
  const p0 = (b / (b + 1)) ** a;
  const p1 = (p0 * a) / (b + 1);
  const p2 = (p1 * (a + 1)) / (2 * (b + 1));
  const p3 = (p2 * (a + 2)) / (3 * (b + 1));
  expect(departures[0]!.p).toBeCloseTo(1 - p0 - p1 - p2 - p3 / 2, 12);
  // 97.5 % lies at one event: p0 = 0.805, p0 + p1 = 0.976.
  expect([departures[0]!.low, departures[0]!.high]).toEqual([0, 1]);
});

test('several weeks are judged together', () => {
  const { departures } = departuresIn(
    weeklyCounts({ quiet: [...quiet, 1, 0, 2], busy: [...busy, 3, 3, 4] }),
    3,
  );
  expect(departures.map(({ observed }) => observed)).toEqual([3, 10]);
  expect(departures[1]!.expected).toBeCloseTo(10.5, 0);
});

test('an area without exposure is not judged', () => {
  const data = weeklyCounts({ quiet: [...quiet, 0], busy: [...busy, 4] });
  data.exposure[0]![20] = 0;
  expect(departuresIn(data, 1).departures[0]).toMatchObject({ expected: 0, p: 1, ratio: null });
});

test('the order and the names of areas change nothing', () => {
  const area = fc.array(fc.nat({ max: 6 }), { minLength: 14, maxLength: 14 });
  fc.assert(
    fc.property(fc.array(area, { minLength: 2, maxLength: 7 }), (series) => {
      const named = Object.fromEntries(series.map((counts, at) => [`a${at}`, counts]));
      const turned = Object.fromEntries([...series].reverse().map((counts, at) => [`b${at}`, counts]));
      const one = departuresIn(weeklyCounts(named), 2);
      const other = departuresIn(weeklyCounts(turned), 2);
      const plain = (departures: typeof one.departures) => departures.map((one) => ({ ...one, area: '' }));
      expect(other.setting).toEqual(one.setting);
      expect(plain(other.departures).reverse()).toEqual(plain(one.departures));
    }),
    { numRuns: 30 },
  );
});

const AREAS = 1500;

/** Areas whose rates are gamma, counts Poisson: nothing departs; `factor` multiplies the last week. */
function simulate(seed: number, areas: number, weeks: number, factor: number) {
  const random = seededRandom(seed);
  const rates = Array.from({ length: areas }, () => random.gamma(0.8) / 0.8);
  const series = rates.map((rate) =>
    Array.from({ length: weeks }, (_, week) => random.poisson(week === weeks - 1 ? rate * factor : rate)),
  );
  return weeklyCounts(Object.fromEntries(series.map((counts, at) => [`a${at}`, counts])));
}

test('intervals for small counts hold what they say: 95 % at least, and one in twenty is below p = 0.05', () => {
  const { departures } = departuresIn(simulate(7, AREAS, 20, 1), 1, 1);
  const inside = departures.filter(({ observed, low, high }) => observed >= low && observed <= high).length;
  expect(inside / AREAS).toBeGreaterThan(0.95);
  // Counts are whole, so that a mid-p is at most roughly uniform: 5 % give or take four standard errors and the steps.
  const early = departures.filter(({ p }) => p <= 0.05).length;
  expect(early / AREAS).toBeGreaterThan(0.025);
  expect(early / AREAS).toBeLessThan(0.07);
});

test('the interval of the ratio holds a true doubling in 95 % of areas at least', () => {
  const { departures } = departuresIn(simulate(11, AREAS, 20, 2), 1, 1);
  const holds = departures.filter(({ ratioLow, ratioHigh }) => ratioLow! <= 2 && ratioHigh! >= 2).length;
  expect(holds / AREAS).toBeGreaterThan(0.95);
});
