import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../kernel/index.ts';
import { isRefusal } from './answer.ts';
import { interruptedSeries, type Series } from './interrupted-series.ts';
import { answered } from './panel-fixtures.ts';

const plain = { period: 12, harmonics: 0, slope: false };

function seriesFrom(counts: readonly number[], start: number): Series {
  const times = Float64Array.from(counts, (_, t) => t + 1);
  return {
    times,
    counts: Float64Array.from(counts),
    isAfter: times.map((time) => (time >= start ? 1 : 0)),
    lines: times.map((time) => time + 1),
  };
}

/** Exactly exp(4 + 0.02 t + season), times `ratio` from `start` on, with the slope changing by `turn` a step. */
function exact(length: number, start: number, ratio: number, turn = 0): Series {
  return seriesFrom(
    Array.from({ length }, (_, i) => {
      const t = i + 1;
      const season = 0.3 * Math.sin((2 * Math.PI * t) / 12) - 0.1 * Math.cos((4 * Math.PI * t) / 12);
      const after = t >= start ? Math.log(ratio) + turn * (t - start + 1) : 0;
      return Math.exp(4 + 0.02 * t + season + after);
    }),
    start,
  );
}

describe('interrupted time series', () => {
  test('finds level, trend, season and change of slope that were put in', () => {
    const effect = answered(
      interruptedSeries(exact(60, 37, 0.7, 0.01), { period: 12, harmonics: 2, slope: true }),
    );
    expect(effect.estimate).toBeCloseTo(0.7, 8);
    expect(effect.slope!.ratio).toBeCloseTo(Math.exp(0.01), 8);
    expect(effect.trend.ratio).toBeCloseTo(Math.exp(0.02), 8);
    expect([effect.before, effect.after]).toEqual([36, 24]);
  });

  test('the model without the intervention is the trend that went on', () => {
    const series = exact(60, 37, 0.5);
    const effect = answered(interruptedSeries(series, { period: 12, harmonics: 2, slope: false }));
    const { observed, expected, difference } = effect.counterfactual;
    expect(expected).toBeCloseTo(2 * observed, 4);
    expect(difference).toBeCloseTo(-observed, 4);
  });

  test('twice the effort for twice the events is no change', () => {
    const counts = [30, 33, 29, 31, 30, 32, 60, 64, 62, 58, 61, 63];
    const series = seriesFrom(counts, 7);
    const exposure = Float64Array.from(counts, (_, i) => (i < 6 ? 10 : 20));
    const bare = answered(interruptedSeries(series, plain));
    const fair = answered(interruptedSeries({ ...series, exposure }, plain));
    expect(bare.estimate).toBeCloseTo(2 * fair.estimate!, 8);
    expect(fair.low).toBeLessThan(1);
    expect(fair.high).toBeGreaterThan(1);
  });

  test('shifting time and permuting rows change nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: -40, max: 2000 }), (seed, shift) => {
        const random = seededRandom(seed);
        const series = seriesFrom(
          Array.from({ length: 40 }, () => random.poisson(20)),
          25,
        );
        const order = random.shuffle(Array.from(series.times.keys()));
        const pick = (values: ArrayLike<number>) => Float64Array.from(order, (row) => values[row]!);
        const moved = {
          times: pick(series.times).map((time) => time + shift),
          counts: pick(series.counts),
          isAfter: pick(series.isAfter),
          lines: pick(series.lines),
        };
        const model = { period: 12, harmonics: 1, slope: true };
        const before = answered(interruptedSeries(series, model));
        const after = answered(interruptedSeries(moved, model));
        expect(after.estimate).toBeCloseTo(before.estimate!, 8);
        expect(after.se).toBeCloseTo(before.se!, 8);
        expect(after.slope!.ratio).toBeCloseTo(before.slope!.ratio, 8);
      }),
      { numRuns: 30 },
    );
  });

  test('I1 a series below the stated size gives no interval and no p-value', () => {
    const effect = answered(interruptedSeries(seriesFrom([9, 11, 8, 12, 10, 4, 5], 6), plain));
    expect(effect.shortfalls.map(({ need }) => need)).toEqual(['times-after', 'residual-df']);
    expect([effect.low, effect.high, effect.se, effect.p]).toEqual([null, null, null, null]);
  });

  test.each([
    ['negative-count', seriesFrom([5, -1, 4, 4, 3, 2, 1, 2, 3], 6), 3],
    ['exposure', { ...seriesFrom([5, 1, 4], 2), exposure: Float64Array.from([1, 0, 1]) }, 3],
    ['two-rows-one-time', { ...seriesFrom([5, 6, 4], 3), times: Float64Array.from([1, 3, 3]) }, 4],
    ['no-before-or-after', seriesFrom([5, 6, 4], 9), undefined],
    ['all-zero', seriesFrom([0, 0, 0, 0, 0, 0, 0, 0], 5), undefined],
  ])('refuses %s, naming the line where there is one', (code, series, line) => {
    const refusal = interruptedSeries(series, plain);
    expect(isRefusal(refusal) && [refusal.refused, refusal.line]).toEqual([code, line]);
  });

  test('refuses a slope for an intervention that stops again', () => {
    const series = {
      ...exact(40, 20, 0.8),
      isAfter: Float64Array.from({ length: 40 }, (_, t) => (t > 9 && t < 20 ? 1 : 0)),
    };
    const refusal = interruptedSeries(series, { ...plain, slope: true });
    expect(isRefusal(refusal) && refusal.refused).toBe('slope-needs-one-start');
  });
});
