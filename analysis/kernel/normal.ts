import { incompleteGamma } from './gamma-function.ts';
import { solveQuantile } from './inversion.ts';

/** P(Z <= z) of the standard normal law, through the incomplete gamma function; both tails keep their digits. */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) return Number.NaN;
  const { lower, upper } = incompleteGamma(0.5, (z * z) / 2);
  return z < 0 ? upper / 2 : 0.5 + lower / 2;
}

/** Density of the standard normal law. */
export function normalPdf(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/** The z with P(Z <= z) = p; minus or plus infinity at 0 and 1, NaN outside. Newton from Abramowitz and Stegun 26.2.22. */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 1) return Number.POSITIVE_INFINITY;
  if (p === 0.5) return 0;
  const t = Math.sqrt(-2 * Math.log(Math.min(p, 1 - p)));
  const guess = t - (2.30753 + 0.27061 * t) / (1 + 0.99229 * t + 0.04481 * t * t);
  const tails = (z: number) => ({ lower: normalCdf(z), upper: normalCdf(-z), density: normalPdf(z) });
  return solveQuantile(tails, p, 1 - p, p < 0.5 ? -guess : guess, -40, 40);
}
