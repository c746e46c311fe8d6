import {
  type CountLaw,
  countLaw,
  evenExposure,
  pooledSeason,
  rollForward,
  SEASON_WEEKS,
  type Setting,
  totalsByWeek,
  type WeeklyCounts,
} from '../trends/index.ts';

/** The law of the next count of each area, as it stood before a week. */
export interface Origin {
  week: number;
  laws: readonly CountLaw[];
  isKnown: readonly boolean[];
  setting: Setting;
  hasSeason: boolean;
}

export interface OriginOptions {
  /** First week to forecast. */
  from: number;
  /** Days since 1970-01-01 of the first day of the first week. */
  firstDay: number;
  withSeason: boolean;
}

/** A season changes slowly: it is estimated again twice a year. */
const SEASON_BLOCK = 26;

/**
 * Forecasts each week from `from` to the one after the last, from the weeks before it only: settings, prior, season
 * and the list of areas (those where something had happened) are those that were known then.
 */
export function* rollingOrigins(
  areas: readonly string[],
  counts: readonly Int32Array[],
  options: OriginOptions,
): Generator<Origin> {
  const weeks = counts[0]?.length ?? 0;
  const { factors, hasSeason } = seasonAsKnown(counts, weeks, options);
  const exposure = evenExposure(areas.length, weeks);
  for (const values of exposure) values.set(factors);
  const data: WeeklyCounts = { areas, weeks, counts, exposure };
  for (const { week, setting, rates, isKnown } of rollForward(data, { from: options.from, areas: 'seen' })) {
    const laws = rates.map((rate) => countLaw(rate, factors[week]!, setting.dispersion));
    yield { week, laws, isKnown, setting, hasSeason: hasSeason[week]! };
  }
}

/** The season of each week, as the weeks before its half-year showed it; 1 where they showed none. */
function seasonAsKnown(counts: readonly Int32Array[], weeks: number, options: OriginOptions) {
  const factors = new Float64Array(weeks + 1).fill(1);
  const hasSeason: boolean[] = Array.from({ length: weeks + 1 }, () => false);
  if (!options.withSeason) return { factors, hasSeason };
  const totals = totalsByWeek(counts, weeks);
  const even = new Float64Array(weeks).fill(counts.length);
  for (let from = SEASON_WEEKS; from <= weeks; from += SEASON_BLOCK) {
    const season = pooledSeason(totals.slice(0, from), even.slice(0, from), options.firstDay);
    if (season === null) continue;
    for (let week = from; week < from + SEASON_BLOCK && week <= weeks; week++) {
      factors[week] = season(options.firstDay + 7 * week);
      hasSeason[week] = true;
    }
  }
  return { factors, hasSeason };
}
