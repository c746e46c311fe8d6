import { describe, expect, test } from 'vitest';
import { isRefusal } from './answer.ts';
import { beforeAfter } from './before-after.ts';
import { answered, panelFrom, type Sketch } from './panel-fixtures.ts';

/** Places by their counts before and after; the first `treated` of them are treated at time 2. */
function places(counts: readonly (readonly [number, number])[], treated: number): Sketch {
  return Object.fromEntries(
    counts.map((outcome, place) => [`EXERCISE ${place}`, { outcome, ...(place < treated && { first: 2 }) }]),
  );
}

// Twelve places, mean 5 before. The worst two had 12 and 10; later they have 8 and 7, and the others stay the same.
const counts = [
  [12, 8],
  [10, 7],
  [6, 6],
  [5, 5],
  [5, 5],
  [4, 4],
  [4, 4],
  [4, 4],
  [3, 3],
  [3, 3],
  [2, 2],
  [2, 2],
] as const;

describe('before and after', () => {
  test('shows how much of a fall was to be expected from chance alone', () => {
    const effect = answered(beforeAfter(panelFrom(places(counts, 2))));
    // Sum of squared differences from 5: 49 + 25 + 1 + 0 + 0 + 1 + 1 + 1 + 4 + 4 + 9 + 9 = 104; variance 104 / 11.
    const meanWeight = 5 / (104 / 11);
    const expected = 2 * meanWeight * 5 + (1 - meanWeight) * 22;
    expect(effect.bareRatio).toBeCloseTo(15 / 22, 12);
    expect(effect.ownWeight).toBeCloseTo(1 - meanWeight, 12);
    expect(effect.regressionToMean).toBeCloseTo(22 - expected, 10);
    // The ten others had 38, and by the same chance should have had more.
    const others = 10 * meanWeight * 5 + (1 - meanWeight) * 38;
    expect(effect.commonRatio).toBeCloseTo(38 / others, 10);
    expect(effect.expectedAfter).toBeCloseTo((expected * 38) / others, 10);
    expect(effect.estimate).toBeGreaterThan(effect.bareRatio);
    expect(effect.low).toBeLessThan(1);
    expect(effect.high).toBeGreaterThan(1);
  });

  test('I1 bare counts without comparison units make no claim', () => {
    const effect = answered(beforeAfter(panelFrom(places(counts.slice(0, 2), 2))));
    expect(effect.estimate).toBeCloseTo(15 / 22, 12);
    expect([effect.low, effect.high, effect.se, effect.p]).toEqual([null, null, null, null]);
    expect(effect.shortfalls.map(({ need }) => need)).toEqual(['comparison-units']);
  });

  test('I1 a handful of events is not enough', () => {
    const few = [[3, 0], ...Array.from({ length: 11 }, () => [1, 1])] as const;
    const effect = answered(beforeAfter(panelFrom(places(few as never, 1))));
    expect(effect.shortfalls.map(({ need }) => need)).toEqual(['events', 'events-before', 'events-after']);
    expect(effect.p).toBeNull();
  });

  test('periods of different length are compared by their rates', () => {
    const even = Array.from({ length: 14 }, (_, place) => ({
      first: place < 3 ? 3 : Number.POSITIVE_INFINITY,
    }));
    const sketch: Sketch = Object.fromEntries(
      even.map(({ first }, place) => [`EXERCISE ${place}`, { outcome: [4, 6, 5], first }]),
    );
    const effect = answered(beforeAfter(panelFrom(sketch)));
    expect(effect.bareRatio).toBeCloseTo(1, 12);
    expect(effect.commonRatio).toBeCloseTo(1, 12);
  });

  test('refuses what is no count, and starts that differ', () => {
    const broken = beforeAfter(panelFrom(places([[1.5, 2], ...counts], 1)));
    expect(isRefusal(broken) && [broken.refused, broken.line]).toEqual(['not-a-count', 2]);
    const staggered = beforeAfter(
      panelFrom({ A: { outcome: [1, 2, 3], first: 2 }, B: { outcome: [1, 2, 3], first: 3 } }),
    );
    expect(isRefusal(staggered) && staggered.refused).toBe('staggered');
  });
});
