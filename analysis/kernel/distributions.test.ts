import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as kernel from './index.ts';

/** Computed to forty digits with mpmath from the defining series. */
const values: readonly [keyof typeof kernel, readonly number[], number][] = [
  ['logGamma', [0.001], 6.907178885383854],
  ['logGamma', [0.5], 0.5723649429247001],
  ['logGamma', [2.5], 0.2846828704729192],
  ['logGamma', [100], 359.1342053695754],
  ['logGamma', [1e6], 12815504.56914761],
  ['normalCdf', [-20], 2.753624118606234e-89],
  ['normalCdf', [-8], 6.220960574271784e-16],
  ['normalCdf', [-1.96], 0.02499789514822043],
  ['normalCdf', [0.3], 0.6179114221889526],
  ['normalCdf', [2.5], 0.9937903346742239],
  ['gammaCdf', [0.02, 0.5], 0.158519418878206],
  ['gammaCdf', [1, 2.5], 0.1508549639153904],
  ['gammaCdf', [14, 10], 0.890600630357261],
  ['gammaCdf', [1200, 1234.5], 0.1631229059253794],
  ['gammaUpperTail', [60, 10], 2.85150775555202e-16],
  ['chiSquareUpperTail', [30, 4], 4.894437128029213e-6],
  ['betaCdf', [0.1, 0.5, 3], 0.5545844446520295],
  ['betaCdf', [0.7, 20, 8], 0.4112948061312286],
  ['betaCdf', [0.001, 0.05, 2000], 0.9973633472867797],
  ['studentTCdf', [-2, 3.5], 0.06306926128795677],
  ['studentTCdf', [-8, 49], 9.552719776477727e-11],
  ['studentTCdf', [0.7, 1000], 0.7579549430036988],
  ['poissonCdf', [0, 0.5], 0.6065306597126334],
  ['poissonCdf', [90, 77.3], 0.9305482814825942],
  ['poissonCdf', [99000, 1e5], 0.0007742008294447389],
  ['poissonUpperTail', [40, 10], 1.777341749349944e-13],
  ['poissonPmf', [90, 3], 2.924783264533219e-97],
  ['binomialCdf', [3, 10, 0.2], 0.8791261184],
  ['binomialUpperTail', [480, 500, 0.5], 3.526701811246942e-117],
  ['negativeBinomialPmf', [4, 0.7, 0.9], 0.02780199463476543],
  ['negativeBinomialCdf', [25, 3, 20], 0.726259213968334],
  ['fUpperTail', [4.2, 3, 17], 0.02143785785239704],
];

/** Quantiles of printed tables: Abramowitz and Stegun 26.1 and 26.8, Pearson and Hartley table 12, R's help pages. */
const quantiles: readonly [keyof typeof kernel, readonly number[], number][] = [
  ['normalQuantile', [0.975], 1.959963984540054],
  ['normalQuantile', [0.9995], 3.290526731491899],
  ['studentTQuantile', [0.975, 49], 2.009575237129235],
  ['studentTQuantile', [0.995, 1], 63.65674116287159],
  ['chiSquareQuantile', [0.95, 1], 3.841458820694124],
  ['chiSquareQuantile', [0.05, 10], 3.940299136117],
  ['poissonQuantile', [0.975, 5], 10],
  ['binomialQuantile', [0.5, 10, 0.5], 5],
];

function call(name: keyof typeof kernel, args: readonly number[]): number {
  return (kernel[name] as (...args: number[]) => number)(...args);
}

describe('distributions', () => {
  test.each(values)('%s(%j) agrees to twelve digits', (name, args, expected) => {
    expect(Math.abs(call(name, args) - expected)).toBeLessThanOrEqual(1e-12 * Math.abs(expected));
  });

  test.each(quantiles)('%s(%j) is the tabulated quantile', (name, args, expected) => {
    expect(Math.abs(call(name, args) - expected)).toBeLessThanOrEqual(1e-10 * Math.abs(expected));
  });

  const probability = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
  const shape = fc.double({ min: 0.05, max: 500, noNaN: true });

  test('quantiles undo distribution functions', () => {
    fc.assert(
      fc.property(probability, shape, shape, (p, a, b) => {
        const undone = [
          kernel.normalCdf(kernel.normalQuantile(p)),
          kernel.studentTCdf(kernel.studentTQuantile(p, a + 0.5), a + 0.5),
          kernel.gammaCdf(kernel.gammaQuantile(p, a, b), a, b),
        ];
        for (const value of undone) expect(Math.abs(value - p)).toBeLessThanOrEqual(1e-10 * p);
        // Where the law is crowded against one, neighbouring numbers are further apart than this in probability.
        const x = kernel.betaQuantile(p, a, b);
        if (x < 0.999) expect(Math.abs(kernel.betaCdf(x, a, b) - p)).toBeLessThanOrEqual(1e-9 * p);
      }),
    );
  });

  test('a quantile of counts is the first count that reaches the probability', () => {
    fc.assert(
      fc.property(probability, shape, shape, (p, mean, size) => {
        const laws: [number, (k: number) => number][] = [
          [kernel.poissonQuantile(p, mean), (k) => kernel.poissonCdf(k, mean)],
          [kernel.negativeBinomialQuantile(p, size, mean), (k) => kernel.negativeBinomialCdf(k, size, mean)],
          [kernel.binomialQuantile(p, 60, mean / 501), (k) => kernel.binomialCdf(k, 60, mean / 501)],
        ];
        for (const [k, cdf] of laws) {
          expect(cdf(k)).toBeGreaterThanOrEqual(p * (1 - 1e-12));
          if (k > 0) expect(cdf(k - 1)).toBeLessThan(p);
        }
      }),
    );
  });

  test('both tails of a count make one, and probabilities add up to the distribution function', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), shape, shape, (k, mean, size) => {
        expect(kernel.poissonCdf(k, mean) + kernel.poissonUpperTail(k, mean)).toBeCloseTo(1, 12);
        let sum = 0;
        for (let i = 0; i <= k; i++) sum += kernel.negativeBinomialPmf(i, size, mean);
        expect(sum).toBeCloseTo(kernel.negativeBinomialCdf(k, size, mean), 10);
      }),
    );
  });

  test('a negative binomial law of great size is the Poisson law', () => {
    expect(kernel.negativeBinomialPmf(3, 1e12, 2)).toBeCloseTo(kernel.poissonPmf(3, 2), 10);
    expect(kernel.negativeBinomialCdf(3, Number.POSITIVE_INFINITY, 2)).toBe(kernel.poissonCdf(3, 2));
  });

  test('what lies outside a law is nought or NaN, never a guess', () => {
    expect(kernel.poissonPmf(1.5, 2)).toBe(0);
    expect(kernel.poissonCdf(-1, 2)).toBe(0);
    expect(kernel.normalQuantile(1.1)).toBeNaN();
    expect(kernel.gammaQuantile(0.5, -1)).toBeNaN();
    expect(kernel.binomialPmf(1, 2, 1.2)).toBeNaN();
    expect(kernel.poissonQuantile(0.5, -1)).toBeNaN();
    expect(kernel.logGamma(0)).toBeNaN();
  });
});
