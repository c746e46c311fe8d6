import { pooledSeason, totalsByWeek, type WeeklyCounts } from '@ulinzi/analysis/trends';
import type { Effort } from './trend-effort.ts';
import type { WeekTable } from './trend-weeks.ts';

/** How effort counts: 0, reports do not follow it; 1, they are in proportion to it. */
export type EffortExponent = 0 | 1;

export interface ExposedWeeks {
  data: WeeklyCounts;
  hasSeason: boolean;
  /** Events in areas and weeks whose effort is not known, left out. */
  leftOut: number;
}

/**
 * Counts with the exposure that they are held against: effort to the given power, times the season that the weeks
 * before `pastWeeks` show. Weeks before an area's first effort value are not counted for it.
 */
export function exposeWeeks(
  weeks: WeekTable,
  pastWeeks: number,
  options: { effort?: Effort; exponent: EffortExponent; withSeason: boolean },
): ExposedWeeks {
  const { effort, exponent } = options;
  const exposure = weeks.areas.map((_, area) => {
    const values = new Float64Array(weeks.weeks).fill(1);
    if (effort === undefined) return values;
    return values.map((one, week) => {
      const value = effort[area]![week]!;
      return Number.isNaN(value) ? 0 : exponent === 0 ? one : value;
    });
  });
  let leftOut = 0;
  const counts = weeks.counts.map((values, area) =>
    values.map((count, week) => {
      if (exposure[area]![week]! > 0) return count;
      leftOut += count;
      return 0;
    }),
  );
  const season = options.withSeason
    ? pooledSeason(totalsByWeek(counts, pastWeeks), totalsByWeek(exposure, pastWeeks), weeks.firstDay)
    : null;
  if (season !== null) {
    for (const values of exposure) {
      for (let week = 0; week < weeks.weeks; week++) values[week]! *= season(weeks.firstDay + 7 * week);
    }
  }
  return {
    data: { areas: weeks.areas, weeks: weeks.weeks, counts, exposure },
    hasSeason: season !== null,
    leftOut,
  };
}
