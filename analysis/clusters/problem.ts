import type { Circles } from './circles.ts';
import type { Model, Totals } from './likelihood.ts';
import type { Windows } from './windows.ts';

/**
 * What cases are held against, by place and interval: as a table (row by place), or, where the cells are
 * byPlace x byInterval / total, as that product, which needs little memory and makes scanning fast.
 */
export type Measure =
  | { kind: 'table'; cells: Float64Array }
  | { kind: 'product'; byPlace: Float64Array; byInterval: Float64Array; total: number };

/** Which windows count as clusters. */
export interface ClusterRules {
  rates: 'high' | 'low' | 'both';
  /** Cases a window of high rate needs; SaTScan asks for two. */
  leastHighCases: number;
  leastLowCases: number;
  /** Relative risk a window of high rate needs, and the most one of low rate may have. */
  leastHighRisk?: number;
  mostLowRisk?: number;
}

/** Cases one by one, among which dates are exchanged in the permutation model (one stratum per covariate value). */
export interface Stratum {
  places: Int32Array;
  intervals: Int32Array;
}

/** Everything a scan needs, in arrays that can be sent to another thread. */
export interface ScanProblem {
  model: Model;
  rules: ClusterRules;
  places: number;
  intervals: number;
  /** Row by place. */
  cases: Int32Array;
  measure: Measure;
  /** For the permutation model only. */
  strata: readonly Stratum[];
  circles: Circles;
  observedWindows: Windows;
  simulatedWindows: Windows;
  /** Best window of a centre only, or also the best before and after it, and so on (retrospective scans). */
  perCentre: 'best' | 'disjoint';
  /** Also scan circles over the whole period, and windows over all places. */
  also: { wholePeriod: boolean; allPlaces: boolean };
  /** Places in an order that does not depend on their names, so that simulations do not either. */
  drawOrder: Int32Array;
}

/** Sums of cases and measure over everything. */
export function totalsOf({ cases, measure }: Pick<ScanProblem, 'cases' | 'measure'>): Totals {
  return {
    cases: sum(cases),
    measure: measure.kind === 'product' ? sum(measure.byPlace) : sum(measure.cells),
  };
}

/** The measure of each place over the whole period. */
export function measureByPlace({
  measure,
  places,
  intervals,
}: Pick<ScanProblem, 'measure' | 'places' | 'intervals'>) {
  if (measure.kind === 'product') return Float64Array.from(measure.byPlace);
  const byPlace = new Float64Array(places);
  for (let place = 0; place < places; place++)
    byPlace[place] = sum(measure.cells.subarray(place * intervals, (place + 1) * intervals));
  return byPlace;
}

/** The measure of each interval over all places. */
export function measureByInterval({
  measure,
  places,
  intervals,
}: Pick<ScanProblem, 'measure' | 'places' | 'intervals'>): Float64Array {
  if (measure.kind === 'product') {
    const share = sum(measure.byPlace) / measure.total;
    return measure.byInterval.map((value) => value * share);
  }
  const byInterval = new Float64Array(intervals);
  for (let cell = 0; cell < places * intervals; cell++) byInterval[cell % intervals]! += measure.cells[cell]!;
  return byInterval;
}

/** Whether a window counts as a cluster, given its excess: cases x all measure - measure x all cases. */
export function admission(
  rules: ClusterRules,
  totals: Totals,
): (cases: number, measure: number, excess: number) => boolean {
  const high = rules.rates !== 'low';
  const low = rules.rates !== 'high';
  const { leastHighCases, leastLowCases, leastHighRisk = 0, mostLowRisk = Number.POSITIVE_INFINITY } = rules;
  const hasRiskLimit = leastHighRisk > 0 || mostLowRisk < Number.POSITIVE_INFINITY;
  return (cases, measure, excess) => {
    if (excess > 0 ? !high || cases < leastHighCases : !low || excess === 0 || cases < leastLowCases)
      return false;
    if (!hasRiskLimit) return true;
    const risk = relativeRisk(cases, (measure * totals.cases) / totals.measure, totals.cases);
    return excess > 0 ? risk >= leastHighRisk : risk <= mostLowRisk;
  };
}

/** Cases over expected inside, divided by the same outside; infinite where every case is inside. */
export function relativeRisk(cases: number, expected: number, allCases: number): number {
  if (cases === allCases) return Number.POSITIVE_INFINITY;
  return cases / expected / ((allCases - cases) / (allCases - expected));
}

/** All intervals joined into one. */
export function joinIntervals(cells: Int32Array, intervals: number): Int32Array {
  const joined = new Int32Array(cells.length / intervals);
  for (let cell = 0, place = 0; place < joined.length; place++)
    for (let i = 0; i < intervals; i++, cell++) joined[place]! += cells[cell]!;
  return joined;
}

/** All places joined into one. */
export function joinPlaces(cells: Int32Array, intervals: number): Int32Array {
  const joined = new Int32Array(intervals);
  for (let cell = 0; cell < cells.length; cell++) joined[cell % intervals]! += cells[cell]!;
  return joined;
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}
