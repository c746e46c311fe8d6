import {
  closeInSpace,
  closeInTime,
  type KnoxExpectation,
  type KnoxInput,
  knoxExpectation,
  nearPairs,
  pairCounts,
  permutedCounts,
  sumBands,
} from '@ulinzi/analysis/clusters';
import type { Speak } from '@ulinzi/words';
import { DataRefused } from '../command.ts';
import type { KnoxEvents } from './knox-events.ts';
import type { KnoxTask, KnoxWorkerData } from './workers/knox-worker.ts';
import { shareWork } from './workers/worker-pool.ts';

/** Limits that were asked for; bands are those of the near-repeat table, ascending. */
export interface KnoxLimits {
  distance: number;
  time: number;
  distanceBands: readonly number[];
  timeBands: readonly number[];
}

export interface NearRepeat {
  /** Pairs more than `from` (0: also at the same place or time) and at most `to` apart. */
  distance: { from: number; to: number };
  time: { from: number; to: number };
  observed: number;
  /** Mean over the permutations. */
  expected: number;
  ratio: number | null;
  p: number;
}

export interface KnoxOutcome extends KnoxExpectation {
  close: number;
  closeInSpace: number;
  closeInTime: number;
  /** Null without permutations. */
  p: number | null;
  permutations: number;
  nearRepeat: readonly NearRepeat[];
}

export interface KnoxOptions {
  permutations: number;
  seed: number;
  signal: AbortSignal;
  progress(done: number): void;
}

/** More near pairs than this (360 MB) would not fit into the memory of small machines. */
const MOST_PAIRS = 4e7;
/** Below so many comparisons threads take longer to start than the work. */
const WORTH_SHARING = 2e7;

/** Counts close pairs, then again under each permutation of the times. */
export async function runKnox(
  { points, metric, times }: KnoxEvents,
  limits: KnoxLimits,
  options: KnoxOptions,
  speak: Speak,
): Promise<KnoxOutcome> {
  const distances = ascending([limits.distance, ...limits.distanceBands]);
  const timeLimits = ascending([limits.time, ...limits.timeBands]);
  const pairs = nearPairs(points, metric, distances, MOST_PAIRS);
  if (pairs === null) throw new DataRefused(speak('analyse-knox.many-pairs', { most: MOST_PAIRS }));
  const input: KnoxInput = { pairs, times, distances, timeLimits };
  const columns = timeLimits.length;
  const rows = distances.indexOf(limits.distance) + 1;
  const closeColumns = timeLimits.indexOf(limits.time) + 1;
  const cells = cellsOf(limits, distances, timeLimits);
  const observed = pairCounts(input);
  const closeOf = (counts: Int32Array) => sumBands(counts, columns, [0, rows], [0, closeColumns]);
  const close = closeOf(observed);
  const cellCounts = cells.map((cell) => sumBands(observed, columns, cell.rows, cell.columns));
  let asHigh = 0;
  const sums = cells.map(() => 0);
  const cellsAsHigh = cells.map(() => 0);
  await permute(input, options, (counts) => {
    if (closeOf(counts) >= close) asHigh += 1;
    cells.forEach((cell, i) => {
      const count = sumBands(counts, columns, cell.rows, cell.columns);
      sums[i]! += count;
      if (count >= cellCounts[i]!) cellsAsHigh[i]! += 1;
    });
  });
  const { permutations } = options;
  const space = closeInSpace(pairs, times.length, rows);
  const time = closeInTime(times, limits.time);
  return {
    ...knoxExpectation(times.length, space, time, close),
    close,
    closeInSpace: space.pairs,
    closeInTime: time.pairs,
    p: permutations > 0 ? (1 + asHigh) / (permutations + 1) : null,
    permutations,
    nearRepeat:
      permutations === 0
        ? []
        : cells.map(({ distance, time: apart }, i) => ({
            distance,
            time: apart,
            observed: cellCounts[i]!,
            expected: sums[i]! / permutations,
            ratio: sums[i]! > 0 ? (cellCounts[i]! * permutations) / sums[i]! : null,
            p: (1 + cellsAsHigh[i]!) / (permutations + 1),
          })),
  };
}

function ascending(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

/** The cells of the near-repeat table, as ranges of the finer bands that pairs are counted in. */
function cellsOf({ distanceBands, timeBands }: KnoxLimits, distances: number[], timeLimits: number[]) {
  const ranges = (bands: readonly number[], all: number[]) =>
    bands.map((to, i) => {
      const from = i === 0 ? null : bands[i - 1]!;
      const range = [from === null ? 0 : all.indexOf(from) + 1, all.indexOf(to) + 1] as const;
      return { range, span: { from: from ?? 0, to } };
    });
  return ranges(distanceBands, distances).flatMap((row) =>
    ranges(timeBands, timeLimits).map((column) => ({
      rows: row.range,
      columns: column.range,
      distance: row.span,
      time: column.span,
    })),
  );
}

async function permute(
  input: KnoxInput,
  { permutations, seed, signal, progress }: KnoxOptions,
  take: (counts: Int32Array) => void,
): Promise<void> {
  const near = Math.max(1, input.pairs.first.length);
  if (near * permutations < WORTH_SHARING) {
    for (let permutation = 1; permutation <= permutations; permutation++)
      take(permutedCounts(input, seed, permutation));
    return;
  }
  let [given, done] = [0, 0];
  const atOnce = Math.max(1, Math.min(64, Math.floor(WORTH_SHARING / near)));
  await shareWork<KnoxTask, Int32Array[]>({
    module: new URL('./workers/knox-worker.ts', import.meta.url),
    data: { input, seed } satisfies KnoxWorkerData,
    signal,
    next() {
      if (given >= permutations) return null;
      const first = given + 1;
      given = Math.min(permutations, given + atOnce);
      return { first, last: given + 1 };
    },
    take(_, counts) {
      for (const one of counts) take(one);
      done += counts.length;
      progress(done);
    },
  });
}
