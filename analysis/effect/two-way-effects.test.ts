import fc from 'fast-check';
import { Matrix } from 'ml-matrix';
import { describe, expect, test } from 'vitest';
import { leastSquares, seededRandom, studentTQuantile } from '../kernel/index.ts';
import { isRefusal } from './answer.ts';
import { byType, goodmanBacon } from './goodman-bacon.ts';
import { type Panel, panelOf } from './panel.ts';
import { answered, disguised, noisySketch, panelFrom, rowsOf } from './panel-fixtures.ts';
import { twoWayEffects } from './two-way-effects.ts';

/** The same by brute force: a column for each unit and time. */
function byDummies(panel: Panel): number {
  const rows: number[][] = [];
  const outcome: number[] = [];
  panel.outcome.forEach((series, unit) => {
    series.forEach((value, time) => {
      if (Number.isNaN(value)) return;
      const units = panel.units.map((_, u) => (u === unit ? 1 : 0));
      const times = Array.from(panel.times.keys(), (t) => (t === time ? 1 : 0));
      rows.push([panel.isTreated[unit]![time]!, ...units, ...times.slice(1)]);
      outcome.push(value);
    });
  });
  return leastSquares(new Matrix(rows), outcome).coefficients[0]!;
}

describe('difference in differences', () => {
  // Two treated and two untreated units, two times: (7 - 4) - (4.5 - 2.5) = 1, cluster errors by hand.
  const byHand = panelFrom({
    A: { outcome: [3, 5], first: 2 },
    B: { outcome: [5, 9], first: 2 },
    C: { outcome: [2, 3] },
    D: { outcome: [3, 6] },
  });

  test('with two times it is the difference of the mean changes', () => {
    const effect = answered(twoWayEffects(byHand));
    expect(effect.estimate).toBeCloseTo(1, 12);
    // Changes 2, 4 and 1, 3: within each group the residual changes are -1 and 1, so the summed scores of the four
    // clusters are -1/4, 1/4, 1/4, -1/4, and the sum of squares of the demeaned treatment is 1/2.
    const none = Math.sqrt(4 * (1 / 4) ** 2) / (1 / 2);
    expect(effect.standardErrors.none).toBeCloseTo(none, 12);
    // G = 4, N = 8, K = 4 + 2 - 1 + 1 = 6.
    expect(effect.se).toBeCloseTo(none * Math.sqrt(((4 / 3) * 7) / 2), 12);
    expect(effect.high! - effect.estimate!).toBeCloseTo(studentTQuantile(0.975, 3) * effect.se!, 10);
  });

  test('with gaps it is least squares with a column for each unit and time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
        const random = seededRandom(seed);
        const rows = rowsOf(noisySketch(random, 8, 6, (unit) => (unit < 3 ? 4 : Number.POSITIVE_INFINITY)));
        const kept = rows.units.map((_, row) => row).filter(() => random.uniform() < 0.85);
        const panel = answered(
          panelOf({
            lines: kept,
            units: kept.map((row) => rows.units[row]!),
            times: kept.map((row) => rows.times[row]!),
            outcome: kept.map((row) => rows.outcome[row]!),
            firstTreated: kept.map((row) => rows.firstTreated![row]!),
          }),
        );
        const effect = twoWayEffects(panel);
        if (isRefusal(effect)) return;
        expect(effect.estimate).toBeCloseTo(byDummies(panel), 8);
      }),
      { numRuns: 40 },
    );
  });

  test('permuting rows, renaming units and shifting time change nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: -50, max: 3000 }), (seed, shift) => {
        const random = seededRandom(seed);
        const rows = rowsOf(noisySketch(random, 7, 5, (unit) => [3, 4, Number.POSITIVE_INFINITY][unit % 3]!));
        const first = answered(panelOf(rows));
        const second = answered(panelOf(disguised(rows, random, shift)));
        const [a, b] = [answered(twoWayEffects(first)), answered(twoWayEffects(second))];
        expect(b.estimate).toBeCloseTo(a.estimate!, 9);
        expect(b.se).toBeCloseTo(a.se!, 9);
        const [x, y] = [answered(goodmanBacon(first)), answered(goodmanBacon(second))];
        expect(y.map(({ weight }) => weight)).toEqual(x.map(({ weight }) => weight));
      }),
      { numRuns: 30 },
    );
  });

  test('refuses a treatment that all units have at the same times', () => {
    const refusal = twoWayEffects(
      panelFrom({ A: { outcome: [1, 2], first: 2 }, B: { outcome: [2, 2], first: 2 } }),
    );
    expect(isRefusal(refusal) && refusal.refused).toBe('treatment-not-separable');
  });

  test('I1 one treated unit is too few for an interval', () => {
    const sketch = { A: { outcome: [3, 5], first: 2 }, B: { outcome: [2, 3] }, C: { outcome: [3, 6] } };
    const effect = answered(twoWayEffects(panelFrom(sketch)));
    expect(effect.estimate).toBeCloseTo(0, 12);
    expect(effect.shortfalls).toEqual([{ need: 'treated-units', has: 1, wants: 2 }]);
    expect(effect.low).toBeNull();
  });
});

describe('the Goodman-Bacon decomposition', () => {
  test('gives the weights of figure 2 of the paper', () => {
    const times = Array.from({ length: 100 }, (_, t) => t);
    const comparisons = answered(
      goodmanBacon(
        panelFrom({
          early: { outcome: times.map((t) => t), first: 34 },
          late: { outcome: times.map((t) => 2 * t), first: 85 },
          never: { outcome: times.map(() => 0) },
        }),
      ),
    );
    const weight = (treated: number, untreated: number) =>
      comparisons.find((one) => one.treated === treated && one.untreated === untreated)!.weight;
    expect(weight(34, Number.POSITIVE_INFINITY)).toBeCloseTo(0.365, 3);
    expect(weight(85, Number.POSITIVE_INFINITY)).toBeCloseTo(0.222, 3);
    expect(weight(34, 85)).toBeCloseTo(0.278, 3);
    expect(weight(85, 34)).toBeCloseTo(0.135, 3);
  });

  test('weights sum to one and the weighted mean is the two-way estimate', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
        // First times 0 (always treated) to 6 (never within the panel).
        const random = seededRandom(seed);
        const panel = panelFrom(noisySketch(random, 12, 5, () => random.integer(7)));
        const effect = twoWayEffects(panel);
        if (isRefusal(effect)) return;
        const comparisons = answered(goodmanBacon(panel));
        expect(comparisons.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 10);
        const mean = byType(comparisons).reduce((sum, { weight, estimate }) => sum + weight * estimate, 0);
        expect(mean).toBeCloseTo(effect.estimate!, 8);
      }),
    );
  });

  test('refuses gaps and treatments that end', () => {
    const gap = goodmanBacon(panelFrom({ A: { outcome: [1, 2, 3], first: 2 }, B: { outcome: [1, 2] } }));
    expect(isRefusal(gap) && gap.refused).toBe('decomposition-needs-balance');
    const rows = rowsOf({ A: { outcome: [1, 2, 3] }, B: { outcome: [1, 2, 2] } });
    const { firstTreated: _, ...rest } = rows;
    const ends = goodmanBacon(answered(panelOf({ ...rest, isTreated: [0, 1, 0, 0, 0, 0] })));
    expect(isRefusal(ends) && ends.refused).toBe('decomposition-needs-absorbing');
  });
});
