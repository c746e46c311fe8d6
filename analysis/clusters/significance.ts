import { TOLERANCE } from './best-windows.ts';

/** How p-values are reported: SaTScan's default, standard Monte Carlo, sequential (early stopping), Gumbel. */
export type PValueReport = 'default' | 'standard' | 'early' | 'gumbel';

/** The kind of a p-value that was reported. */
export type PValueKind = 'standard' | 'early' | 'gumbel';

export interface Significance {
  /** Null with fewer than 99 replications. */
  pValue: number | null;
  kind: PValueKind | null;
  /** 1 + the number of simulated maxima at least as high. */
  rank: number;
}

/** P-values are not reported with fewer replications. */
export const LEAST_REPLICATIONS = 99;

/** In the default report, clusters of a better rank get a Gumbel p-value where that is possible. */
const GUMBEL_RANK = 10;

const EULER = 0.5772156649015329;
/** The smallest p-value the approximation is trusted with. */
const SMALLEST_GUMBEL = 1e-17;

export interface SignificanceRules {
  report: PValueReport;
  /** High rates in space, or space and time: there the maxima follow a Gumbel law closely. */
  isGumbelFit: boolean;
  replications: number;
  /** For early stopping: replications at least as high as the first cluster that end the simulations. */
  enough: number;
}

/**
 * Simulated maxima that count: all, or with early stopping those up to and including the `enough`-th at least as
 * high as the most likely cluster, in order of replication.
 */
export function countedMaxima(
  maxima: ArrayLike<number>,
  highest: number,
  { report, enough }: SignificanceRules,
): Float64Array {
  const all = Float64Array.from(maxima);
  if (report !== 'early') return all;
  let reached = 0;
  for (let i = 0; i < all.length; i++) {
    if (all[i]! >= highest - TOLERANCE) reached += 1;
    if (reached >= enough) return all.slice(0, i + 1);
  }
  return all;
}

/**
 * The significance of a cluster among the maxima that count. Standard: rank / (replications + 1), ties counting
 * against the cluster. Sequential (Besag and Clifford 1991): for the most likely cluster the number that was enough,
 * for others those at least as high, over the replications made. Gumbel: by the moments of the maxima (Abrams,
 * Kulldorff and Kleinman 2010).
 */
export function significance(
  ratio: number,
  isMostLikely: boolean,
  counted: Float64Array,
  rules: SignificanceRules,
): Significance {
  const { report, isGumbelFit, replications, enough } = rules;
  let rank = 1;
  for (const maximum of counted) if (maximum >= ratio - TOLERANCE) rank += 1;
  if (replications < LEAST_REPLICATIONS) return { pValue: null, kind: null, rank };
  if (report === 'gumbel' || (report === 'default' && isGumbelFit && rank < GUMBEL_RANK))
    return { pValue: gumbelPValue(ratio, counted), kind: 'gumbel', rank };
  if (counted.length < replications) {
    const pValue = (isMostLikely ? enough : rank - 1) / counted.length;
    return { pValue, kind: 'early', rank };
  }
  return { pValue: rank / (counted.length + 1), kind: 'standard', rank };
}

/** P of a maximum at least as high under the Gumbel law with the mean and variance of the simulated maxima. */
function gumbelPValue(ratio: number, maxima: ArrayLike<number>): number {
  let [sum, squares] = [0, 0];
  for (let i = 0; i < maxima.length; i++) {
    sum += maxima[i]!;
    squares += maxima[i]! ** 2;
  }
  const mean = sum / maxima.length;
  const scale = (Math.sqrt(Math.max(0, squares / maxima.length - mean ** 2)) * Math.sqrt(6)) / Math.PI;
  if (scale === 0) return ratio > mean ? SMALLEST_GUMBEL : 1;
  const place = mean - EULER * scale;
  return Math.max(SMALLEST_GUMBEL, -Math.expm1(-Math.exp((place - ratio) / scale)));
}

/** How often analyses are made, for recurrence intervals: the aggregation of time, or a frequency of its own. */
export type Frequency = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'unit';

const DAYS_IN_YEAR = 365.25;
const PER_YEAR: Record<Exclude<Frequency, 'day' | 'unit'>, number> = {
  week: 52,
  month: 12,
  quarter: 4,
  year: 1,
};

/**
 * Days (or units without a calendar) of analyses in which one cluster like this is expected by chance: the p-value is
 * first shared out over the analyses that it was adjusted for.
 */
export function recurrenceDays(
  pValue: number,
  { analyses, every, frequency }: { analyses: number; every: number; frequency: Frequency },
): number {
  const perAnalysis = -Math.expm1(Math.log1p(-pValue) / analyses);
  const periods = every / perAnalysis;
  if (frequency === 'day' || frequency === 'unit') return Math.max(1, periods);
  return Math.max(1, (periods / PER_YEAR[frequency]) * DAYS_IN_YEAR);
}
