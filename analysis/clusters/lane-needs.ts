// What each lane would need before a window can reach a ratio: packed tables, the same for all replications.
import type { CircleGroups } from './lane-groups.ts';
import { planLadder, type Rung } from './lane-ladder.ts';
import type { LaneLayout } from './lane-layout.ts';
import type { LaneTables } from './lane-tables.ts';
import { type LikelihoodRatio, largestMeasures, type Totals } from './likelihood.ts';
import type { WindowReach } from './windows.ts';

/** The rungs of all tables one after the other, and the packed needs they compare with. */
export interface Needs {
  level: number;
  /** Rungs of table t: of[t] .. of[t + 1]. */
  of: Int32Array;
  stride: Int32Array;
  shortest: Int32Array;
  longest: Int32Array;
  /** Where a rung's needs begin, one word for each start tested. */
  at: Int32Array;
  words: Int32Array;
}

/** What needs depend on. */
export interface NeedsInput {
  layout: LaneLayout;
  intervals: number;
  reach: WindowReach;
  totals: Totals;
  ratio: LikelihoodRatio;
  groups: CircleGroups;
  tables: LaneTables;
}

/** Ladders are planned for measures in steps of this factor. */
const LADDER_STEP = 1.05;
/** Needs are looked up by the square root of the measure in so many steps. */
const NEED_STEPS = 8192;

/** The needs by which windows of a ratio of at least `level` are found. */
export function needsFor(input: NeedsInput, level: number): Needs {
  const { layout, intervals, tables, totals, reach } = input;
  const need = needByMeasure(input, level);
  const of = new Int32Array(tables.count + 1);
  const [stride, shortest, longest, at]: [number[], number[], number[], number[]] = [[], [], [], []];
  const blocks: Int32Array[] = [];
  let length = 0;
  const ladders = new Map<number, Rung[]>();
  for (let table = 0; table < tables.count; table++) {
    const row = tables.measureRow(table);
    const perInterval = row[intervals]! / intervals;
    const step = Math.floor(Math.log(Math.max(perInterval, 1e-9)) / Math.log(LADDER_STEP));
    const ladder =
      ladders.get(step) ??
      planLadder({
        intervals,
        shortest: reach.shortest,
        longest: reach.longest,
        lanes: layout.lanes,
        inner: perInterval,
        outer: (perInterval * 1.15 * totals.cases) / totals.measure,
        need,
      });
    ladders.set(step, ladder);
    for (const rung of ladder) {
      const words = rungNeeds(layout, intervals, rung, row, need);
      stride.push(rung.stride);
      shortest.push(rung.shortest);
      longest.push(rung.longest);
      at.push(length);
      blocks.push(words);
      length += words.length;
    }
    of[table + 1] = stride.length;
  }
  const words = new Int32Array(length);
  blocks.forEach((block, i) => words.set(block, at[i]));
  return {
    level,
    of,
    stride: Int32Array.from(stride),
    shortest: Int32Array.from(shortest),
    longest: Int32Array.from(longest),
    at: Int32Array.from(at),
    words,
  };
}

/** For each start tested, half the lane's range less the cases needed, lane by lane. */
function rungNeeds(
  layout: LaneLayout,
  intervals: number,
  { stride, shortest }: Rung,
  row: Float64Array,
  need: (measure: number) => number,
): Int32Array {
  const words = new Int32Array(layout.span / stride);
  for (let x = 0; x < words.length; x++) {
    let word = 0;
    for (let lane = 0; lane < layout.lanes; lane++) {
      let least = Infinity;
      for (let start = lane * layout.span + x * stride, tried = 0; tried < stride; start++, tried++)
        if (start + shortest <= intervals) least = Math.min(least, row[start + shortest]! - row[start]!);
      // Where no window starts, nothing is ever enough.
      const needed = Math.min(layout.most + 1, least === Infinity ? layout.most + 1 : need(least));
      word = (word + (layout.most + 1 - needed) * 2 ** (lane * layout.bits)) | 0;
    }
    words[x] = word;
  }
  return words;
}

/** The least number of cases whose ratio can reach the level with a measure: rounded down, so that it is safe. */
function needByMeasure({ totals, ratio, layout, groups, reach, intervals }: NeedsInput, level: number) {
  const fullest = groups.outer.reduce((most, value) => Math.max(most, value), 0);
  const share = Math.min(1, (reach.longest + 4) / intervals) * 2;
  const largest = Math.min(fullest, totals.measure) * Math.min(1, share);
  let most = 64;
  let measures = largestMeasures(ratio, totals, level, most);
  while (measures[most]! < largest && most <= layout.most && most < totals.cases) {
    most = Math.min(2 * most, layout.most + 1, totals.cases);
    measures = largestMeasures(ratio, totals, level, most);
  }
  const needs = new Int32Array(NEED_STEPS + 1);
  for (let step = 0, cases = 1; step <= NEED_STEPS; step++) {
    const measure = largest * (step / NEED_STEPS) ** 2;
    while (cases <= most && measures[cases]! < measure) cases += 1;
    needs[step] = cases;
  }
  return (measure: number) =>
    needs[Math.min(NEED_STEPS, Math.floor(Math.sqrt(measure / largest) * NEED_STEPS))]!;
}
