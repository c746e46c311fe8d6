// The scan for simulations with high rates and many windows: the highest ratio of all windows, found by testing
// several windows at once against needs that were worked out beforehand, and looking closer only where they pass.
// It gives exactly what window-scan.ts gives.
import { laneEngine, type LaneEngine } from './lane-engine.ts';
import { type CircleGroups, circleGroups } from './lane-groups.ts';
import { type LaneLayout, laneLayout } from './lane-layout.ts';
import { type Needs, needsFor } from './lane-needs.ts';
import { laneTables } from './lane-tables.ts';
import { likelihoodRatio } from './likelihood.ts';
import { boundsFor, newPeak, type Sink } from './peak.ts';
import type { Field } from './window-scan.ts';
import { reachOf, type Windows } from './windows.ts';

export interface LaneScan {
  load(cases: Int32Array): void;
  /** The highest ratio over all windows of all circles, or null where it is too low for the lanes. */
  highestRatio(): number | null;
  /** Gives a sink the windows around a centre above its floor; false, none given, where that is too low. */
  scanCentre(centre: number, sink: Sink): boolean;
}

/** Levels at which needs are worked out; below the lowest the plain scan is as fast. */
const LEVEL_STEP = 0.5;
const LOWEST_LEVEL = 2;
const FIRST_LEVEL = 9;

/** Fewer windows than this per circle are scanned faster one by one. */
const WORTH_FOLDING = 400;

/** More words of needs than this (64 MB) would not be worth their memory. */
const MOST_NEEDS = 2 ** 24;

/** A layout at work, and its needs at the levels met so far. */
interface Folding {
  layout: LaneLayout;
  engine: LaneEngine;
  needsAt: Map<number, Needs>;
  isLoaded: boolean;
}

/** Prepares the scan, or gives null where it does not apply (low rates, few windows, too much memory). */
export function laneScan(field: Field, windows: Windows): LaneScan | null {
  const reach = reachOf(windows);
  if (field.rules.rates !== 'high' || reach.count < WORTH_FOLDING) return null;
  const { totals } = field;
  const intervals = reach.to - reach.from;
  const groups = circleGroups(field);
  const tables = laneTables(field, reach.from, intervals, groups);
  if (tables.count * intervals > MOST_NEEDS) return null;
  const ratio = likelihoodRatio(field.model, totals);
  const peak = newPeak(boundsFor(ratio, totals));
  const input = { field, windows, reach, groups, tables, ratio };
  const fold = (lanes: 1 | 2 | 4): Folding => {
    const layout = laneLayout(intervals, reach.longest, lanes);
    return { layout, engine: laneEngine(layout, input), needsAt: new Map(), isLoaded: false };
  };
  const narrow = fold(4);
  const wide = fold(totals.cases < 2 ** 16 ? 2 : 1);
  const isNarrow = narrowCentres(field, groups, Math.min(1, (reach.longest + 3) / intervals));
  const levels = startingLevels();
  let loaded: Int32Array = new Int32Array(0);

  function load(cases: Int32Array): void {
    loaded = cases;
    narrow.isLoaded = false;
    wide.isLoaded = false;
  }

  function highestRatio(): number | null {
    let level = levels.next();
    do {
      peak.begin(level);
      for (let centre = 0; centre < isNarrow.length; centre++) scanFrom(level, centre, peak);
      level -= 3 * LEVEL_STEP;
    } while (!peak.isMet && level >= LOWEST_LEVEL);
    levels.learn(peak.isMet ? peak.floor : 0);
    return peak.isMet ? peak.floor : null;
  }

  function scanCentre(centre: number, sink: Sink): boolean {
    const level = Math.floor(sink.floor / LEVEL_STEP) * LEVEL_STEP;
    if (level < LOWEST_LEVEL) return false;
    scanFrom(level, centre, sink);
    return true;
  }

  function scanFrom(level: number, centre: number, sink: Sink): void {
    // A sink may meet windows again that it met before lanes overflowed: they change nothing.
    const isDone = isNarrow[centre] && ready(narrow).scanCentre(centre, needsOf(narrow, level), sink);
    if (!isDone) ready(wide).scanCentre(centre, needsOf(wide, level), sink);
  }

  function ready(folding: Folding): LaneEngine {
    if (!folding.isLoaded) folding.engine.load(loaded);
    folding.isLoaded = true;
    return folding.engine;
  }

  function needsOf({ layout, needsAt }: Folding, level: number): Needs {
    let needs = needsAt.get(level);
    if (!needs) {
      needs = needsFor({ layout, intervals, reach, totals, ratio, groups, tables }, level);
      needsAt.set(level, needs);
    }
    return needs;
  }

  return { load, highestRatio, scanCentre };
}

/** Centres around which hardly any window will hold more cases than one of four lanes can. */
function narrowCentres({ totals }: Field, groups: CircleGroups, share: number): boolean[] {
  return Array.from({ length: groups.of.length - 1 }, (_, centre) => {
    const last = groups.of[centre + 1]! - 1;
    const measure = last < groups.of[centre]! ? 0 : groups.outer[last]!;
    const expected = (measure / totals.measure) * totals.cases * share;
    return expected + 3.5 * Math.sqrt(expected) < 127;
  });
}

/** Levels that most replications exceed, so that few tests pass; a wrong guess costs time, never the answer. */
function startingLevels(): { next(): number; learn(ratio: number): void } {
  let [count, mean, squares] = [0, 0, 0];
  return {
    next() {
      if (count === 0) return FIRST_LEVEL;
      const spread = count < 4 ? 1 : Math.sqrt(squares / count);
      return Math.max(LOWEST_LEVEL, Math.floor((mean - 1.5 * spread) / LEVEL_STEP) * LEVEL_STEP);
    },
    learn(ratio) {
      count += 1;
      const step = ratio - mean;
      mean += step / count;
      squares += step * (ratio - mean);
    },
  };
}
