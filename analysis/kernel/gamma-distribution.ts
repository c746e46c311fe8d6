import { incompleteGamma, logGamma, poissonKernel } from './gamma-function.ts';
import { solveQuantile } from './inversion.ts';
import { normalQuantile } from './normal.ts';

/** P(X <= x) of the gamma law with mean shape / rate. */
export function gammaCdf(x: number, shape: number, rate = 1): number {
  return incompleteGamma(shape, x * rate).lower;
}

/** P(X > x) of the gamma law with mean shape / rate, exact where it is tiny. */
export function gammaUpperTail(x: number, shape: number, rate = 1): number {
  return incompleteGamma(shape, x * rate).upper;
}

/** The x with P(X <= x) = p for the gamma law with mean shape / rate; NaN for p outside [0, 1]. */
export function gammaQuantile(p: number, shape: number, rate = 1): number {
  if (!(p >= 0 && p <= 1 && shape > 0)) return Number.NaN;
  if (p === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  // Wilson and Hilferty (1931); where it goes below zero, the first term of the series.
  const root = 1 - 1 / (9 * shape) + normalQuantile(p) / (3 * Math.sqrt(shape));
  const start =
    root > 0.1 ? Math.log(shape) + 3 * Math.log(root) : (Math.log(p) + logGamma(shape + 1)) / shape;
  const tails = (u: number) => {
    const x = Math.exp(u);
    return { ...incompleteGamma(shape, x), density: shape * poissonKernel(shape, x) };
  };
  return Math.exp(solveQuantile(tails, p, 1 - p, start, -745, 709)) / rate;
}

/** P(X <= x) of the chi-square law with `df` degrees of freedom. */
export function chiSquareCdf(x: number, df: number): number {
  return gammaCdf(x, df / 2, 0.5);
}

/** P(X > x) of the chi-square law: the p-value of a chi-square statistic. */
export function chiSquareUpperTail(x: number, df: number): number {
  return gammaUpperTail(x, df / 2, 0.5);
}

/** The x with P(X <= x) = p for the chi-square law with `df` degrees of freedom. */
export function chiSquareQuantile(p: number, df: number): number {
  return gammaQuantile(p, df / 2, 0.5);
}
