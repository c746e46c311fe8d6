// Knox (1964, Applied Statistics 13:25): are events that are close in space also close in time more often than if
// places and times had nothing to do with each other? Close means within the distance and the time, both included.
import { poissonUpperTail, seededRandom } from '../kernel/index.ts';
import type { NearPairs } from './near-pairs.ts';

/** Events by their times and near pairs; distances and times are ascending limits. */
export interface KnoxInput {
  pairs: NearPairs;
  times: Float64Array;
  /** The last is the widest distance that pairs were looked for in. */
  distances: readonly number[];
  timeLimits: readonly number[];
}

/** Pairs by the first distance and the first time they lie within, row by distance. */
export function pairCounts({ pairs, times, distances, timeLimits }: KnoxInput): Int32Array {
  const { first, second, band } = pairs;
  const columns = timeLimits.length;
  const widest = timeLimits[columns - 1]!;
  const counts = new Int32Array(distances.length * columns);
  for (let k = 0; k < first.length; k++) {
    const apart = Math.abs(times[first[k]!]! - times[second[k]!]!);
    if (!(apart <= widest)) continue;
    let column = 0;
    while (apart > timeLimits[column]!) column += 1;
    counts[band[k]! * columns + column]! += 1;
  }
  return counts;
}

/** Counts of one permutation of the times over the events; the same seed and number give the same counts. */
export function permutedCounts(input: KnoxInput, seed: number, permutation: number): Int32Array {
  const times = seededRandom(seed, permutation).shuffle(Float64Array.from(input.times).sort());
  return pairCounts({ ...input, times });
}

/** Pairs of events, close or not, within a time of each other, and the events' share in them. */
export interface Closeness {
  pairs: number;
  /** Sum over events of k (k - 1), k being the pairs an event is in: pairs of pairs with an event in common. */
  linked: number;
}

/** Closeness in time of all pairs of events. */
export function closeInTime(times: Float64Array, limit: number): Closeness {
  const sorted = Float64Array.from(times).sort();
  let [pairs, linked, from, to] = [0, 0, 0, 0];
  for (let i = 0; i < sorted.length; i++) {
    while (sorted[i]! - sorted[from]! > limit) from += 1;
    while (to < sorted.length && sorted[to]! - sorted[i]! <= limit) to += 1;
    const partners = to - from - 1;
    pairs += partners / 2;
    linked += partners * (partners - 1);
  }
  return { pairs, linked };
}

/** Closeness in space: pairs within the first `bands` distances. */
export function closeInSpace({ first, second, band }: NearPairs, events: number, bands: number): Closeness {
  const partners = new Int32Array(events);
  let pairs = 0;
  for (let k = 0; k < first.length; k++) {
    if (band[k]! >= bands) continue;
    pairs += 1;
    partners[first[k]!]! += 1;
    partners[second[k]!]! += 1;
  }
  return { pairs, linked: partners.reduce((sum, count) => sum + count * (count - 1), 0) };
}

export interface KnoxExpectation {
  /** Pairs of events. */
  pairs: number;
  expected: number;
  /** Of the number of close pairs when times are permuted; null with fewer than four events. */
  standardDeviation: number | null;
  /** P(X > close) for a Poisson law: quick, but too small where events hang together. */
  pPoisson: number;
}

/**
 * What is expected of the number of pairs close in both, and its exact standard deviation under permutation (Barton
 * and David 1966).
 */
export function knoxExpectation(
  events: number,
  space: Closeness,
  time: Closeness,
  close: number,
): KnoxExpectation {
  const n = events;
  const pairs = (n * (n - 1)) / 2;
  const expected = (space.pairs * time.pairs) / pairs;
  const apart = (one: Closeness) => one.pairs * (one.pairs - 1) - one.linked;
  const variance =
    expected +
    (space.linked * time.linked) / (n * (n - 1) * (n - 2)) +
    (4 * apart(space) * apart(time)) / (n * (n - 1) * (n - 2) * (n - 3)) -
    expected ** 2;
  return {
    pairs,
    expected,
    standardDeviation: n < 4 ? null : Math.sqrt(Math.max(0, variance)),
    pPoisson: poissonUpperTail(close, expected),
  };
}

/** Sums counts by band into one number: bands of distance and time from .. to - 1. */
export function sumBands(
  counts: Int32Array,
  columns: number,
  [fromRow, toRow]: readonly [number, number],
  [fromColumn, toColumn]: readonly [number, number],
): number {
  let sum = 0;
  for (let row = fromRow; row < toRow; row++)
    for (let column = fromColumn; column < toColumn; column++) sum += counts[row * columns + column]!;
  return sum;
}
