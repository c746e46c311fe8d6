import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../kernel/index.ts';
import { isRefusal } from './answer.ts';
import { panelOf } from './panel.ts';
import { answered, disguised, noisySketch, panelFrom, rowsOf, type Sketch } from './panel-fixtures.ts';
import { prepareSyntheticControl, syntheticControl } from './synthetic-control.ts';
import { donorsOf, placebo, syntheticControlEffect } from './synthetic-control-effect.ts';

const outcomeOnly = { predictors: [], outcomeName: 'y' };

// A quarter of B and three quarters of C until time 3; 2 more from time 4.
const mixed: Sketch = {
  A: { outcome: [4, 7, 1, 7, 9], first: 4 },
  B: { outcome: [1, 4, 4, 8, 4] },
  C: { outcome: [5, 8, 0, 4, 8] },
  D: { outcome: [9, 1, 9, 1, 9] },
};

function effectOf(sketch: Sketch, options = outcomeOnly) {
  const setup = answered(prepareSyntheticControl(panelFrom(sketch), options));
  const own = syntheticControl(setup.comparisonFor(setup.treatedUnit, donorsOf(setup)));
  const placebos = donorsOf(setup).map((donor) => placebo(setup, donor, 'published'));
  return syntheticControlEffect(setup, own, placebos);
}

describe('synthetic control', () => {
  test('finds the mix of donors that the treated unit is', () => {
    const effect = effectOf(mixed);
    expect(effect.weights['B']).toBeCloseTo(0.25, 10);
    expect(effect.weights['C']).toBeCloseTo(0.75, 10);
    expect(effect.weights['D']).toBeCloseTo(0, 10);
    // Without: 0.25 x 8 + 0.75 x 4 = 5, then 0.25 x 4 + 0.75 x 8 = 7.
    [0, 0, 0, 2, 2].forEach((gap, t) => expect(effect.own.gaps[t]).toBeCloseTo(gap, 10));
    expect(effect.estimate).toBeCloseTo(2, 10);
  });

  test('with two donors the weight is the least squares share', () => {
    // Before: treated (1, 2), donors (0, 0) and (2, 3): share (2 + 6) / (4 + 9) = 8 / 13.
    const effect = effectOf({
      A: { outcome: [1, 2, 5], first: 3 },
      B: { outcome: [0, 0, 0] },
      C: { outcome: [2, 3, 4] },
    });
    expect(effect.weights['C']).toBeCloseTo(8 / 13, 10);
    expect(effect.estimate).toBeCloseTo(5 - 32 / 13, 10);
    expect(effect.own.rootErrorBefore).toBeCloseTo(
      Math.sqrt(((1 - 16 / 13) ** 2 + (2 - 24 / 13) ** 2) / 2),
      10,
    );
  });

  test('one predictor is matched, whatever the outcome before', () => {
    const rows = rowsOf(mixed);
    const size = rows.units.map((unit) => ({ A: 3, B: 1, C: 5, D: 9 })[unit]!);
    const panel = answered(panelOf({ ...rows, covariates: { size } }));
    const predictors = [{ name: 'size', window: { from: 1, to: 3 } }];
    const setup = answered(prepareSyntheticControl(panel, { predictors, outcomeName: 'y' }));
    const { weights } = syntheticControl(setup.comparisonFor(setup.treatedUnit, donorsOf(setup)));
    const matched = donorsOf(setup).reduce(
      (sum, donor, j) => sum + weights[j]! * { A: 3, B: 1, C: 5, D: 9 }[panel.units[donor]!]!,
      0,
    );
    expect(matched).toBeCloseTo(3, 10);
  });

  test('a predictor without a window is averaged over the fitted times, never over those after the start', () => {
    const rows = rowsOf(mixed);
    const late = rows.units.map((unit, row) =>
      rows.times[row]! < 4 ? { A: 3, B: 1, C: 5, D: 9 }[unit]! : 100,
    );
    const panel = answered(panelOf({ ...rows, covariates: { late } }));
    const weightsWith = (predictor: { name: string; window?: { from: number; to: number } }) => {
      const setup = answered(prepareSyntheticControl(panel, { predictors: [predictor], outcomeName: 'y' }));
      return [...syntheticControl(setup.comparisonFor(setup.treatedUnit, donorsOf(setup))).weights];
    };
    expect(weightsWith({ name: 'late' })).toEqual(weightsWith({ name: 'late', window: { from: 1, to: 3 } }));
  });

  test('predictor weights are those that fit the outcome before best', () => {
    // `told` says what each unit is made of; `noise` says nothing: the search must turn to the first.
    const random = seededRandom(7);
    const shares = [0.3, 0, 1, 0.6, 0.1, 0.8];
    const sketch: Sketch = Object.fromEntries(
      shares.map((share, unit) => [
        `EXERCISE ${unit}`,
        {
          outcome: [1, 2, 3, 4, 5, 6].map((t) => share * t * t + (1 - share) * 10 * Math.sin(t)),
          ...(unit === 0 && { first: 5 }),
        },
      ]),
    );
    const rows = rowsOf(sketch);
    const noise = shares.map(() => random.normal());
    const of = (values: readonly number[]) => rows.units.map((unit) => values[Number(unit.slice(9))]!);
    const panel = answered(panelOf({ ...rows, covariates: { told: of(shares), noise: of(noise) } }));
    const predictors = [
      { name: 'told', window: { from: 1, to: 4 } },
      { name: 'noise', window: { from: 1, to: 4 } },
    ];
    const setup = answered(prepareSyntheticControl(panel, { predictors, outcomeName: 'y' }));
    const comparison = setup.comparisonFor(setup.treatedUnit, donorsOf(setup));
    const found = syntheticControl(comparison);
    const bent = syntheticControl(comparison, { given: [1, 1] });
    expect(found.fitError).toBeLessThan(1e-8);
    expect(found.fitError).toBeLessThan(bent.fitError);
    expect(syntheticControl(comparison, 'wide').fitError).toBeLessThanOrEqual(found.fitError);
  });

  test('the p-value is the rank among all units, ties counted against the treated one', () => {
    const random = seededRandom(2);
    const sketch = noisySketch(random, 12, 10, () => Number.POSITIVE_INFINITY);
    for (const row of Object.values(sketch)) row.outcome = row.outcome.map((value) => value / 10);
    const first = sketch['EXERCISE 0']!;
    sketch['EXERCISE 0'] = {
      outcome: first.outcome.map((value, t) => value + (t >= 8 ? 50 : 0)),
      first: 9,
    };
    const effect = effectOf(sketch);
    expect(effect.p).toBe(effect.rank / 12);
    expect(effect.rank).toBe(1 + effect.placebos.filter(({ ratio }) => ratio >= effect.ratio).length);
    expect([effect.low, effect.high, effect.se]).toEqual([null, null, null]);
  });

  test('permuting rows, renaming units and shifting time change nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: -20, max: 3000 }), (seed, shift) => {
        const random = seededRandom(seed);
        const rows = rowsOf(noisySketch(random, 7, 8, (unit) => (unit === 0 ? 6 : Number.POSITIVE_INFINITY)));
        const [a, b] = [rows, disguised(rows, random, shift)].map((some) => {
          const setup = answered(prepareSyntheticControl(answered(panelOf(some)), outcomeOnly));
          return syntheticControl(setup.comparisonFor(setup.treatedUnit, donorsOf(setup)));
        });
        expect(b!.estimate).toBeCloseTo(a!.estimate, 9);
        expect(b!.fitError).toBeCloseTo(a!.fitError, 9);
      }),
      { numRuns: 30 },
    );
  });

  test.each<[string, Sketch]>([
    ['gap', { ...mixed, D: { outcome: [9, 1, 9, 1] } }],
    ['several-treated', { ...mixed, D: { outcome: [9, 1, 9, 1, 9], first: 4 } }],
    ['nobody-treated', { ...mixed, A: { outcome: [4, 7, 1, 7, 9] } }],
    ['treated-always', { ...mixed, A: { outcome: [4, 7, 1, 7, 9], first: 1 } }],
    ['two-donors-needed', { A: mixed['A']!, B: mixed['B']! }],
  ])('refuses %s', (code, sketch) => {
    const refusal = prepareSyntheticControl(panelFrom(sketch), outcomeOnly);
    expect(isRefusal(refusal) && refusal.refused).toBe(code);
  });

  test('refuses a predictor without a value for a unit, naming its line, or without differences', () => {
    const rows = rowsOf(mixed);
    const of = (values: Record<string, number>) => rows.units.map((unit) => values[unit]!);
    const covariates = {
      holes: of({ A: 1, B: 2, C: Number.NaN, D: 3 }),
      flat: of({ A: 1, B: 1, C: 1, D: 1 }),
    };
    const panel = answered(panelOf({ ...rows, covariates }));
    const refused = (name: string) =>
      prepareSyntheticControl(panel, { predictors: [{ name }], outcomeName: 'y' });
    expect(refused('holes')).toMatchObject({ refused: 'predictor-unknown', line: 12 });
    expect(refused('flat')).toMatchObject({ refused: 'predictor-constant' });
  });

  test('I1 one time before the start is too little to fit', () => {
    const effect = effectOf({
      A: { outcome: [1, 5], first: 2 },
      B: { outcome: [0, 1] },
      C: { outcome: [3, 2] },
      D: { outcome: [2, 2] },
    });
    expect(effect.shortfalls).toEqual([{ need: 'times-before', has: 1, wants: 2 }]);
    expect(effect.p).toBeNull();
  });
});
