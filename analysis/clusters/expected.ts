import type { Measure, Stratum } from './problem.ts';

/** People at a place on a date, with how precisely the date is known. */
export interface PopulationRecord {
  place: number;
  /** Day number, or a number without a calendar. */
  date: number;
  /** A day-dated population holds for that whole day; others are one point of a line. */
  isDay: boolean;
  people: number;
  /** Of the covariates. */
  category: number;
}

/** Cases by place, interval and category of the covariates. */
export interface CaseCount {
  place: number;
  interval: number;
  category: number;
  count: number;
}

/**
 * Expected cases by place and interval (row by place) under one rate for each category of the covariates over the
 * whole region and period (indirect standardisation). Population is linear between dates, constant before the first
 * and after the last, nil on dates a place does not list, and integrated over days.
 *
 * `boundaries` are the first days of the intervals and the day after the last.
 */
export function expectedCases(
  places: number,
  boundaries: Int32Array,
  population: readonly PopulationRecord[],
  casesByCategory: readonly number[],
): Float64Array {
  const knots = knotsOf(population);
  const intervals = boundaries.length - 1;
  const shares = Array.from({ length: intervals }, (_, i) =>
    knotShares(knots.days, boundaries[i]!, boundaries[i + 1]!),
  );
  const overall = knotShares(knots.days, boundaries[0]!, boundaries[intervals]!);
  const people = new Float64Array(casesByCategory.length);
  for (const record of population)
    for (const knot of knots.of.get(record.date)!) people[record.category]! += record.people * overall[knot]!;
  // Cases expected per day if a knot's population stood for the whole period.
  const perKnot = new Float64Array(places * knots.days.length);
  for (const { place, date, people: number, category } of population) {
    if (people[category] === 0) continue;
    const rate = casesByCategory[category]! / people[category]!;
    for (const knot of knots.of.get(date)!) perKnot[place * knots.days.length + knot]! += number * rate;
  }
  const cells = new Float64Array(places * intervals);
  for (let place = 0; place < places; place++)
    for (let i = 0; i < intervals; i++) {
      let sum = 0;
      shares[i]!.forEach((share, knot) => {
        sum += share * perKnot[place * knots.days.length + knot]!;
      });
      cells[place * intervals + i] = sum;
    }
  return cells;
}

/** Where the population line may bend: each date, and for a date known to the day also the end of that day. */
function knotsOf(population: readonly PopulationRecord[]) {
  const isDay = new Map<number, boolean>();
  for (const { date, isDay: day } of population) isDay.set(date, (isDay.get(date) ?? false) || day);
  const dates = [...isDay.keys()].sort((a, b) => a - b);
  const days: number[] = [];
  const of = new Map<number, number[]>();
  for (const date of dates) {
    const knots = [days.push(date) - 1];
    if (isDay.get(date)) knots.push(days.push(date + 1) - 1);
    of.set(date, knots);
  }
  return { days, of };
}

/** Days for which each knot's population counts in a stretch: the integrals of its hat function. */
function knotShares(knots: readonly number[], from: number, to: number): Float64Array {
  const shares = new Float64Array(knots.length);
  const last = knots.length - 1;
  shares[0]! += Math.max(0, Math.min(to, knots[0]!) - from);
  shares[last]! += Math.max(0, to - Math.max(from, knots[last]!));
  for (let k = 0; k < last; k++) {
    const [left, right] = [knots[k]!, knots[k + 1]!];
    const [begin, end] = [Math.max(from, left), Math.min(to, right)];
    if (end <= begin) continue;
    const days = end - begin;
    const middle = ((begin + end) / 2 - left) / (right - left);
    shares[k]! += days * (1 - middle);
    shares[k + 1]! += days * middle;
  }
  return shares;
}

/** Cases by place and interval, row by place. */
export function caseTable(places: number, intervals: number, counts: readonly CaseCount[]): Int32Array {
  const cells = new Int32Array(places * intervals);
  for (const { place, interval, count } of counts) cells[place * intervals + interval]! += count;
  return cells;
}

/**
 * What the permutation model expects: each place's cases spread over time as all cases are, within each category of
 * the covariates (Kulldorff et al. 2005, PLoS Medicine 2:e59).
 */
export function permutationMeasure(places: number, intervals: number, counts: readonly CaseCount[]): Measure {
  const categories = [...new Set(counts.map(({ category }) => category))];
  const products = categories.map((category) => {
    const byPlace = new Float64Array(places);
    const byInterval = new Float64Array(intervals);
    let total = 0;
    for (const { place, interval, category: of, count } of counts) {
      if (of !== category) continue;
      byPlace[place]! += count;
      byInterval[interval]! += count;
      total += count;
    }
    return { kind: 'product', byPlace, byInterval, total } as const;
  });
  const [only] = products;
  if (only && products.length === 1) return only;
  const cells = new Float64Array(places * intervals);
  for (const { byPlace, byInterval, total } of products) {
    if (total === 0) continue;
    for (let place = 0; place < places; place++) {
      const share = byPlace[place]! / total;
      if (share === 0) continue;
      for (let i = 0; i < intervals; i++) cells[place * intervals + i]! += share * byInterval[i]!;
    }
  }
  return { kind: 'table', cells };
}

/** Cases one by one in strata of the covariates: dates are exchanged within a stratum only. */
export function strataOf(counts: readonly CaseCount[]): Stratum[] {
  const byCategory = new Map<number, CaseCount[]>();
  for (const count of counts) {
    const group = byCategory.get(count.category);
    if (group) group.push(count);
    else byCategory.set(count.category, [count]);
  }
  return [...byCategory.values()].map((group) => {
    const total = group.reduce((sum, { count }) => sum + count, 0);
    const stratum = { places: new Int32Array(total), intervals: new Int32Array(total) };
    let at = 0;
    for (const { place, interval, count } of group) {
      stratum.places.fill(place, at, at + count);
      stratum.intervals.fill(interval, at, at + count);
      at += count;
    }
    return stratum;
  });
}
