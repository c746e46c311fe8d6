import { betaLogitQuantile } from './beta-distribution.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { normalCdf, normalQuantile } from './normal.ts';

/** P(T <= t) of Student's law with `df` degrees of freedom (any positive number; infinity gives the normal law). */
export function studentTCdf(t: number, df: number): number {
  if (df === Number.POSITIVE_INFINITY) return normalCdf(t);
  if (Number.isNaN(t) || !(df > 0)) return Number.NaN;
  if (!Number.isFinite(t)) return t < 0 ? 0 : 1;
  const scale = df + t * t;
  const { lower, upper } = incompleteBeta(df / scale, (t * t) / scale, df / 2, 0.5);
  return t < 0 ? lower / 2 : 0.5 + upper / 2;
}

/** The t with P(T <= t) = p; minus or plus infinity at 0 and 1, NaN outside. */
export function studentTQuantile(p: number, df: number): number {
  if (df === Number.POSITIVE_INFINITY) return normalQuantile(p);
  if (!(p >= 0 && p <= 1 && df > 0)) return Number.NaN;
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  if (tail === 0) return p < 0.5 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const logit = betaLogitQuantile(2 * tail, 2 * (0.5 - tail), df / 2, 0.5);
  const size = Math.sqrt(df) * Math.exp(-logit / 2);
  return p < 0.5 ? -size : size;
}

/** P(|T| >= |t|): the two-sided p-value. */
export function studentTTwoSided(t: number, df: number): number {
  return 2 * studentTCdf(-Math.abs(t), df);
}
