// What would have been said each week, in order of time: the model's law of the count, the probability as issued
// (recalibrated once that has proved better), and the two simple forecasts that any model must beat.
import { type CountLaw, type Setting } from '../trends/index.ts';
import { recalibration } from './recalibrate.ts';
import { type OriginOptions, rollingOrigins } from './rolling-origins.ts';

/** The forecast for one area and week. */
export interface Forecast {
  area: number;
  week: number;
  law: CountLaw;
  /** Chance of at least one event by the model. */
  modelled: number;
  /** The same as issued. */
  probability: number;
  /** Counts of the area in all weeks before. */
  past: Int32Array;
}

/** The forecasts for one week. */
export interface Issue {
  week: number;
  forecasts: Forecast[];
  setting: Setting;
  hasSeason: boolean;
  isRecalibrated: boolean;
}

/** Half a year of forecasts, before a fault in them can be told from a bad season. */
const LEAST_WEEKS = 26;
/** The line is drawn again every quarter. */
const RENEWED_WEEKS = 13;
/** Gain in log score, natural units, before recalibrated probabilities are issued. */
const CLEAR_GAIN = 2;

/** Issues forecasts for each week from `from` to the one after the last. */
export function* issueForecasts(
  areas: readonly string[],
  counts: readonly Int32Array[],
  options: OriginOptions,
): Generator<Issue> {
  const probabilities: number[] = [];
  const events: number[] = [];
  let gain = 0;
  let line: ((p: number) => number) | null = null;
  for (const { week, laws, isKnown, setting, hasSeason } of rollingOrigins(areas, counts, options)) {
    const age = week - options.from - LEAST_WEEKS;
    if (age >= 0 && age % RENEWED_WEEKS === 0) line = recalibration({ probabilities, events });
    const isRecalibrated = line !== null && gain > CLEAR_GAIN;
    const forecasts: Forecast[] = [];
    laws.forEach((law, area) => {
      if (!isKnown[area]) return;
      const modelled = chanceOfAny(law);
      const mended = line?.(modelled) ?? modelled;
      const probability = isRecalibrated ? mended : modelled;
      forecasts.push({ area, week, law, modelled, probability, past: counts[area]!.subarray(0, week) });
      const count = counts[area]![week];
      if (count === undefined) return;
      const event = count > 0 ? 1 : 0;
      probabilities.push(modelled);
      events.push(event);
      gain += logOf(mended, event) - logOf(modelled, event);
    });
    yield { week, forecasts, setting, hasSeason, isRecalibrated };
  }
}

/** P(at least one) of a count law. */
function chanceOfAny({ mean, size }: CountLaw): number {
  if (mean === 0) return 0;
  return size === Number.POSITIVE_INFINITY
    ? -Math.expm1(-mean)
    : -Math.expm1(-size * Math.log1p(mean / size));
}

/** Share of past weeks with an event: the historical mean of the event. */
export function shareOfPast(past: ArrayLike<number>): number {
  let weeks = 0;
  for (let week = 0; week < past.length; week++) if (past[week]! > 0) weeks += 1;
  return weeks / past.length;
}

function logOf(probability: number, event: number): number {
  return Math.log(Math.max(1e-12, event === 1 ? probability : 1 - probability));
}
