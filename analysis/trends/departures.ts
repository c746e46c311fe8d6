import {
  betaQuantile,
  negativeBinomialPmf,
  negativeBinomialQuantile,
  negativeBinomialUpperTail,
} from '../kernel/index.ts';
import { falseDiscovery } from './false-discovery.ts';
import { countLaw, type GammaLaw, type Setting } from './rate-law.ts';
import { rollForward, settingsFor } from './roll-forward.ts';
import type { WeeklyCounts } from './weekly-counts.ts';

/** One area in the weeks that are looked at, beside its own past. */
export interface Departure {
  area: string;
  observed: number;
  expected: number;
  /** Between these lie the counts of nineteen in twenty such stretches if nothing changed. */
  low: number;
  high: number;
  /** Observed over expected, with an exact 95 % interval; null where nothing can be expected. */
  ratio: number | null;
  ratioLow: number | null;
  ratioHigh: number | null;
  /** Upper mid-p: the chance of more, and half the chance of exactly as many. */
  p: number;
  /** Benjamini and Hochberg over all areas. */
  q: number;
}

export interface DepartureReport {
  setting: Setting;
  prior: GammaLaw;
  /** In the order of the areas given. */
  departures: Departure[];
}

const TAIL = 0.025;

/**
 * Holds the last `lastWeeks` weeks of each area against its own weeks before them. The setting is chosen, and the
 * prior estimated, on the weeks before only; `discount` fixes it.
 */
export function departuresIn(data: WeeklyCounts, lastWeeks: number, discount?: number): DepartureReport {
  const from = data.weeks - lastWeeks;
  const past: WeeklyCounts = { ...data, weeks: from };
  const [outlook] = rollForward(past, { from, settings: settingsFor(discount), areas: 'all' });
  const { setting, prior, rates } = outlook!;
  const found = data.areas.map((area, index) => {
    let observed = 0;
    let exposure = 0;
    for (let week = from; week < data.weeks; week++) {
      observed += data.counts[index]![week]!;
      exposure += data.exposure[index]![week]!;
    }
    return departureOf(area, observed, exposure, rates[index]!, setting);
  });
  const qValues = falseDiscovery(found.map(({ p }) => p));
  return { setting, prior, departures: found.map((one, at) => ({ ...one, q: qValues[at]! })) };
}

/** One area's count against the law of its rate. */
export function departureOf(
  area: string,
  observed: number,
  exposure: number,
  rate: GammaLaw,
  setting: Setting,
): Omit<Departure, 'q'> {
  if (exposure === 0) {
    return {
      area,
      observed,
      expected: 0,
      low: 0,
      high: 0,
      ratio: null,
      ratioLow: null,
      ratioHigh: null,
      p: 1,
    };
  }
  const { mean, size } = countLaw(rate, exposure, setting.dispersion);
  return {
    area,
    observed,
    expected: mean,
    low: negativeBinomialQuantile(TAIL, size, mean),
    high: negativeBinomialQuantile(1 - TAIL, size, mean),
    ...ratioOf(observed, exposure, rate, setting.dispersion),
    p: upperMidP(observed, size, mean),
  };
}

/** P(X > count) + P(X = count) / 2 (Lancaster 1961), which does not punish small counts as the plain p-value does. */
export function upperMidP(count: number, size: number, mean: number): number {
  return negativeBinomialUpperTail(count, size, mean) + negativeBinomialPmf(count, size, mean) / 2;
}

/**
 * The interval of (rate now) / (usual rate): with a gamma law for both, rate now x exposure is a beta share of the
 * sum, as in the exact interval of Clopper and Pearson (1934).
 */
function ratioOf(observed: number, exposure: number, rate: GammaLaw, dispersion: number) {
  const count = observed / dispersion;
  const scale = rate.rate / (exposure / dispersion);
  const odds = (share: number) => (scale * share) / (1 - share);
  return {
    ratio: (observed / exposure) * (rate.rate / rate.shape),
    ratioLow: count === 0 ? 0 : odds(betaQuantile(TAIL, count, rate.shape)),
    ratioHigh: odds(betaQuantile(1 - TAIL, count + 1, rate.shape)),
  };
}
