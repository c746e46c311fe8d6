// The plain scan: every window of every circle, each tested first against a bound that needs no logarithm.
// It serves all models and rates; lane-scan.ts does the same for high rates many times faster.
import type { Circles } from './circles.ts';
import {
  type LikelihoodRatio,
  likelihoodRatio,
  type Model,
  pearsonFactor,
  type Totals,
} from './likelihood.ts';
import { admission, type ClusterRules, type Measure } from './problem.ts';
import { reachOf, type Windows } from './windows.ts';

/** Two ratios closer than this count as equal. */
export const TOLERANCE = 1e-9;

/** What a scan runs over: the whole problem, or all its intervals or all its places joined into one. */
export interface Field {
  model: Model;
  rules: ClusterRules;
  totals: Totals;
  places: number;
  intervals: number;
  measure: Measure;
  circles: Circles;
}

/** A window: the first `size` places around a centre, intervals start .. end - 1. */
export interface FoundWindow {
  size: number;
  start: number;
  end: number;
  cases: number;
  measure: number;
  ratio: number;
}

/** Within a stretch of time, and which of equally likely windows is wanted. */
export interface Search {
  /** Ratios at or below it are of no interest. */
  above: number;
  from: number;
  to: number;
  /** Sizes of circles up to this one. */
  largest: number;
  /**
   * Among ratios within 1e-9: the one with fewest places, then the earliest end (`smallest`), or the latest end, then
   * fewest places (`latest`); the shortest in either case. `highest` tells all ratios apart.
   */
  prefer: 'smallest' | 'latest' | 'highest';
}

export interface WindowScan {
  /** Takes in cases by place and interval (row by place); everything after is about them. */
  load(cases: Int32Array): void;
  /** The window of highest ratio around a centre, or null where none is above the search's floor. */
  strongest(centre: number, search: Search): FoundWindow | null;
  /** The highest ratio over all centres, if above `above`; else `above`. */
  highestRatio(above: number): number;
  ratio: LikelihoodRatio;
}

/** Prepares the plain scan of a field through some windows of time. */
export function windowScan(field: Field, windows: Windows): WindowScan {
  const { circles, places, intervals, totals, measure } = field;
  const { from, to } = reachOf(windows);
  const bounds = to - from + 1;
  const ratio = likelihoodRatio(field.model, totals);
  const admits = admission(field.rules, totals);
  const factor = pearsonFactor(field.model, totals);
  const casePrefix = new Int32Array(places * bounds);
  const measurePrefix = measure.kind === 'table' ? prefixRows(measure.cells) : prefixRow(measure.byInterval);
  const caseRow = new Int32Array(bounds);
  const tableRow = new Float64Array(bounds);
  const centres = circles.start.length - 1;

  function prefixRow(values: Float64Array): Float64Array {
    const row = new Float64Array(bounds);
    for (let i = 1; i < bounds; i++) row[i] = row[i - 1]! + values[from + i - 1]!;
    return row;
  }

  function prefixRows(cells: Float64Array): Float64Array {
    const rows = new Float64Array(places * bounds);
    for (let place = 0; place < places; place++)
      rows.set(prefixRow(cells.subarray(place * intervals, (place + 1) * intervals)), place * bounds);
    return rows;
  }

  function load(cases: Int32Array): void {
    for (let place = 0; place < places; place++) {
      const cell = place * intervals + from;
      const row = place * bounds;
      for (let i = 1; i < bounds; i++) casePrefix[row + i] = casePrefix[row + i - 1]! + cases[cell + i - 1]!;
    }
  }

  function strongest(centre: number, search: Search): FoundWindow | null {
    const { prefer } = search;
    const tolerance = prefer === 'highest' ? 0 : TOLERANCE;
    const first = circles.start[centre]!;
    const last = Math.min(circles.start[centre + 1]!, first + search.largest);
    const lowest = Math.max(from, search.from);
    const highest = Math.min(to, search.to);
    const { cases: allCases, measure: allMeasure } = totals;
    let best = search.above;
    let floor = best;
    let found: FoundWindow | null = null;
    caseRow.fill(0);
    tableRow.fill(0);
    let inCircle = 0;
    for (let k = first; k < last; k++) {
      const place = circles.places[k]!;
      let row: Float64Array = measurePrefix;
      let scale = 1;
      addCounts(caseRow, casePrefix, place * bounds);
      if (measure.kind === 'product') {
        inCircle += measure.byPlace[place]!;
        scale = inCircle / measure.total;
      } else {
        addMeasures(tableRow, measurePrefix, place * bounds);
        row = tableRow;
      }
      for (let end = lowest + 1; end <= highest; end++) {
        const firstStart = Math.max(windows.firstStart[end]!, lowest);
        const casesByEnd = caseRow[end - from]!;
        const measureByEnd = row[end - from]!;
        for (let start = windows.lastStart[end]!; start >= firstStart; start--) {
          const cases = casesByEnd - caseRow[start - from]!;
          const inside = scale * (measureByEnd - row[start - from]!);
          const excess = cases * allMeasure - inside * allCases;
          const bound = excess * excess * factor;
          if (bound <= floor * allCases * inside * (allMeasure - inside) || inside <= 0) continue;
          if (!admits(cases, inside, excess)) continue;
          const value = ratio(cases, inside);
          // Windows come by size, then end, then length, so that the first of equal ones is kept.
          const isHigher = found === null ? value > best : value > best + tolerance;
          const isTie = prefer === 'latest' && found !== null && value >= best - tolerance;
          if (isHigher || (isTie && isLater(start, end, found!))) {
            best = Math.max(best, value);
            floor = best - tolerance;
            found = { size: k - first + 1, start, end, cases, measure: inside, ratio: value };
          }
        }
      }
    }
    return found;
  }

  function highestRatio(above: number): number {
    let best = above;
    for (let centre = 0; centre < centres; centre++) {
      const search = { above: best, from: 0, to: intervals, largest: places, prefer: 'highest' } as const;
      best = strongest(centre, search)?.ratio ?? best;
    }
    return best;
  }

  return { load, strongest, highestRatio, ratio };
}

function isLater(start: number, end: number, than: FoundWindow): boolean {
  return end > than.end || (end === than.end && start > than.start);
}

// Two functions, because one for both kinds of array runs several times slower.
function addCounts(into: Int32Array, rows: Int32Array, at: number): void {
  for (let i = 0; i < into.length; i++) into[i]! += rows[at + i]!;
}

function addMeasures(into: Float64Array, rows: Float64Array, at: number): void {
  for (let i = 0; i < into.length; i++) into[i]! += rows[at + i]!;
}
