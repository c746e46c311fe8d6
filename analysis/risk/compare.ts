import { studentTQuantile } from '../kernel/index.ts';

/** Mean score of the model less that of a simple forecast, with a 95 % interval; below nought the model is better. */
export interface Comparison {
  difference: number;
  low: number;
  high: number;
  /** `unclear`: the interval holds nought, so the difference may be chance. */
  verdict: 'better' | 'worse' | 'unclear';
}

/**
 * Compares two ways to forecast over the same cases. Cases of one week hang together, so the weekly mean differences
 * are what is drawn (Diebold and Mariano 1995, without the dependence from week to week).
 */
export function compareByWeek(
  weeks: ArrayLike<number>,
  model: ArrayLike<number>,
  simple: ArrayLike<number>,
): Comparison {
  const sums = new Map<number, { sum: number; count: number }>();
  for (let at = 0; at < weeks.length; at++) {
    const one = sums.get(weeks[at]!) ?? { sum: 0, count: 0 };
    sums.set(weeks[at]!, { sum: one.sum + model[at]! - simple[at]!, count: one.count + 1 });
  }
  const cases = weeks.length / sums.size;
  // Weekly sums over the mean number of cases: their mean is the difference over all cases.
  const values = [...sums.values()].map(({ sum }) => sum / cases);
  const difference = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - difference) ** 2, 0);
  const error = Math.sqrt(squares / (values.length - 1) / values.length);
  const reach = error * studentTQuantile(0.975, values.length - 1);
  const [low, high] = [difference - reach, difference + reach];
  return { difference, low, high, verdict: high < 0 ? 'better' : low > 0 ? 'worse' : 'unclear' };
}
