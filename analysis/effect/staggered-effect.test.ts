import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../kernel/index.ts';
import { isRefusal } from './answer.ts';
import { panelOf } from './panel.ts';
import { answered, disguised, noisySketch, panelFrom, rowsOf, type Sketch } from './panel-fixtures.ts';
import { type Aggregate, type StaggeredOptions, staggeredEffect } from './staggered-effect.ts';
import { twoWayEffects } from './two-way-effects.ts';

function options(aggregate: Aggregate, more: Partial<StaggeredOptions> = {}): StaggeredOptions {
  return { aggregate, control: 'never', replications: 199, random: seededRandom(1), ...more };
}

// Never: changes 1, 1, 1. Group 2 (one unit): changes 3, 2, 1. Group 3 (two units): changes 1, 4, 1 and 1, 6, 3.
const sketch: Sketch = {
  A: { outcome: [0, 3, 5, 6], first: 2 },
  B: { outcome: [0, 1, 5, 6], first: 3 },
  C: { outcome: [5, 6, 12, 15], first: 3 },
  D: { outcome: [2, 3, 4, 5] },
  E: { outcome: [7, 8, 9, 10] },
};
// Against the never treated, from the last time before: group 2 has 2, 3, 3; group 3 has 4, 5.
const cells = { '2:2': 2, '2:3': 3, '2:4': 3, '3:3': 4, '3:4': 5 };

describe('effects with starts that differ', () => {
  test('each cell is the change of the group less that of the controls', () => {
    const effect = answered(staggeredEffect(panelFrom(sketch), options('simple')));
    const after = effect.cells.filter(({ group, time }) => time >= group);
    expect(after.map(({ group, time }) => `${group}:${time}`)).toEqual(Object.keys(cells));
    after.forEach(({ estimate }, i) => expect(estimate).toBeCloseTo(Object.values(cells)[i]!, 12));
    const before = effect.cells.filter(({ group, time }) => time < group);
    expect(before.map(({ group, time }) => [group, time])).toEqual([[3, 2]]);
    expect(before[0]!.estimate).toBeCloseTo(0, 12);
  });

  test.each<[Aggregate, number]>([
    // Three cells of one unit, two of two.
    ['simple', (2 + 3 + 3 + 2 * (4 + 5)) / 7],
    // Group means 8/3 and 9/2.
    ['group', (8 / 3 + 2 * (9 / 2)) / 3],
    // At 0: (2 + 2 x 4) / 3; at 1: (3 + 2 x 5) / 3; at 2: 3.
    ['event', (10 / 3 + 13 / 3 + 3) / 3],
    // At 2: 2; at 3: (3 + 2 x 4) / 3; at 4: (3 + 2 x 5) / 3.
    ['calendar', (2 + 11 / 3 + 13 / 3) / 3],
  ])('%s puts the cells together by hand', (aggregate, expected) => {
    const effect = answered(staggeredEffect(panelFrom(sketch), options(aggregate)));
    expect(effect.estimate).toBeCloseTo(expected, 12);
    const weights = Object.values(effect.weights);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  test('units not yet treated join the controls, those already treated do not', () => {
    const effect = answered(staggeredEffect(panelFrom(sketch), options('simple', { control: 'not-yet' })));
    const cell = effect.cells.find(({ group, time }) => group === 2 && time === 2)!;
    // B, C, D and E all changed by 1.
    expect([cell.estimate, cell.controlUnits]).toEqual([2, 4]);
    expect(effect.cells.find(({ group, time }) => group === 3 && time === 3)!.controlUnits).toBe(2);
  });

  test('with one start it is the two-way estimate between the last time before and each time after', () => {
    const one = { ...sketch, A: { outcome: [0, 3], first: 2 }, B: { outcome: [0, 1], first: 2 } };
    const panel = panelFrom(
      Object.fromEntries(
        Object.entries(one).map(([unit, row]) => [
          unit,
          { ...row, outcome: row.outcome.slice(0, 2), first: unit < 'C' ? 2 : Number.POSITIVE_INFINITY },
        ]),
      ),
    );
    const effect = answered(staggeredEffect(panel, options('simple')));
    expect(effect.estimate).toBeCloseTo(answered(twoWayEffects(panel)).estimate!, 12);
  });

  test('a covariate that explains the controls’ changes is taken out', () => {
    const random = seededRandom(3);
    const rows = rowsOf(
      Object.fromEntries(
        Array.from({ length: 12 }, (_, unit) => {
          const first = unit < 4 ? 2 : Number.POSITIVE_INFINITY;
          const start = random.normal();
          return [`EXERCISE ${unit}`, { outcome: [start, start + 2 + 3 * unit + (unit < 4 ? 5 : 0)], first }];
        }),
      ),
    );
    const size = rows.units.map((unit) => Number(unit.slice(9)));
    const panel = answered(panelOf({ ...rows, covariates: { size } }));
    const effect = answered(staggeredEffect(panel, options('simple', { covariates: ['size'] })));
    expect(effect.estimate).toBeCloseTo(5, 10);
  });

  test('the bootstrap standard error approaches the analytic one, and so with clusters', () => {
    const panel = panelFrom(
      noisySketch(seededRandom(4), 60, 5, (unit) => [3, 4, Number.POSITIVE_INFINITY][unit % 3]!),
    );
    for (const clusters of [panel.clusters, panel.units.map((_, unit) => `c${unit % 20}`)]) {
      const effect = answered(
        staggeredEffect({ ...panel, clusters }, options('simple', { replications: 20_000 })),
      );
      expect(effect.se! / effect.analyticSe).toBeGreaterThan(0.95);
      expect(effect.se! / effect.analyticSe).toBeLessThan(1.05);
    }
  });

  test('the uniform band is wider than the pointwise interval', () => {
    const panel = panelFrom(
      noisySketch(seededRandom(5), 60, 6, (unit) => [3, 4, Number.POSITIVE_INFINITY][unit % 3]!),
    );
    const effect = answered(staggeredEffect(panel, options('event', { replications: 2000 })));
    expect(effect.uniformCritical).toBeGreaterThan(2.1);
    for (const { estimate, low, se } of effect.parts) {
      expect(estimate - low!).toBeCloseTo(effect.uniformCritical! * se!, 10);
    }
  });

  test('permuting rows, renaming units and shifting time change nothing, random draws included', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 0, max: 3000 }), (seed, shift) => {
        const random = seededRandom(seed);
        const rows = rowsOf(
          noisySketch(random, 12, 5, (unit) => [3, 4, Number.POSITIVE_INFINITY][unit % 3]!),
        );
        const [a, b] = [rows, disguised(rows, random, shift)].map((some) =>
          answered(staggeredEffect(answered(panelOf(some)), options('event'))),
        );
        expect(b!.estimate).toBeCloseTo(a!.estimate!, 10);
        expect(b!.se).toBeCloseTo(a!.se!, 10);
        expect(b!.parts.map(({ at }) => at)).toEqual(a!.parts.map(({ at }) => at));
      }),
      { numRuns: 25 },
    );
  });

  test('units with gaps, and units treated from the start, are left out and told', () => {
    const effect = answered(
      staggeredEffect(
        panelFrom({ ...sketch, F: { outcome: [1, 2, 3] }, G: { outcome: [1, 9, 9, 9], first: 1 } }),
        options('simple'),
      ),
    );
    expect(effect.notes).toEqual([
      { code: 'units-with-gaps', values: { units: 1 } },
      { code: 'treated-from-start', values: { units: 1 } },
    ]);
    expect(effect.estimate).toBeCloseTo(26 / 7, 12);
  });

  test('where all are treated in the end, the last group serves until it starts', () => {
    const { D: _, E: __, ...all } = sketch;
    const effect = answered(staggeredEffect(panelFrom(all), options('simple')));
    // Only group 2 at time 2: 3 less the mean change 1 of group 3.
    expect(effect.cells.map(({ group, time, estimate }) => [group, time, estimate])).toEqual([[2, 2, 2]]);
    expect(effect.notes.map(({ code }) => code)).toEqual(['nobody-untreated']);
  });

  test('I1 one treated unit is too few, and no control at all is refused', () => {
    const { B: _, C: __, ...few } = sketch;
    const effect = answered(staggeredEffect(panelFrom(few), options('simple')));
    expect(effect.shortfalls.map(({ need }) => need)).toEqual(['treated-units']);
    expect([effect.low, effect.p]).toEqual([null, null]);
    const refusal = staggeredEffect(panelFrom({ A: sketch['A']! }), options('simple'));
    expect(isRefusal(refusal) && refusal.refused).toBe('no-controls');
  });
});
