import fc from 'fast-check';
import { Matrix } from 'ml-matrix';
import { describe, expect, test } from 'vitest';
import {
  fitGeneralisedLinearModel,
  leastSquares,
  nelderMead,
  seededRandom,
  simplexLeastSquares,
} from './index.ts';

describe('least squares', () => {
  test('gives the certified values of NIST for Longley’s data', () => {
    const rows = [
      [60323, 83.0, 234289, 2356, 1590, 107608, 1947],
      [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
      [60171, 88.2, 258054, 3682, 1616, 109773, 1949],
      [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
      [63221, 96.2, 328975, 2099, 3099, 112075, 1951],
      [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
      [64989, 99.0, 365385, 1870, 3547, 115094, 1953],
      [63761, 100.0, 363112, 3578, 3350, 116219, 1954],
      [66019, 101.2, 397469, 2904, 3048, 117388, 1955],
      [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
      [68169, 108.4, 442769, 2936, 2798, 120445, 1957],
      [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
      [68655, 112.6, 482704, 3813, 2552, 123366, 1959],
      [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
      [69331, 115.7, 518173, 4806, 2572, 127852, 1961],
      [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
    ];
    const design = new Matrix(rows.map(([, ...predictors]) => [1, ...predictors]));
    const fit = leastSquares(
      design,
      rows.map(([y]) => y!),
    );
    const certified = [
      -3482258.63459582, 15.0618722713733, -0.035819179292591, -2.02022980381683, -1.03322686717359,
      -0.0511041056535807, 1829.15146461355,
    ];
    certified.forEach((value, i) => {
      expect(Math.abs(fit.coefficients[i]! / value - 1)).toBeLessThan(1e-7);
    });
    const variance = fit.residuals.reduce((sum, value) => sum + value * value, 0) / 9;
    expect(Math.sqrt(variance * fit.unscaledCovariance.get(6, 6)) / 455.478499142212).toBeCloseTo(1, 6);
  });

  test('weights count a row as often as they say', () => {
    const design = new Matrix([
      [1, 0],
      [1, 1],
      [1, 2],
    ]);
    const weighted = leastSquares(design, [1, 2, 5], [1, 2, 1]);
    const repeated = leastSquares(
      new Matrix([
        [1, 0],
        [1, 1],
        [1, 1],
        [1, 2],
      ]),
      [1, 2, 2, 5],
    );
    weighted.coefficients.forEach((value, i) => expect(value).toBeCloseTo(repeated.coefficients[i]!, 12));
  });

  test('a column that earlier ones explain is left out', () => {
    const design = new Matrix(Array.from({ length: 6 }, (_, i) => [1, i, 3 + 2 * i, i * i]));
    const fit = leastSquares(
      design,
      Array.from({ length: 6 }, (_, i) => 4 + i + 2 * i * i),
    );
    expect(fit.kept).toEqual([0, 1, 3]);
    expect(fit.coefficients[2]).toBe(0);
    expect(fit.coefficients[3]).toBeCloseTo(2, 10);
  });
});

describe('generalised linear models', () => {
  // Dobson (1990), page 93: the example of R's help page for glm.
  const counts = [18, 17, 15, 20, 10, 20, 25, 13, 12];
  const dobson = new Matrix(
    counts.map((_, i) => {
      const outcome = i % 3;
      const treatment = Math.floor(i / 3);
      const on = (yes: boolean) => (yes ? 1 : 0);
      return [1, on(outcome === 1), on(outcome === 2), on(treatment === 1), on(treatment === 2)];
    }),
  );

  test('Poisson regression gives the published coefficients and deviance', () => {
    const fit = fitGeneralisedLinearModel('poisson', dobson, counts);
    [3.044522, -0.4542553, -0.2929871, 0, 0].forEach((value, i) => {
      expect(fit.coefficients[i]).toBeCloseTo(value, 6);
    });
    expect(fit.deviance).toBeCloseTo(5.129141, 5);
    expect(fit.residualDf).toBe(4);
    expect(Math.sqrt(fit.unscaledCovariance.get(1, 1))).toBeCloseTo(0.2021708, 6);
  });

  test('logistic regression on a two by two table gives the log odds ratio', () => {
    const rows = [
      [1, 1, 12],
      [1, 0, 5],
      [0, 1, 7],
      [0, 0, 20],
    ].flatMap(([exposed, ill, times]) => Array.from({ length: times! }, () => [exposed!, ill!]));
    const fit = fitGeneralisedLinearModel(
      'binomial',
      new Matrix(rows.map(([exposed]) => [1, exposed!])),
      rows.map(([, ill]) => ill!),
    );
    expect(fit.coefficients[1]).toBeCloseTo(Math.log((12 * 20) / (5 * 7)), 8);
    expect(Math.sqrt(fit.unscaledCovariance.get(1, 1))).toBeCloseTo(
      Math.sqrt(1 / 12 + 1 / 5 + 1 / 7 + 1 / 20),
      5,
    );
  });

  test('an offset is a known part of the predictor', () => {
    const population = [100, 200, 400];
    const fit = fitGeneralisedLinearModel(
      'poisson',
      new Matrix([[1], [1], [1]]),
      [3, 5, 13],
      population.map(Math.log),
    );
    expect(Math.exp(fit.coefficients[0]!)).toBeCloseTo(21 / 700, 10);
  });
});

describe('least squares on the simplex', () => {
  test('a target inside is met, and one outside goes to the nearest side', () => {
    const corners = [
      [0, 0],
      [4, 0],
      [0, 4],
    ];
    const inside = simplexLeastSquares(corners, [1, 2]);
    [0.25, 0.25, 0.5].forEach((weight, i) => expect(inside[i]).toBeCloseTo(weight, 12));
    // The nearest point of the long side to (3, 3) is (2, 2).
    const outside = simplexLeastSquares(corners, [3, 3]);
    [0, 0.5, 0.5].forEach((weight, i) => expect(outside[i]).toBeCloseTo(weight, 12));
    expect([...simplexLeastSquares(corners, [-1, -5])]).toEqual([1, 0, 0]);
  });

  test('no exchange of weight between two points comes nearer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
        const random = seededRandom(seed);
        const size = 1 + random.integer(8);
        const points = Array.from({ length: 2 + random.integer(20) }, () =>
          Array.from({ length: size }, () => random.normal()),
        );
        const target = Array.from({ length: size }, () => 2 * random.normal());
        const weights = simplexLeastSquares(points, target);
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
        const away = target.map((goal, i) =>
          points.reduce((sum, point, j) => sum + point[i]! * weights[j]!, -goal),
        );
        const slopes = points.map((point) => point.reduce((sum, value, i) => sum + value * away[i]!, 0));
        points.forEach((_, from) => {
          expect(weights[from]).toBeGreaterThanOrEqual(0);
          if (weights[from]! === 0) return;
          for (const slope of slopes) expect(slopes[from]! - slope).toBeLessThan(1e-9);
        });
      }),
    );
  });

  test('points that are met twice do no harm', () => {
    const weights = simplexLeastSquares(
      [
        [0, 1],
        [0, 1],
        [2, 1],
        [2, 1],
      ],
      [1, 1],
    );
    expect(weights[0]! + weights[1]!).toBeCloseTo(0.5, 12);
  });
});

test('the simplex search finds the minimum of Rosenbrock’s valley', () => {
  const found = nelderMead((x) => 100 * (x[1]! - x[0]! ** 2) ** 2 + (1 - x[0]!) ** 2, [-1.2, 1], {
    tolerance: 1e-14,
  });
  expect(found.at[0]).toBeCloseTo(1, 5);
  expect(found.at[1]).toBeCloseTo(1, 5);
});
