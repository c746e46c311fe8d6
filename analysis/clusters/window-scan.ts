// The plain scan: every window of every circle, each tested first against a bound that needs no logarithm.
// It serves all models and rates; lane-scan.ts does the same for high rates many times faster.
import type { Circles } from './circles.ts';
import { likelihoodRatio, type Model, pearsonFactor, type Totals } from './likelihood.ts';
import type { Sink } from './peak.ts';
import { admission, type ClusterRules, type Measure } from './problem.ts';
import { reachOf, type Windows } from './windows.ts';

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

export interface WindowScan {
  /** Takes in cases by place and interval (row by place); everything after is about them. */
  load(cases: Int32Array): void;
  /** Gives a sink the windows around a centre above its floor, by size of circle, then end, then length. */
  scanCentre(centre: number, sink: Sink): void;
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

  function scanCentre(centre: number, sink: Sink): void {
    const first = circles.start[centre]!;
    const last = circles.start[centre + 1]!;
    caseRow.fill(0);
    tableRow.fill(0);
    let inCircle = 0;
    for (let k = first; k < last; k++) {
      const place = circles.places[k]!;
      addCounts(caseRow, casePrefix, place * bounds);
      if (measure.kind === 'product') {
        inCircle += measure.byPlace[place]!;
        scanCircle(k - first + 1, measurePrefix, inCircle / measure.total, sink);
      } else {
        addMeasures(tableRow, measurePrefix, place * bounds);
        scanCircle(k - first + 1, tableRow, 1, sink);
      }
    }
  }

  /** All windows of one circle, whose measure is scale x row. */
  function scanCircle(size: number, row: Float64Array, scale: number, sink: Sink): void {
    const { cases: allCases, measure: allMeasure } = totals;
    for (let end = from + 1; end <= to; end++) {
      const firstStart = windows.firstStart[end]!;
      const casesByEnd = caseRow[end - from]!;
      const measureByEnd = row[end - from]!;
      for (let start = windows.lastStart[end]!; start >= firstStart; start--) {
        const cases = casesByEnd - caseRow[start - from]!;
        const inside = scale * (measureByEnd - row[start - from]!);
        const excess = cases * allMeasure - inside * allCases;
        const chiSquare = excess * excess * factor;
        if (chiSquare <= sink.floor * allCases * inside * (allMeasure - inside) || inside <= 0) continue;
        if (admits(cases, inside, excess)) sink.meet(ratio(cases, inside), cases, inside, size, start, end);
      }
    }
  }

  return { load, scanCentre };
}

// Two functions, because one for both kinds of array runs several times slower.
function addCounts(into: Int32Array, rows: Int32Array, at: number): void {
  for (let i = 0; i < into.length; i++) into[i]! += rows[at + i]!;
}

function addMeasures(into: Float64Array, rows: Float64Array, at: number): void {
  for (let i = 0; i < into.length; i++) into[i]! += rows[at + i]!;
}
