// The negative binomial law as a gamma mixture of Poisson laws: mean m, variance m + m^2 / size.
// `size` need not be whole; towards infinity the law becomes Poisson.
import { binomialKernel, incompleteBeta } from './incomplete-beta.ts';
import { smallestCount } from './inversion.ts';
import { normalQuantile } from './normal.ts';
import { poissonCdf, poissonPmf, poissonUpperTail } from './poisson.ts';

/** P(X = k) of the negative binomial law with mean `mean` and variance mean + mean^2 / size. */
export function negativeBinomialPmf(k: number, size: number, mean: number): number {
  if (!(size > 0 && mean >= 0)) return Number.NaN;
  if (size === Number.POSITIVE_INFINITY) return poissonPmf(k, mean);
  if (!Number.isInteger(k) || k < 0) return 0;
  if (mean === 0) return k === 0 ? 1 : 0;
  const total = size + mean;
  if (k === 0) return Math.exp(-size * Math.log1p(mean / size));
  return (size / (size + k)) * binomialKernel(size, size + k, size / total, mean / total);
}

/** P(X <= k) of the negative binomial law with mean `mean` and variance mean + mean^2 / size. */
export function negativeBinomialCdf(k: number, size: number, mean: number): number {
  return tails(k, size, mean).lower;
}

/** P(X > k) of the negative binomial law (strictly more than k), exact where it is tiny. */
export function negativeBinomialUpperTail(k: number, size: number, mean: number): number {
  return tails(k, size, mean).upper;
}

/** The smallest k with P(X <= k) >= p; infinity at p = 1, NaN outside [0, 1]. */
export function negativeBinomialQuantile(p: number, size: number, mean: number): number {
  if (!(size > 0 && mean >= 0 && mean < Number.POSITIVE_INFINITY)) return Number.NaN;
  if (mean === 0) return p >= 0 && p <= 1 ? 0 : Number.NaN;
  const z = p > 0 && p < 1 ? normalQuantile(p) : 0;
  const guess = mean + z * Math.sqrt(mean + (mean * mean) / size);
  return smallestCount((k) => negativeBinomialCdf(k, size, mean), p, guess);
}

function tails(k: number, size: number, mean: number): { lower: number; upper: number } {
  if (!(size > 0 && mean >= 0)) return { lower: Number.NaN, upper: Number.NaN };
  if (k < 0) return { lower: 0, upper: 1 };
  if (mean === 0) return { lower: 1, upper: 0 };
  if (size === Number.POSITIVE_INFINITY) {
    return { lower: poissonCdf(k, mean), upper: poissonUpperTail(k, mean) };
  }
  const total = size + mean;
  return incompleteBeta(size / total, mean / total, size, Math.floor(k) + 1);
}
