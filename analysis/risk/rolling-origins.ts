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
  for (const { from, to, season } of blocks(counts, weeks, options)) {
    const exposure = evenExposure(areas.length, weeks);
    const factors = Array.from({ length: weeks + 1 }, (_, week) => season?.(options.firstDay + 7 * week) ?? 1);
    for (const values of exposure) values.set(factors);
    const data: WeeklyCounts = { areas, weeks, counts, exposure };
    for (const { week, setting, rates, isKnown } of rollForward(data, { from, to, areas: 'seen' })) {
      const laws = rates.map((rate) => countLaw(rate, factors[week]!, setting.dispersion));
      yield { week, laws, isKnown, setting, hasSeason: season !== null };
    }
  }
}

interface Block {
  from: number;
  to: number;
  season: ((day: number) => number) | null;
}

/** Stretches of weeks with one season each; neighbours without a season are one. */
function blocks(counts: readonly Int32Array[], weeks: number, options: OriginOptions): Block[] {
  if (!options.withSeason || weeks < SEASON_WEEKS) return [{ from: options.from, to: weeks, season: null }];
  const totals = totalsByWeek(counts, weeks);
  const even = new Float64Array(weeks).fill(counts.length);
  const found: Block[] = [];
  for (let from = options.from; from <= weeks; from += SEASON_BLOCK) {
    const season = pooledSeason(totals.slice(0, from), even.slice(0, from), options.firstDay);
    const to = Math.min(weeks, from + SEASON_BLOCK - 1);
    const before = found.at(-1);
    if (before && before.season === null && season === null) before.to = to;
    else found.push({ from, to, season });
  }
  return found;
}
