// The scan against every window tried one by one, with the formulas as they are published.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../kernel/index.ts';
import { candidateScan } from './candidates.ts';
import { nestedCircles } from './circles.ts';
import { caseTable, permutationMeasure, strataOf } from './expected.ts';
import type { Model } from './likelihood.ts';
import { comparePoints, type Points, pointsFrom } from './points.ts';
import { type ClusterRules, measureByPlace, type ScanProblem, totalsOf } from './problem.ts';
import { observedHighest, replicator } from './scan.ts';
import { caseDrawer } from './simulate.ts';
import { windowsWithin } from './windows.ts';

interface Invented {
  problem: ScanProblem;
  points: Points;
}

const LONGEST = 7;
const DISTANCE = 4;
const PLACES = 14;
const INTERVALS = 16;

/** Small data with a lump in it, so that ratios are not all alike. */
function invented(model: Model, seed: number, rates: ClusterRules['rates'], strata = 1): Invented {
  const random = seededRandom(seed);
  // Whole coordinates: many places are equally far.
  const [x, y] = [0, 1].map(() => Array.from({ length: PLACES }, () => random.integer(8)));
  const points = pointsFrom([x!, y!]);
  const counts = Array.from({ length: 90 }, (_, i) => ({
    place: i < 8 ? 3 : random.integer(PLACES),
    interval: i < 8 ? 5 + (i % 3) : random.integer(INTERVALS),
    category: random.integer(strata),
    count: 1 + random.integer(2),
  }));
  const cases = caseTable(PLACES, INTERVALS, counts);
  const tables: Record<Model, () => ScanProblem['measure']> = {
    permutation: () => permutationMeasure(PLACES, INTERVALS, counts),
    poisson: () => {
      const weights = Float64Array.from(cases, () => 0.2 + random.uniform());
      const sum = weights.reduce((a, b) => a + b, 0);
      const all = cases.reduce((a, b) => a + b, 0);
      return { kind: 'table', cells: weights.map((weight) => (weight / sum) * all) };
    },
    bernoulli: () => ({
      kind: 'table',
      cells: Float64Array.from(cases, (count) => count + random.integer(3)),
    }),
  };
  const measure = tables[model]();
  const weights = measureByPlace({ measure, places: PLACES, intervals: INTERVALS });
  const windows = windowsWithin(INTERVALS, { shortest: 1, longest: LONGEST });
  const problem: ScanProblem = {
    model,
    rules: { rates, leastHighCases: 2, leastLowCases: 0 },
    places: PLACES,
    intervals: INTERVALS,
    cases,
    measure,
    strata: model === 'permutation' ? strataOf(counts) : [],
    circles: nestedCircles(points, points, [
      { by: 'weight', weights, most: totalsOf({ cases, measure }).measure / 2 },
      { by: 'distance', most: DISTANCE },
    ]),
    observedWindows: windows,
    simulatedWindows: windows,
    perCentre: 'disjoint',
    also: { wholePeriod: false, allPlaces: false },
    drawOrder: Int32Array.from({ length: PLACES }, (_, i) => i).sort((a, b) => comparePoints(points, a, b)),
  };
  return { problem, points };
}

const cellOf = ({ measure, intervals }: ScanProblem, place: number, interval: number) =>
  measure.kind === 'table'
    ? measure.cells[place * intervals + interval]!
    : (measure.byPlace[place]! * measure.byInterval[interval]!) / measure.total;

const xlogx = (n: number, of: number) => (n > 0 ? n * Math.log(n / of) : 0);

/** Kulldorff 1997, equations for the Poisson and Bernoulli models. */
function plainRatio(model: Model, c: number, m: number, allCases: number, all: number): number {
  if (model !== 'bernoulli') {
    const mu = (m * allCases) / all;
    return xlogx(c, mu) + xlogx(allCases - c, allCases - mu);
  }
  const inside = xlogx(c, m) + xlogx(m - c, m);
  const rest = all - m;
  const outside = xlogx(allCases - c, rest) + xlogx(rest - allCases + c, rest);
  return inside + outside - xlogx(allCases, all) - xlogx(all - allCases, all);
}

/** The highest ratio, circle by circle, window by window. */
function bruteHighest({ problem, points }: Invented, cases: Int32Array): number {
  const { model, rules, intervals } = problem;
  const [px, py] = [0, 1].map((d) => Array.from({ length: PLACES }, (_, i) => points.values[i * 2 + d]!));
  let [allCases, all] = [0, 0];
  for (let place = 0; place < PLACES; place++)
    for (let t = 0; t < intervals; t++) {
      allCases += cases[place * intervals + t]!;
      all += cellOf(problem, place, t);
    }
  const weight = (place: number) =>
    Array.from({ length: intervals }, (_, t) => cellOf(problem, place, t)).reduce((a, b) => a + b, 0);
  let highest = 0;
  for (let centre = 0; centre < PLACES; centre++) {
    const distance = (i: number) => Math.hypot(px![i]! - px![centre]!, py![i]! - py![centre]!);
    const order = Array.from({ length: PLACES }, (_, i) => i).sort(
      (a, b) => distance(a) - distance(b) || px![a]! - px![b]! || py![a]! - py![b]! || a - b,
    );
    const circle: number[] = [];
    let inCircle = 0;
    for (const place of order) {
      inCircle += weight(place);
      if (distance(place) > DISTANCE || inCircle > all / 2 + 1e-9) break;
      circle.push(place);
      for (let start = 0; start < intervals; start++) {
        let [c, m] = [0, 0];
        for (let t = start; t < Math.min(intervals, start + LONGEST); t++) {
          for (const one of circle) {
            c += cases[one * intervals + t]!;
            m += cellOf(problem, one, t);
          }
          const expected = (m * allCases) / all;
          const isHigh = c > expected + 1e-9;
          const isLow = c < expected - 1e-9;
          if (isHigh ? rules.rates === 'low' || c < 2 : !isLow || rules.rates === 'high') continue;
          highest = Math.max(highest, plainRatio(model, c, m, allCases, all));
        }
      }
    }
  }
  return highest;
}

const models = ['permutation', 'poisson', 'bernoulli'] as const;
const rates = ['high', 'low', 'both'] as const;
const seeds = fc.integer({ min: 1, max: 1e9 });

describe.each(models)('%s', (model) => {
  test.each(rates)(
    '%s rates: the highest ratio of the data is that of all windows tried one by one',
    (rate) => {
      fc.assert(
        fc.property(seeds, (seed) => {
          const one = invented(model, seed, rate);
          expect(observedHighest(one.problem)).toBeCloseTo(bruteHighest(one, one.problem.cases), 9);
        }),
        { numRuns: 15 },
      );
    },
  );

  test.each(rates)('%s rates: so is that of a simulation, whose totals are those of the data', (rate) => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const one = invented(model, seed, rate);
        const [replicate, draw] = [replicator(one.problem, seed), caseDrawer(one.problem, seed)];
        for (const replication of [1, 2, 3]) {
          const drawn = Int32Array.from(draw(replication));
          expect(drawn.reduce((a, b) => a + b, 0)).toBe(one.problem.cases.reduce((a, b) => a + b, 0));
          expect(replicate(replication)).toBeCloseTo(bruteHighest(one, drawn), 9);
        }
      }),
      { numRuns: 8 },
    );
  });

  test('the strongest candidate is the highest ratio, and each is what its window holds', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { problem } = invented(model, seed, 'high');
        const found = candidateScan(problem).around(0, PLACES, 0.001);
        const { cases: allCases, measure: all } = totalsOf(problem);
        expect(Math.max(...found.map(({ ratio }) => ratio))).toBeCloseTo(observedHighest(problem), 9);
        for (const { centre, size, start, end, cases, measure, ratio } of found) {
          const from = problem.circles.start[centre]!;
          let [c, m] = [0, 0];
          for (const place of problem.circles.places.subarray(from, from + size))
            for (let t = start; t < end; t++) {
              c += problem.cases[place * problem.intervals + t]!;
              m += cellOf(problem, place, t);
            }
          expect(cases).toBe(c);
          expect(measure).toBeCloseTo(m, 9);
          expect(ratio).toBeCloseTo(plainRatio(model, c, m, allCases, all), 9);
        }
      }),
      { numRuns: 15 },
    );
  });
});

test('permutation with covariates: expected cases and shuffles keep to each category', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const one = invented('permutation', seed, 'high', 3);
      expect(one.problem.measure.kind).toBe('table');
      expect(observedHighest(one.problem)).toBeCloseTo(bruteHighest(one, one.problem.cases), 9);
      const drawn = Int32Array.from(caseDrawer(one.problem, seed)(1));
      expect(replicator(one.problem, seed)(1)).toBeCloseTo(bruteHighest(one, drawn), 9);
    }),
    { numRuns: 10 },
  );
});

test('permutation: each place and each day keeps its number of cases', () => {
  const { problem } = invented('permutation', 4, 'high');
  const sums = (cells: Int32Array) => ({
    places: Array.from({ length: PLACES }, (_, i) =>
      cells.subarray(i * INTERVALS, (i + 1) * INTERVALS).reduce((a, b) => a + b, 0),
    ),
    days: Array.from({ length: INTERVALS }, (_, t) =>
      cells.reduce((sum, count, cell) => (cell % INTERVALS === t ? sum + count : sum), 0),
    ),
  });
  const drawn = Int32Array.from(caseDrawer(problem, 1)(1));
  expect(drawn).not.toEqual(problem.cases);
  expect(sums(drawn)).toEqual(sums(problem.cases));
});
