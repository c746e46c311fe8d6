import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  answerCoverage,
  type CoverageProblem,
  type CoverageQuestion,
  loadSolver,
  readPlaces,
  untilProven,
  weightWithin,
} from './index.ts';

const solver = await loadSolver();
const unknown = Number.NaN;

/** Rows of times by place, columns by site. */
function problemOf(times: readonly (readonly number[])[], weights?: readonly number[]): CoverageProblem {
  return {
    places: times.map((_, at) => `P${at}`),
    sites: times[0]!.map((_, at) => `S${at}`),
    weights: Float64Array.from(weights ?? times.map(() => 1)),
    times: Float64Array.from(times.flat()),
  };
}

/** Four villages (100, 80, 60 and 10 people) and three bases; no time is known from the third base to the last. */
const villages = problemOf(
  [
    [30, 90, 50],
    [90, 40, 50],
    [70, 50, 55],
    [200, 150, unknown],
  ],
  [100, 80, 60, 10],
);

function chosen(problem: CoverageProblem, question: CoverageQuestion) {
  const answer = answerCoverage(solver, problem, question, untilProven);
  if (answer.kind !== 'chosen') throw new Error('too few sites');
  return answer;
}

test('mclp: exactly the limit is within it', () => {
  // S2 reaches the two largest villages in just 50 minutes; S1 the third.
  const one = chosen(villages, { model: 'mclp', within: 50, count: 1 });
  expect(one.best).toEqual({ sites: [2], objective: 180 });
  const two = chosen(villages, { model: 'mclp', within: 50, count: 2 });
  expect(two).toMatchObject({ best: { objective: 240 }, proven: true, bound: 240 });
  expect(chosen(villages, { model: 'mclp', within: 49, count: 2 }).best).toEqual({
    sites: [0, 1],
    objective: 180,
  });
});

test('mclp: taking the best site first may be worse than the best pair', () => {
  // S2 alone serves most (6), but the pair that serves all is the other two.
  const tempting = problemOf(
    [
      [1, 9, 1],
      [1, 9, 9],
      [9, 1, 1],
      [9, 1, 9],
    ],
    [3, 2, 3, 2],
  );
  const { best, naive } = chosen(tempting, { model: 'mclp', within: 1, count: 2 });
  expect(best).toEqual({ sites: [0, 1], objective: 10 });
  expect(naive.objective).toBe(8);
});

test('mclp: a site that would add nobody is not chosen', () => {
  const { best } = chosen(villages, { model: 'mclp', within: 300, count: 3 });
  expect(best.objective).toBe(250);
  expect(best.sites).toHaveLength(1);
});

test('lscp: the fewest sites, and the places that no site is known to reach in time', () => {
  const { best, leftOut } = chosen(villages, { model: 'lscp', within: 55 });
  expect(best).toEqual({ sites: [2], objective: 1 });
  expect(leftOut).toEqual([3]);
  expect(chosen(villages, { model: 'lscp', within: 45 }).best).toEqual({ sites: [0, 1], objective: 2 });
});

test('p-median: weight times time to the nearest chosen site', () => {
  const { best } = chosen(villages, { model: 'p-median', count: 2 });
  // 100 x 30 + 80 x 40 + 60 x 50 + 10 x 150.
  expect(best).toEqual({ sites: [0, 1], objective: 10_700 });
});

test('p-center: the shortest longest time; weights do not count', () => {
  expect(chosen(villages, { model: 'p-center', count: 1 }).best).toEqual({ sites: [1], objective: 150 });
});

test('an unknown time is neither reached nor "no"', () => {
  const { best } = chosen(villages, { model: 'mclp', within: 55, count: 1 });
  expect(best.sites).toEqual([2]);
  expect(readPlaces(villages, best.sites, 55).map(({ state }) => state)).toEqual([
    'reached',
    'reached',
    'reached',
    'unknown',
  ]);
  expect(readPlaces(villages, [0], 55).map(({ state }) => state)).toEqual([
    'reached',
    'beyond',
    'beyond',
    'beyond',
  ]);
});

test('places without any known time are left out, and too few sites are refused with the number needed', () => {
  const apart = problemOf([
    [5, unknown, unknown],
    [unknown, 7, unknown],
    [unknown, unknown, unknown],
  ]);
  expect(answerCoverage(solver, apart, { model: 'p-center', count: 1 }, untilProven)).toEqual({
    kind: 'too-few',
    needed: 2,
    leftOut: [2],
  });
  expect(chosen(apart, { model: 'p-median', count: 2 })).toMatchObject({
    best: { sites: [0, 1], objective: 12 },
    leftOut: [2],
  });
});

test('where no time is known at all every place is left out', () => {
  const silent = problemOf([
    [unknown, unknown],
    [unknown, unknown],
  ]);
  for (const model of ['p-median', 'p-center'] as const)
    expect(chosen(silent, { model, count: 1 })).toMatchObject({
      best: { sites: [], objective: 0 },
      leftOut: [0, 1],
    });
});

/** Small problems, some times unknown, some not whole. */
const problems = fc
  .record({ places: fc.integer({ min: 1, max: 7 }), sites: fc.integer({ min: 1, max: 6 }) })
  .chain(({ places, sites }) =>
    fc.record({
      times: fc.array(
        fc.array(
          fc.oneof(
            { weight: 6, arbitrary: fc.integer({ min: 0, max: 20 }) },
            { weight: 2, arbitrary: fc.double({ min: 0, max: 20, noNaN: true }) },
            { weight: 1, arbitrary: fc.constant(unknown) },
          ),
          { minLength: sites, maxLength: sites },
        ),
        { minLength: places, maxLength: places },
      ),
      weights: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: places, maxLength: places }),
      count: fc.integer({ min: 1, max: 4 }),
      within: fc.integer({ min: 0, max: 20 }),
    }),
  );

function subsets(size: number, most: number): number[][] {
  return Array.from({ length: 2 ** size }, (_, bits) =>
    Array.from({ length: size }, (_unused, at) => at).filter((at) => (bits >> at) & 1),
  ).filter((sites) => sites.length >= 1 && sites.length <= most);
}

const nearest = (row: readonly number[], sites: readonly number[]) =>
  Math.min(...sites.map((site) => row[site]!).map((time) => (Number.isNaN(time) ? Infinity : time)));

test('every model finds what trying all choices finds, and the naive choice is never better', () => {
  fc.assert(
    fc.property(problems, ({ times, weights, count, within }) => {
      const problem = problemOf(times, weights);
      const choices = subsets(problem.sites.length, count);
      const known = times.filter((row) => row.some((time) => !Number.isNaN(time)));
      const knownWeights = weights.filter((_, at) => times[at]!.some((time) => !Number.isNaN(time)));

      const most = chosen(problem, { model: 'mclp', within, count });
      expect(most.best.objective).toBe(
        Math.max(...choices.map((sites) => weightWithin(problem, sites, within))),
      );
      expect(weightWithin(problem, most.best.sites, within)).toBe(most.best.objective);
      expect(most.proven && most.naive.objective <= most.best.objective).toBe(true);

      const all = chosen(problem, { model: 'lscp', within });
      const coverable = times.filter((row) => row.some((time) => time <= within));
      const covers = [[], ...subsets(problem.sites.length, 6)].filter((sites) =>
        coverable.every((row) => sites.some((site) => row[site]! <= within)),
      );
      expect(all.best.objective).toBe(Math.min(...covers.map((sites) => sites.length)));
      expect(all.leftOut).toHaveLength(times.length - coverable.length);

      const medians = choices.map((sites) =>
        known.reduce(
          (sum, row, at) =>
            sum + (nearest(row, sites) === Infinity ? Infinity : knownWeights[at]! * nearest(row, sites)),
          0,
        ),
      );
      const centers = choices.map((sites) => Math.max(0, ...known.map((row) => nearest(row, sites))));
      for (const model of ['p-median', 'p-center'] as const) {
        const answer = answerCoverage(solver, problem, { model, count }, untilProven);
        if (Math.min(...centers) === Infinity) {
          expect(answer.kind).toBe('too-few');
        } else if (known.length > 0) {
          if (answer.kind !== 'chosen') throw new Error('refused');
          const best = model === 'p-center' ? Math.min(...centers) : Math.min(...medians);
          expect(answer.best.objective).toBeCloseTo(best, 9);
          expect(answer.proven && answer.naive.objective >= answer.best.objective).toBe(true);
        }
      }
    }),
    { numRuns: 150 },
  );
});

test('the order of places and sites changes no objective', () => {
  fc.assert(
    fc.property(problems, ({ times, weights, count, within }) => {
      const turned = problemOf(
        times.toReversed().map((row) => row.toReversed()),
        weights.toReversed(),
      );
      const problem = problemOf(times, weights);
      for (const question of [
        { model: 'mclp', within, count },
        { model: 'lscp', within },
      ] satisfies CoverageQuestion[])
        expect(chosen(turned, question).best.objective).toBe(chosen(problem, question).best.objective);
    }),
    { numRuns: 50 },
  );
});

test('a search that is stopped at once still gives a choice, without claiming proof', () => {
  const points = Array.from({ length: 40 }, (_, at) => [(at * 37) % 101, (at * 61) % 97] as const);
  const scattered = problemOf(
    points.map(([x, y]) => points.map(([toX, toY]) => Math.round(Math.hypot(x - toX, y - toY)))),
  );
  const question = { model: 'p-median', count: 6 } as const;
  const stopped = { shouldStop: () => true, progress: () => undefined };
  const answer = answerCoverage(solver, scattered, question, stopped);
  if (answer.kind !== 'chosen') throw new Error('refused');
  const exact = chosen(scattered, question);
  expect([answer.proven, exact.proven]).toEqual([false, true]);
  expect(answer.best.sites).toHaveLength(6);
  expect(answer.best.objective).toBeGreaterThanOrEqual(exact.best.objective);
  expect(answer.bound).toBeLessThanOrEqual(exact.best.objective);
});
