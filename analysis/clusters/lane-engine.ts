// The lanes at work on one replication: rows of folded counts are summed along the circles of a centre, each rung of
// windows is tested at once, and windows are worked out one by one only in the covers that pass.
import type { CircleGroups } from './lane-groups.ts';
import { foldCounts, foldedCounts, LONGEST_STRIDE, laneCount, type LaneLayout } from './lane-layout.ts';
import type { Needs } from './lane-needs.ts';
import type { LaneTables } from './lane-tables.ts';
import type { LikelihoodRatio } from './likelihood.ts';
import type { Sink } from './peak.ts';
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
}

export interface LaneEngine {
  load(cases: Int32Array): void;
  /**
   * Gives a sink the windows around a centre above its floor, which must not lie below the level of the needs; from
   * the smallest circle up. False, some windows perhaps given, where a lane may overflow.
   */
  scanCentre(centre: number, needs: Needs, sink: Sink): boolean;
}

/** An engine for one layout. */
export function laneEngine(layout: LaneLayout, input: LaneInput): LaneEngine {
  const { field, windows, reach, groups, tables, ratio } = input;
  const { lanes, bits, span, words, topBits, most } = layout;
  const { circles, places, totals } = field;
  const { firstStart, lastStart } = windows;
  const { measureIn, tableOf } = tables;
  const intervals = reach.to - reach.from;
  const longestCover = reach.longest + LONGEST_STRIDE - 1;
  const admits = admission(field.rules, totals);
  const folded = foldedCounts(places);
  const fullest = new Int32Array(places);
  const joined = new Int32Array(words);
  const row = new Int32Array(words);
  // Two lanes hold any total below 65,536 and one holds any; only four are narrow enough to overflow.
  const mayOverflow = lanes === 4;
  let loaded: Int32Array = new Int32Array(0);

  function load(cases: Int32Array): void {
    loaded = cases;
    foldCounts(layout, cases, { width: field.intervals, from: reach.from, intervals }, folded);
    if (!mayOverflow) return;
    for (let place = 0; place < places; place++)
      fullest[place] = mostWithin(cases, place * field.intervals + reach.from, intervals, longestCover);
  }

  function scanCentre(centre: number, needs: Needs, sink: Sink): boolean {
    joined.fill(0);
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
        if ((passed & topBits) !== 0 && !lookInto(group, circles.start[centre]!, needs, rung, sink))
          return false;
      }
    }
    return true;
  }

  /** Takes places into the row; false where a lane, below its top bit so far, might then exceed its range. */
  function join(first: number, after: number): boolean {
    let joining = 0;
    for (let k = first; k < after; k++) {
      const place = circles.places[k]!;
      joining += fullest[place]!;
      const last = folded.at[place + 1]!;
      for (let i = folded.at[place]!; i < last; i++) {
        const word = folded.word[i]!;
        joined[word] = (joined[word]! + folded.add[i]!) | 0;
      }
    }
    let total = 0;
    for (let x = 0; x < words; x++) {
      total = (total + joined[x]!) | 0;
      row[x] = total;
    }
    return !mayOverflow || joining <= most;
  }

  /** Goes through the covers of a rung that pass; false where one is too full for its lane. */
  function lookInto(group: number, centreStart: number, needs: Needs, rung: number, sink: Sink): boolean {
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
        const limit = inCover < sink.bound.length ? sink.bound[inCover]! : Infinity;
        for (let word = x; word < x + stride; word++) {
          const start = lane * span + word;
          const last = Math.min(longest, intervals - start);
          for (let length = shortest; length <= last; length++) {
            const inside = measureIn.smallest(group, start, start + length);
            // No window here holds more cases than its cover, and longer ones hold more measure.
            if (inside > limit) break;
            const cases = laneCount(layout, (row[word + length]! - row[word]!) | 0, lane);
            if (cases >= sink.bound.length || inside <= sink.bound[cases]!)
              lookAt(group, centreStart, start, start + length, cases, inside, sink);
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
    start: number,
    end: number,
    casesOfLargest: number,
    measureOfSmallest: number,
    sink: Sink,
  ): void {
    const [from, to] = [start + reach.from, end + reach.from];
    if (from > lastStart[to]! || from < firstStart[to]!) return;
    const [first, after] = [groups.first[group]!, groups.after[group]!];
    let cases = casesOfLargest;
    for (let k = first + 1; k < after; k++) cases -= casesOf(circles.places[k]!, from, to);
    let inside = measureOfSmallest;
    for (let k = first; ; ) {
      if (cases >= sink.bound.length || inside <= sink.bound[cases]!) {
        const excess = cases * totals.measure - inside * totals.cases;
        if (inside > 0 && admits(cases, inside, excess))
          sink.meet(ratio(cases, inside), cases, inside, k - centreStart + 1, from, to);
      }
      k += 1;
      if (k >= after) return;
      cases += casesOf(circles.places[k]!, from, to);
      inside = measureIn.upTo(k, start, end, inside);
    }
  }

  function casesOf(place: number, from: number, to: number): number {
    let cases = 0;
    for (let cell = place * field.intervals + from; cell < place * field.intervals + to; cell++)
      cases += loaded[cell]!;
    return cases;
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
