/**
 * Events by area and week. `counts[area][week]` holds what was reported; `exposure[area][week]` how much of a usual
 * week was there to report from (1, or effort and season), 0 where nothing is known. `exposure` may run on into weeks
 * that are still to come.
 */
export interface WeeklyCounts {
  areas: readonly string[];
  weeks: number;
  counts: readonly Int32Array[];
  exposure: readonly Float64Array[];
}

/** Exposure of one for every area and week, and for `ahead` weeks to come. */
export function evenExposure(areas: number, weeks: number, ahead = 1): Float64Array[] {
  return Array.from({ length: areas }, () => new Float64Array(weeks + ahead).fill(1));
}

/** Sums over all areas, week by week. */
export function totalsByWeek(series: readonly ArrayLike<number>[], weeks: number): Float64Array {
  const totals = new Float64Array(weeks);
  for (const values of series) for (let week = 0; week < weeks; week++) totals[week]! += values[week]!;
  return totals;
}
