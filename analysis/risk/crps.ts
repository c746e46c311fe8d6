// The continuous ranked probability score (Matheson and Winkler 1976): the squared difference of the forecast law's
// distribution function and the step at what came, over all values. In the unit of the outcome; less is better.
import {
  negativeBinomialCdf,
  negativeBinomialPmf,
  normalCdf,
  normalPdf,
  poissonCdf,
  poissonPmf,
} from '../kernel/index.ts';

/**
 * CRPS of the empirical law of draws: mean |x - y| less half the mean distance of all pairs, a draw with itself
 * counting. It favours ensembles that are too narrow for their size; compare ensembles of one size only.
 */
export function crpsEmpirical(draws: ArrayLike<number>, outcome: number): number {
  const { toOutcome, pairs } = distances(draws, outcome);
  return toOutcome / draws.length - pairs / draws.length ** 2;
}

/**
 * Fair CRPS of draws (Ferro 2014): the pairs of different draws only, which is what the law that they were drawn from
 * would score on average. NaN with a single draw.
 */
export function crpsFair(draws: ArrayLike<number>, outcome: number): number {
  const { toOutcome, pairs } = distances(draws, outcome);
  return toOutcome / draws.length - pairs / (draws.length * (draws.length - 1));
}

/** Sum of |x - y|, and of |x - x'| over pairs counted once. */
function distances(draws: ArrayLike<number>, outcome: number): { toOutcome: number; pairs: number } {
  const sorted = Float64Array.from(draws).sort();
  let toOutcome = 0;
  let pairs = 0;
  sorted.forEach((value, at) => {
    toOutcome += Math.abs(value - outcome);
    pairs += value * (2 * at + 1 - sorted.length);
  });
  return { toOutcome, pairs };
}

/** CRPS of the normal law (Gneiting and others 2005). */
export function crpsNormal(outcome: number, mean: number, deviation: number): number {
  const z = (outcome - mean) / deviation;
  return deviation * (z * (2 * normalCdf(z) - 1) + 2 * normalPdf(z) - 1 / Math.sqrt(Math.PI));
}

/** CRPS of the Poisson law. */
export function crpsPoisson(outcome: number, mean: number): number {
  return crpsOfCounts(outcome, mean, Math.sqrt(mean), {
    pmf: (k) => poissonPmf(k, mean),
    cdf: (k) => poissonCdf(k, mean),
    next: (k) => mean / (k + 1),
  });
}

/** CRPS of the negative binomial law with variance mean + mean^2 / size. */
export function crpsNegativeBinomial(outcome: number, size: number, mean: number): number {
  if (size === Number.POSITIVE_INFINITY) return crpsPoisson(outcome, mean);
  return crpsOfCounts(outcome, mean, Math.sqrt(mean + mean ** 2 / size), {
    pmf: (k) => negativeBinomialPmf(k, size, mean),
    cdf: (k) => negativeBinomialCdf(k, size, mean),
    next: (k) => ((size + k) / (k + 1)) * (mean / (size + mean)),
  });
}

interface CountFunctions {
  pmf(k: number): number;
  cdf(k: number): number;
  /** P(k + 1) / P(k). */
  next(k: number): number;
}

/** Twelve deviations below the mean, what is left of the law is beyond double precision. */
const DEVIATIONS = 12;
const NEGLIGIBLE = 1e-13;

/** The sum over whole numbers of (F(k) - [k >= outcome])^2, F carried along from k to k + 1. */
function crpsOfCounts(outcome: number, mean: number, deviation: number, law: CountFunctions): number {
  const start = Math.max(0, Math.floor(mean - DEVIATIONS * deviation));
  let sum = Math.max(0, start - outcome);
  let mass = law.pmf(start);
  let cumulative = law.cdf(start);
  for (let k = start; ; k++) {
    if (k >= outcome) sum += (cumulative - 1) ** 2;
    else sum += cumulative ** 2;
    if (k > mean && 1 - cumulative < NEGLIGIBLE) return sum + Math.max(0, outcome - k - 1);
    mass *= law.next(k);
    // Rounding must not leave the last digits short of one for ever.
    if (mass < 1e-17 && k > mean) cumulative = 1;
    else cumulative = Math.min(1, cumulative + mass);
  }
}
