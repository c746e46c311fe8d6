import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../kernel/index.ts';
import { isRefusal } from './answer.ts';
import { panelOf } from './panel.ts';
import { answered, disguised, noisySketch, panelFrom, rowsOf, type Sketch } from './panel-fixtures.ts';
import { blockOf, syntheticDid, tuningOf } from './synthetic-did.ts';
import { type SyntheticDidOptions, syntheticDidEffect } from './synthetic-did-effect.ts';

function options(more: Partial<SyntheticDidOptions> = {}): SyntheticDidOptions {
  return { replications: 50, random: seededRandom(1), ...more };
}

describe('synthetic difference in differences', () => {
  test('a case small enough for the hand', () => {
    // Times: centred over the two controls, time 1 is (0, 0), time 2 (-1, 1) and the time after (-0.5, 0.5): half of
    // each time. Units: centred over the two times before, B is (0, 0), C (-1, 1) and the treated (-0.5, 0.5): half of
    // each unit, which the ridge penalty wants too. After: 3.5 - 0.5; before: 0.5 (0 - 0) + 0.5 (1 - 1).
    const block = answered(
      blockOf(
        panelFrom({
          A: { outcome: [0, 1, 3.5], first: 3 },
          B: { outcome: [0, 0, 0] },
          C: { outcome: [0, 2, 1] },
        }),
      ),
    );
    const found = syntheticDid(block, tuningOf(block));
    expect([...found.unitWeights]).toEqual([0.5, 0.5]);
    found.timeWeights.forEach((weight) => expect(weight).toBeCloseTo(0.5, 10));
    expect(found.estimate).toBeCloseTo(3, 10);
  });

  test('the penalties are the published ones', () => {
    // Changes of the controls before: 0 and 2, standard deviation sqrt(2); one treated cell.
    const block = answered(
      blockOf(
        panelFrom({
          A: { outcome: [0, 1, 3.5], first: 3 },
          B: { outcome: [0, 0, 0] },
          C: { outcome: [0, 2, 1] },
        }),
      ),
    );
    const tuning = tuningOf(block);
    expect(tuning.unitPenalty).toBeCloseTo(Math.SQRT2, 12);
    expect(tuning.timePenalty).toBeCloseTo(1e-6 * Math.SQRT2, 15);
  });

  test('where all units move alike the effect is what was added, whatever the weights', () => {
    const drift = [0, 3, 1, 4, 2, 7];
    const sketch: Sketch = Object.fromEntries(
      [5, 0, 2, 9, 4].map((level, unit) => [
        `EXERCISE ${unit}`,
        {
          outcome: drift.map((value, t) => level + value + (unit < 2 && t >= 4 ? 2.5 : 0)),
          ...(unit < 2 && { first: 5 }),
        },
      ]),
    );
    const effect = answered(syntheticDidEffect(panelFrom(sketch), options()));
    expect(effect.estimate).toBeCloseTo(2.5, 10);
    expect(effect.se).toBeCloseTo(0, 8);
    [0, 0, 0, 0, 2.5, 2.5].forEach((gap, t) => expect(effect.curve[t]!.gap).toBeCloseTo(gap, 8));
  });

  test('weights are shares, and those of the treated period are told apart', () => {
    const sketch = noisySketch(seededRandom(8), 20, 12, (unit) => (unit < 3 ? 9 : Number.POSITIVE_INFINITY));
    const effect = answered(syntheticDidEffect(panelFrom(sketch), options()));
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    expect(sum(Object.values(effect.unitWeights))).toBeCloseTo(1, 10);
    expect(sum(effect.timeWeights.map(({ weight }) => weight))).toBeCloseTo(1, 10);
    expect(effect.timeWeights.map(({ time }) => time)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(effect.treatedUnits.toSorted()).toEqual(['EXERCISE 0', 'EXERCISE 1', 'EXERCISE 2']);
    expect(effect.errorMethod).toBe('bootstrap');
  });

  test('the three standard errors are of one size where units are alike', () => {
    const sketch = noisySketch(seededRandom(9), 40, 10, (unit) => (unit < 8 ? 8 : Number.POSITIVE_INFINITY));
    const errors = (['placebo', 'bootstrap', 'jackknife'] as const).map(
      (error) => answered(syntheticDidEffect(panelFrom(sketch), options({ error, replications: 100 }))).se!,
    );
    expect(Math.max(...errors) / Math.min(...errors)).toBeLessThan(1.6);
  });

  test('with one treated unit only the placebo error exists, and it draws nothing at random', () => {
    const sketch = noisySketch(seededRandom(10), 12, 8, (unit) => (unit < 1 ? 6 : Number.POSITIVE_INFINITY));
    const se = (error: SyntheticDidOptions['error'], seed: number) =>
      answered(
        syntheticDidEffect(
          panelFrom(sketch),
          options({ ...(error && { error }), random: seededRandom(seed) }),
        ),
      ).se;
    expect(se(undefined, 1)).toBe(se('placebo', 2));
    expect(se('bootstrap', 1)).toBeNull();
    expect(se('jackknife', 1)).toBeNull();
  });

  test('permuting rows, renaming units and shifting time change nothing, random draws included', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: -20, max: 3000 }), (seed, shift) => {
        const random = seededRandom(seed);
        const rows = rowsOf(noisySketch(random, 8, 6, (unit) => (unit < 2 ? 5 : Number.POSITIVE_INFINITY)));
        const [a, b] = [rows, disguised(rows, random, shift)].map((some) =>
          answered(syntheticDidEffect(answered(panelOf(some)), options({ replications: 5 }))),
        );
        expect(b!.estimate).toBeCloseTo(a!.estimate!, 9);
        expect(b!.se).toBeCloseTo(a!.se!, 9);
      }),
      { numRuns: 15 },
    );
  });

  test.each<[string, Sketch]>([
    [
      'staggered',
      {
        A: { outcome: [1, 2, 3, 4], first: 3 },
        B: { outcome: [1, 2, 3, 4], first: 4 },
        C: { outcome: [1, 2, 3, 4] },
      },
    ],
    ['gap', { A: { outcome: [1, 2, 3], first: 3 }, B: { outcome: [1, 2] }, C: { outcome: [1, 2, 3] } }],
    [
      'two-times-before',
      { A: { outcome: [1, 2, 3], first: 2 }, B: { outcome: [1, 2, 3] }, C: { outcome: [1, 2, 3] } },
    ],
    ['two-controls-needed', { A: { outcome: [1, 2, 3], first: 3 }, B: { outcome: [1, 2, 3] } }],
  ])('refuses %s', (code, sketch) => {
    const refusal = syntheticDidEffect(panelFrom(sketch), options());
    expect(isRefusal(refusal) && refusal.refused).toBe(code);
  });

  test('I1 with three controls there is a difference but no interval', () => {
    const sketch = noisySketch(seededRandom(11), 4, 6, (unit) => (unit < 1 ? 5 : Number.POSITIVE_INFINITY));
    const effect = answered(syntheticDidEffect(panelFrom(sketch), options()));
    expect(effect.shortfalls.map(({ need }) => need)).toEqual(['controls']);
    expect([effect.low, effect.se, effect.p]).toEqual([null, null, null]);
    expect(effect.estimate).not.toBeNull();
  });
});
