import { binomialKernel, incompleteBeta } from './incomplete-beta.ts';
import { solveQuantile } from './inversion.ts';

/** P(X <= x) of the beta law with shapes a and b: the regularised incomplete beta function. */
export function betaCdf(x: number, a: number, b: number): number {
  return incompleteBeta(x, 1 - x, a, b).lower;
}

/** The x with P(X <= x) = p for the beta law with shapes a and b; NaN for p outside [0, 1]. */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1 && a > 0 && b > 0)) return Number.NaN;
  if (p === 0 || p === 1) return p;
  return 1 / (1 + Math.exp(-betaLogitQuantile(p, 1 - p, a, b)));
}

/**
 * log(x / (1 - x)) of the beta quantile, which keeps digits near both ends; p and q = 1 - p are given apart.
 */
export function betaLogitQuantile(p: number, q: number, a: number, b: number): number {
  const tails = (u: number) => {
    const x = 1 / (1 + Math.exp(-u));
    const y = 1 / (1 + Math.exp(u));
    const density = (binomialKernel(a, a + b, x, y) * a * b) / (a + b);
    return { ...incompleteBeta(x, y, a, b), density };
  };
  return solveQuantile(tails, p, q, Math.log(a / b), -745, 745);
}

/** P(F > f) of Fisher's law with the given degrees of freedom: the p-value of a variance ratio. */
export function fUpperTail(f: number, numeratorDf: number, denominatorDf: number): number {
  if (f <= 0) return 1;
  const scale = denominatorDf + numeratorDf * f;
  return incompleteBeta(denominatorDf / scale, (numeratorDf * f) / scale, denominatorDf / 2, numeratorDf / 2)
    .lower;
}
