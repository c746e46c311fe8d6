import { binomialKernel, incompleteBeta } from './incomplete-beta.ts';
import { smallestCount } from './inversion.ts';
import { normalQuantile } from './normal.ts';

/** P(X = k) of the binomial law with n trials; zero for a k that is not a whole number in [0, n]. */
export function binomialPmf(k: number, n: number, probability: number): number {
  if (!(probability >= 0 && probability <= 1)) return Number.NaN;
  return Number.isInteger(k) && k >= 0 && k <= n ? binomialKernel(k, n, probability, 1 - probability) : 0;
}

/** P(X <= k) of the binomial law with n trials. */
export function binomialCdf(k: number, n: number, probability: number): number {
  if (!(probability >= 0 && probability <= 1)) return Number.NaN;
  if (k < 0) return 0;
  if (k >= n) return 1;
  const whole = Math.floor(k);
  return incompleteBeta(probability, 1 - probability, whole + 1, n - whole).upper;
}

/** P(X > k) of the binomial law with n trials (strictly more than k), exact where it is tiny. */
export function binomialUpperTail(k: number, n: number, probability: number): number {
  if (!(probability >= 0 && probability <= 1)) return Number.NaN;
  if (k < 0) return 1;
  if (k >= n) return 0;
  const whole = Math.floor(k);
  return incompleteBeta(probability, 1 - probability, whole + 1, n - whole).lower;
}

/** The smallest k with P(X <= k) >= p for the binomial law with n trials; NaN for p outside [0, 1]. */
export function binomialQuantile(p: number, n: number, probability: number): number {
  if (!(probability >= 0 && probability <= 1)) return Number.NaN;
  const z = p > 0 && p < 1 ? normalQuantile(p) : 0;
  const guess = n * probability + z * Math.sqrt(n * probability * (1 - probability));
  return smallestCount((k) => binomialCdf(k, n, probability), p, guess, n);
}
