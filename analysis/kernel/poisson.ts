import { incompleteGamma, poissonKernel } from './gamma-function.ts';
import { smallestCount } from './inversion.ts';
import { normalQuantile } from './normal.ts';

/** P(X = k) of the Poisson law; zero for a k that is not a whole number >= 0. */
export function poissonPmf(k: number, mean: number): number {
  if (!(mean >= 0)) return Number.NaN;
  return Number.isInteger(k) && k >= 0 ? poissonKernel(k, mean) : 0;
}

/** P(X <= k) of the Poisson law. */
export function poissonCdf(k: number, mean: number): number {
  if (!(mean >= 0)) return Number.NaN;
  if (k < 0) return 0;
  return mean === 0 ? 1 : incompleteGamma(Math.floor(k) + 1, mean).upper;
}

/** P(X > k) of the Poisson law (strictly more than k), exact where it is tiny. */
export function poissonUpperTail(k: number, mean: number): number {
  if (!(mean >= 0)) return Number.NaN;
  if (k < 0) return 1;
  return mean === 0 ? 0 : incompleteGamma(Math.floor(k) + 1, mean).lower;
}

/** The smallest k with P(X <= k) >= p for the Poisson law; infinity at p = 1, NaN outside [0, 1]. */
export function poissonQuantile(p: number, mean: number): number {
  if (!(mean >= 0 && mean < Number.POSITIVE_INFINITY)) return Number.NaN;
  if (mean === 0) return p >= 0 && p <= 1 ? 0 : Number.NaN;
  const z = p > 0 && p < 1 ? normalQuantile(p) : 0;
  return smallestCount((k) => poissonCdf(k, mean), p, mean + z * Math.sqrt(mean));
}
