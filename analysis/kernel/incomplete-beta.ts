import { devianceTerm, logGamma, MOST_TERMS, SETTLED, stirlingRemainder } from './gamma-function.ts';

/**
 * C(n, x) p^x q^(n-x) for real 0 <= x <= n, with q = 1 - p given apart so that neither loses digits
 * (Loader 2000). The binomial probability, and the front factor of the incomplete beta function.
 */
export function binomialKernel(x: number, n: number, p: number, q: number): number {
  if (p === 0) return x === 0 ? 1 : 0;
  if (q === 0) return x === n ? 1 : 0;
  const rest = n - x;
  if (x === 0) return Math.exp(n * (q > 0.5 ? Math.log1p(-p) : Math.log(q)));
  if (rest === 0) return Math.exp(n * (p > 0.5 ? Math.log1p(-q) : Math.log(p)));
  if (x < 1e-3 || rest < 1e-3) {
    const choose = logGamma(n + 1) - logGamma(x + 1) - logGamma(rest + 1);
    return Math.exp(choose + x * Math.log(p) + rest * Math.log(q));
  }
  const remainder = stirlingRemainder(n) - stirlingRemainder(x) - stirlingRemainder(rest);
  const deviance = devianceTerm(x, n * p) + devianceTerm(rest, n * q);
  return Math.exp(remainder - deviance) * Math.sqrt(n / (2 * Math.PI * x * rest));
}

/**
 * Both tails of the regularised incomplete beta function I_x(a, b), with y = 1 - x given apart.
 * Continued fraction of Abramowitz and Stegun 26.5.8 in the form of Numerical Recipes section 6.4.
 */
export function incompleteBeta(x: number, y: number, a: number, b: number): { lower: number; upper: number } {
  if (!(a > 0 && b > 0) || Number.isNaN(x)) return { lower: Number.NaN, upper: Number.NaN };
  if (x <= 0) return { lower: 0, upper: 1 };
  if (y <= 0) return { lower: 1, upper: 0 };
  const front = binomialKernel(a, a + b, x, y);
  if (x * (a + b + 2) < a + 1) {
    const lower = Math.min(1, (front * b * fraction(x, a, b)) / (a + b));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, (front * a * fraction(y, b, a)) / (a + b));
  return { lower: 1 - upper, upper };
}

// Modified Lentz method (Thompson and Barnett 1986); two terms of the fraction per round.
function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const away = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const change = d * c;
    value *= change;
    if (Math.abs(change - 1) < SETTLED) break;
  }
  return value;
}
