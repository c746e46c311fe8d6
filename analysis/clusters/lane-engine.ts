// The lanes at work on one replication: rows of folded counts are summed along the circles of a centre, each rung of
// windows is tested at once, and windows are worked out one by one only in the covers that pass.
import type { CircleGroups } from './lane-groups.ts';
import { foldCounts, LONGEST_STRIDE, laneCount, type LaneLayout } from './lane-layout.ts';
import type { Needs } from './lane-needs.ts';
import type { LaneTables } from './lane-tables.ts';
import type { LikelihoodRatio } from './likelihood.ts';
import type { Peak } from './peak.ts';
import { admission } from './problem.ts';
import type { Field } from './window-scan.ts';
import type { WindowReach, Windows } from './windows.ts';

export interface LaneInput {
  field: Field;
  windows: Windows;
  reach: WindowReach;
  groups: CircleGroups;
  tables: LaneTables;
  ratio: LikelihoodRatio;
  peak: Peak;
}

export interface LaneEngine {
  load(cases: Int32Array): void;
  /** Raises the peak by all windows around a centre; false, the peak perhaps raised, where a lane may overflow. */
  scanCentre(centre: number, needs: Needs): boolean;
}

/** An engine for one layout. */
export function laneEngine(layout: LaneLayout, input: LaneInput): LaneEngine {
  const { field, windows, reach, groups, tables, ratio, peak } = input;
  const { lanes, bits, span, words, topBits, most } = layout;
  const { circles, places, totals } = field;
  const { firstStart, lastStart } = windows;
  const { measureIn, tableOf } = tables;
  const intervals = reach.to - reach.from;
  const longestCover = reach.longest + LONGEST_STRIDE - 1;
  const admits = admission(field.rules, totals);
  const folded = new Int32Array(places * words);
  const fullest = new Int32Array(places);
  const row = new Int32Array(words);
  // Two lanes hold any total below 65,536 and one holds any; only four are narrow enough to overflow.
  const mayOverflow = lanes === 4;

  function load(cases: Int32Array): void {
    for (let place = 0; place < places; place++) {
      const first = place * field.intervals + reach.from;
      foldCounts(layout, cases, first, intervals, folded, place * words);
      if (mayOverflow) fullest[place] = mostWithin(cases, first, intervals, longestCover);
    }
  }

  function scanCentre(centre: number, needs: Needs): boolean {
    row.fill(0);
    for (let group = groups.of[centre]!; group < groups.of[centre + 1]!; group++) {
      if (!join(groups.first[group]!, groups.after[group]!)) return false;
      const table = tableOf[group]!;
      const lastRung = needs.of[table + 1]!;
      for (let rung = needs.of[table]!; rung < lastRung; rung++) {
        const stride = needs.stride[rung]!;
        const cover = needs.longest[rung]! + stride - 1;
        const tests = span / stride;
        const passed =
          stride === 1
            ? testEach(row, needs.words, needs.at[rung]!, tests, cover)
            : testStrides(row, needs.words, needs.at[rung]!, tests, cover, stride);
        if ((passed & topBits) !== 0 && !lookInto(group, circles.start[centre]!, needs, rung)) return false;
      }
    }
    return true;
  }

  /** Adds places to the row; false where a lane, below its top bit so far, might then exceed its range. */
  function join(first: number, after: number): boolean {
    let joining = 0;
    for (let k = first; k < after; k++) joining += fullest[circles.places[k]!]!;
    const at = (k: number) => circles.places[k]! * words;
    let k = first;
    for (; k + 3 < after; k += 4) addFour(row, folded, at(k), at(k + 1), at(k + 2), at(k + 3));
    if (k + 1 < after) {
      addTwo(row, folded, at(k), at(k + 1));
      k += 2;
    }
    if (k < after) addOne(row, folded, at(k));
    return !mayOverflow || joining <= most;
  }

  /** Goes through the covers of a rung that pass; false where one is too full for its lane. */
  function lookInto(group: number, centreStart: number, needs: Needs, rung: number): boolean {
    const stride = needs.stride[rung]!;
    const shortest = needs.shortest[rung]!;
    const longest = needs.longest[rung]!;
    const at = needs.at[rung]!;
    const cover = longest + stride - 1;
    const tests = span / stride;
    for (let test = 0, x = 0; test < tests; test++, x += stride) {
      const counts = (row[x + cover]! - row[x]!) | 0;
      if (mayOverflow && (counts & topBits) !== 0) return false;
      const passed = (counts | (counts + needs.words[at + test]!)) & topBits;
      if (passed === 0) continue;
      for (let lane = 0; lane < lanes; lane++) {
        if (((passed >>> ((lane + 1) * bits - 1)) & 1) === 0) continue;
        const inCover = laneCount(layout, counts, lane);
        const limit = inCover < peak.bound.length ? peak.bound[inCover]! : Infinity;
        for (let word = x; word < x + stride; word++) {
          const start = lane * span + word;
          const last = Math.min(longest, intervals - start);
          for (let length = shortest; length <= last; length++) {
            const inside = measureIn.smallest(group, start, start + length);
            // No window here holds more cases than its cover, and longer ones hold more measure.
            if (inside > limit) break;
            const cases = laneCount(layout, (row[word + length]! - row[word]!) | 0, lane);
            if (cases >= peak.bound.length || inside <= peak.bound[cases]!)
              lookAt(group, centreStart, lane, word, length, cases, inside);
          }
        }
      }
    }
    return true;
  }

  /** One window in every circle of a group, given the cases of the largest and the measure of the smallest. */
  function lookAt(
    group: number,
    centreStart: number,
    lane: number,
    word: number,
    length: number,
    casesOfLargest: number,
    measureOfSmallest: number,
  ): void {
    const start = lane * span + word;
    const end = start + length;
    const at = start + reach.from;
    if (at > lastStart[end + reach.from]! || at < firstStart[end + reach.from]!) return;
    const [first, after] = [groups.first[group]!, groups.after[group]!];
    let cases = casesOfLargest;
    for (let k = first + 1; k < after; k++) cases -= casesOf(circles.places[k]!, lane, word, length);
    let inside = measureOfSmallest;
    for (let k = first; ; ) {
      if (cases >= peak.bound.length || inside <= peak.bound[cases]!) {
        const excess = cases * totals.measure - inside * totals.cases;
        if (inside > 0 && admits(cases, inside, excess)) peak.meet(ratio(cases, inside));
      }
      k += 1;
      if (k >= after) return;
      cases += casesOf(circles.places[k]!, lane, word, length);
      inside = measureIn.upTo(centreStart, k, start, end, inside);
    }
  }

  function casesOf(place: number, lane: number, word: number, length: number): number {
    const at = place * words + word;
    return laneCount(layout, (folded[at + length]! - folded[at]!) | 0, lane);
  }

  return { load, scanCentre };
}

/** The most cases in any `length` intervals on end: what a place can add to a cover. */
function mostWithin(cases: Int32Array, at: number, intervals: number, length: number): number {
  let sum = 0;
  let most = 0;
  for (let i = 0; i < intervals; i++) {
    sum += cases[at + i]!;
    if (i >= length) sum -= cases[at + i - length]!;
    if (sum > most) most = sum;
  }
  return most;
}

// Several rows at a time, because reading and writing the sum costs as much as a row.
function addOne(sum: Int32Array, rows: Int32Array, a: number): void {
  for (let x = 0; x < sum.length; x++) sum[x] = (sum[x]! + rows[a + x]!) | 0;
}

function addTwo(sum: Int32Array, rows: Int32Array, a: number, b: number): void {
  for (let x = 0; x < sum.length; x++) sum[x] = (sum[x]! + rows[a + x]! + rows[b + x]!) | 0;
}

function addFour(sum: Int32Array, rows: Int32Array, a: number, b: number, c: number, d: number): void {
  for (let x = 0; x < sum.length; x++)
    sum[x] = (sum[x]! + rows[a + x]! + rows[b + x]! + rows[c + x]! + rows[d + x]!) | 0;
}

/** All tests of a rung, joined: a lane's top bit is set where any cover has as many cases as it needs. */
function testEach(row: Int32Array, needs: Int32Array, at: number, tests: number, cover: number): number {
  let passed = 0;
  for (let x = 0; x < tests; x += 4) {
    const a = (row[x + cover]! - row[x]!) | 0;
    const b = (row[x + 1 + cover]! - row[x + 1]!) | 0;
    const c = (row[x + 2 + cover]! - row[x + 2]!) | 0;
    const d = (row[x + 3 + cover]! - row[x + 3]!) | 0;
    passed |= a | (a + needs[at + x]!) | b | (b + needs[at + x + 1]!);
    passed |= c | (c + needs[at + x + 2]!) | d | (d + needs[at + x + 3]!);
  }
  return passed;
}

function testStrides(
  row: Int32Array,
  needs: Int32Array,
  at: number,
  tests: number,
  cover: number,
  stride: number,
): number {
  let passed = 0;
  for (let test = 0, x = 0; test < tests; test++, x += stride) {
    const counts = (row[x + cover]! - row[x]!) | 0;
    passed |= counts | (counts + needs[at + test]!);
  }
  return passed;
}
