import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  closeInSpace,
  closeInTime,
  type KnoxInput,
  knoxExpectation,
  pairCounts,
  permutedCounts,
  sumBands,
} from './knox.ts';
import { nearPairs } from './near-pairs.ts';
import { pointsFrom } from './points.ts';

const DISTANCES = [1, 2, 5];
const TIMES = [0, 1, 3];

interface Event {
  x: number;
  y: number;
  t: number;
}

/** Whole numbers: many pairs lie at the very limit, or at the same place. */
const event = fc.record({
  x: fc.integer({ min: 0, max: 9 }),
  y: fc.integer({ min: 0, max: 9 }),
  t: fc.integer({ min: 0, max: 9 }),
});
const someEvents = fc.array(event, { minLength: 4, maxLength: 40 });

function inputOf(events: readonly Event[]): KnoxInput {
  const points = pointsFrom([events.map(({ x }) => x), events.map(({ y }) => y)]);
  const pairs = nearPairs(points, 'plane', DISTANCES, 1e6)!;
  return { pairs, times: Float64Array.from(events, ({ t }) => t), distances: DISTANCES, timeLimits: TIMES };
}

/** Pairs within both limits, counted pair by pair. */
function plainCount(events: readonly Event[], distance: number, time: number): number {
  let count = 0;
  events.forEach((a, i) => {
    for (const b of events.slice(0, i))
      if ((a.x - b.x) ** 2 + (a.y - b.y) ** 2 <= distance ** 2 && Math.abs(a.t - b.t) <= time) count += 1;
  });
  return count;
}

const within = (counts: Int32Array, row: number, column: number) =>
  sumBands(counts, TIMES.length, [0, row + 1], [0, column + 1]);

test('close pairs are those at most so far apart in both, at every limit', () => {
  fc.assert(
    fc.property(someEvents, (events) => {
      const counts = pairCounts(inputOf(events));
      DISTANCES.forEach((distance, row) => {
        TIMES.forEach((time, column) => {
          expect(within(counts, row, column)).toBe(plainCount(events, distance, time));
        });
      });
    }),
  );
});

test('pairs close in space alone and in time alone', () => {
  fc.assert(
    fc.property(someEvents, (events) => {
      const { pairs, times } = inputOf(events);
      expect(closeInSpace(pairs, events.length, 2).pairs).toBe(plainCount(events, 2, 100));
      expect(closeInTime(times, 1).pairs).toBe(plainCount(events, 100, 1));
    }),
  );
});

test('expectation and standard deviation are those of all orders of the times', () => {
  fc.assert(
    fc.property(fc.array(event, { minLength: 5, maxLength: 5 }), (events) => {
      const { pairs, times } = inputOf(events);
      const counts = ordersOf(events.map(({ t }) => t)).map((order) =>
        plainCount(
          events.map((one, i) => ({ ...one, t: order[i]! })),
          2,
          1,
        ),
      );
      const mean = counts.reduce((a, b) => a + b, 0) / counts.length;
      const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / counts.length;
      const found = knoxExpectation(events.length, closeInSpace(pairs, 5, 2), closeInTime(times, 1), 0);
      expect(found.pairs).toBe(10);
      expect(found.expected).toBeCloseTo(mean, 9);
      expect(found.standardDeviation! ** 2).toBeCloseTo(variance, 9);
    }),
    { numRuns: 40 },
  );
});

function ordersOf(values: readonly number[]): number[][] {
  if (values.length <= 1) return [[...values]];
  return values.flatMap((value, i) =>
    ordersOf([...values.slice(0, i), ...values.slice(i + 1)]).map((rest) => [value, ...rest]),
  );
}

test('a permutation depends on its seed and number only, not on the order of the rows', () => {
  fc.assert(
    fc.property(someEvents, fc.integer({ min: 0, max: 1e6 }), (events, number) => {
      const input = inputOf(events);
      expect(permutedCounts(input, 1, number)).toEqual(permutedCounts(input, 1, number));
      expect(permutedCounts({ ...input, times: input.times.slice().reverse() }, 1, number)).toEqual(
        permutedCounts(input, 1, number),
      );
    }),
  );
});

test('all times moved by as much change nothing', () => {
  fc.assert(
    fc.property(someEvents, fc.integer({ min: -1e5, max: 1e5 }), (events, by) => {
      const moved = events.map((one) => ({ ...one, t: one.t + by }));
      expect(pairCounts(inputOf(moved))).toEqual(pairCounts(inputOf(events)));
    }),
  );
});

test('the Poisson p counts what lies beyond, not the number itself', () => {
  const space = { pairs: 5, linked: 0 };
  // 5 x 9 / 45 = 1 expected: P(X > 1) = 1 - 2 / e.
  expect(knoxExpectation(10, space, { pairs: 9, linked: 0 }, 1).pPoisson).toBeCloseTo(1 - 2 / Math.E, 12);
});

test('more pairs than there is room for give none', () => {
  const points = pointsFrom([
    [0, 0, 0],
    [0, 0, 0],
  ]);
  expect(nearPairs(points, 'plane', [1], 2)).toBeNull();
  expect(nearPairs(points, 'plane', [1], 3)!.first).toHaveLength(3);
});
