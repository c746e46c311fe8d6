import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  betaCdf,
  betaQuantile,
  binomialCdf,
  binomialPmf,
  binomialQuantile,
  binomialUpperTail,
  chiSquareQuantile,
  chiSquareUpperTail,
  fUpperTail,
  gammaCdf,
  gammaQuantile,
  gammaUpperTail,
  logGamma,
  negativeBinomialCdf,
  negativeBinomialPmf,
  negativeBinomialQuantile,
  normalCdf,
  normalQuantile,
  poissonCdf,
  poissonPmf,
  poissonQuantile,
  poissonUpperTail,
  studentTCdf,
  studentTQuantile,
} from './index.ts';

const laws = {
  betaCdf,
  binomialCdf,
  binomialQuantile,
  binomialUpperTail,
  chiSquareQuantile,
  chiSquareUpperTail,
  fUpperTail,
  gammaCdf,
  gammaUpperTail,
  logGamma,
  negativeBinomialCdf,
  negativeBinomialPmf,
  normalCdf,
  normalQuantile,
  poissonCdf,
  poissonPmf,
  poissonQuantile,
  poissonUpperTail,
  studentTCdf,
  studentTQuantile,
};

/** Computed to forty digits with mpmath from the defining series. */
const values: readonly [keyof typeof laws, readonly number[], number][] = [
  ['logGamma', [0.001], 6.90717888538385],
  ['logGamma', [0.5], 0.5723649429247],
  ['logGamma', [2.5], 0.284682870472919],
  ['logGamma', [100], 359.1342053695754],
  ['logGamma', [1e6], 12815504.56914761],
  ['normalCdf', [-20], 2.75362411860623e-89],
  ['normalCdf', [-8], 6.22096057427178e-16],
  ['normalCdf', [-1.96], 0.0249978951482204],
  ['normalCdf', [0.3], 0.617911422188953],
  ['normalCdf', [2.5], 0.993790334674224],
  ['gammaCdf', [0.02, 0.5], 0.158519418878206],
  ['gammaCdf', [1, 2.5], 0.15085496391539],
  ['gammaCdf', [14, 10], 0.890600630357261],
  ['gammaCdf', [1200, 1234.5], 0.163122905925379],
  ['gammaUpperTail', [60, 10], 2.85150775555202e-16],
  ['chiSquareUpperTail', [30, 4], 4.89443712802921e-6],
  ['betaCdf', [0.1, 0.5, 3], 0.554584444652029],
  ['betaCdf', [0.7, 20, 8], 0.411294806131229],
  ['betaCdf', [0.001, 0.05, 2000], 0.99736334728678],
  ['studentTCdf', [-2, 3.5], 0.0630692612879568],
  ['studentTCdf', [-8, 49], 9.55271977647773e-11],
  ['studentTCdf', [0.7, 1000], 0.757954943003699],
  ['poissonCdf', [0, 0.5], 0.606530659712633],
  ['poissonCdf', [90, 77.3], 0.930548281482594],
  ['poissonCdf', [99000, 1e5], 0.000774200829444739],
  ['poissonUpperTail', [40, 10], 1.77734174934994e-13],
  ['poissonPmf', [90, 3], 2.92478326453322e-97],
  ['binomialCdf', [3, 10, 0.2], 0.8791261184],
  ['binomialUpperTail', [480, 500, 0.5], 3.52670181124694e-117],
  ['negativeBinomialPmf', [4, 0.7, 0.9], 0.0278019946347654],
  ['negativeBinomialCdf', [25, 3, 20], 0.726259213968334],
  ['fUpperTail', [4.2, 3, 17], 0.021437857852397],
];

/** Quantiles of printed tables: Abramowitz and Stegun 26.1 and 26.8, Pearson and Hartley table 12, R's help pages. */
const quantiles: readonly [keyof typeof laws, readonly number[], number][] = [
  ['normalQuantile', [0.975], 1.95996398454005],
  ['normalQuantile', [0.9995], 3.2905267314919],
  ['studentTQuantile', [0.975, 49], 2.00957523712923],
  ['studentTQuantile', [0.995, 1], 63.65674116287159],
  ['chiSquareQuantile', [0.95, 1], 3.84145882069412],
  ['chiSquareQuantile', [0.05, 10], 3.940299136117],
  ['poissonQuantile', [0.975, 5], 10],
  ['binomialQuantile', [0.5, 10, 0.5], 5],
];

function call(name: keyof typeof laws, args: readonly number[]): number {
  return (laws[name] as (...args: number[]) => number)(...args);
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
          normalCdf(normalQuantile(p)),
          studentTCdf(studentTQuantile(p, a + 0.5), a + 0.5),
          gammaCdf(gammaQuantile(p, a, b), a, b),
        ];
        for (const value of undone) expect(Math.abs(value - p)).toBeLessThanOrEqual(1e-10 * p);
        // Where the law is crowded against one, neighbouring numbers are further apart than this in probability.
        const x = betaQuantile(p, a, b);
        if (x < 0.999) expect(Math.abs(betaCdf(x, a, b) - p)).toBeLessThanOrEqual(1e-9 * p);
      }),
    );
  });

  test('a quantile of counts is the first count that reaches the probability', () => {
    fc.assert(
      fc.property(probability, shape, shape, (p, mean, size) => {
        const reached: [number, (k: number) => number][] = [
          [poissonQuantile(p, mean), (k) => poissonCdf(k, mean)],
          [negativeBinomialQuantile(p, size, mean), (k) => negativeBinomialCdf(k, size, mean)],
          [binomialQuantile(p, 60, mean / 501), (k) => binomialCdf(k, 60, mean / 501)],
        ];
        for (const [k, cdf] of reached) {
          expect(cdf(k)).toBeGreaterThanOrEqual(p * (1 - 1e-12));
          if (k > 0) expect(cdf(k - 1)).toBeLessThan(p);
        }
      }),
    );
  });

  test('both tails of a count make one, and probabilities add up to the distribution function', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), shape, shape, (k, mean, size) => {
        expect(poissonCdf(k, mean) + poissonUpperTail(k, mean)).toBeCloseTo(1, 12);
        let sum = 0;
        for (let i = 0; i <= k; i++) sum += negativeBinomialPmf(i, size, mean);
        expect(sum).toBeCloseTo(negativeBinomialCdf(k, size, mean), 10);
      }),
    );
  });

  test('a negative binomial law of great size is the Poisson law', () => {
    expect(negativeBinomialPmf(3, 1e12, 2)).toBeCloseTo(poissonPmf(3, 2), 10);
    expect(negativeBinomialCdf(3, Number.POSITIVE_INFINITY, 2)).toBe(poissonCdf(3, 2));
  });

  test('what lies outside a law is nought or NaN, never a guess', () => {
    expect(poissonPmf(1.5, 2)).toBe(0);
    expect(poissonCdf(-1, 2)).toBe(0);
    expect(normalQuantile(1.1)).toBeNaN();
    expect(gammaQuantile(0.5, -1)).toBeNaN();
    expect(binomialPmf(1, 2, 1.2)).toBeNaN();
    expect(poissonQuantile(0.5, -1)).toBeNaN();
    expect(logGamma(0)).toBeNaN();
  });
});
