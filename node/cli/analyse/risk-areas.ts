import { negativeBinomialQuantile } from '@ulinzi/analysis/kernel';
import { type Forecast, shareOfPast } from '@ulinzi/analysis/risk';
import type { WeekTable } from './trend-weeks.ts';

/** An area's next week. */
export interface AreaRisk {
  area: string;
  latitude?: number;
  longitude?: number;
  /** Of at least one event. */
  probability: number;
  /** The same before recalibration. */
  unadjusted: number;
  expected: number;
  low: number;
  high: number;
  persistence: number;
  historicalMean: number;
}

const TAIL = 0.025;

/** The forecast of an area in the words of the file it came from. */
export function areaRisk({ area, law, probability, modelled, past }: Forecast, weeks: WeekTable): AreaRisk {
  return {
    area: weeks.areas[area]!,
    ...weeks.places?.[area],
    probability,
    unadjusted: modelled,
    expected: law.mean,
    low: negativeBinomialQuantile(TAIL, law.size, law.mean),
    high: negativeBinomialQuantile(1 - TAIL, law.size, law.mean),
    persistence: past.at(-1)! > 0 ? 1 : 0,
    historicalMean: shareOfPast(past),
  };
}
