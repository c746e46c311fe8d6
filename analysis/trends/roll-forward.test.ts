import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../kernel/index.ts';
import { plainSetting } from './rate-law.ts';
import { rollForward, settingsFor } from './roll-forward.ts';
import { evenExposure, type WeeklyCounts } from './weekly-counts.ts';

function data(series: readonly (readonly number[])[]): WeeklyCounts {
  const weeks = series[0]!.length;
  return {
    areas: series.map((_, at) => `a${at}`),
    weeks,
    counts: series.map((counts) => Int32Array.from(counts)),
    exposure: evenExposure(series.length, weeks),
  };
}

const series = fc.array(fc.array(fc.nat({ max: 5 }), { minLength: 16, maxLength: 16 }), {
  minLength: 2,
  maxLength: 6,
});

test('an outlook knows nothing of the weeks that follow', () => {
  fc.assert(
    fc.property(series, series, fc.integer({ min: 5, max: 15 }), (one, other, week) => {
      const future = one.map((counts, at) => [
        ...counts.slice(0, week),
        ...(other[at % other.length] ?? []).slice(week),
      ]);
      for (const areas of ['all', 'seen'] as const) {
        const [before] = rollForward(data(one), { from: week, to: week, areas });
        const [after] = rollForward(data(future), { from: week, to: week, areas });
        expect(after).toEqual(before);
      }
    }),
    { numRuns: 25 },
  );
});

test('areas are known from their first event on', () => {
  const rows = [
    [1, 0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 2, 0],
  ];
  const known = [...rollForward(data(rows), { from: 6, areas: 'seen' })].map(({ isKnown }) => isKnown);
  expect(known).toEqual([
    [true, false],
    [true, true],
    [true, true],
  ]);
});

function drawn(rate: (week: number) => number, burst = 1): number[][] {
  const random = seededRandom(5);
  return Array.from({ length: 30 }, () =>
    Array.from({ length: 60 }, (_, week) => burst * random.poisson(rate(week) / burst)),
  );
}

test('steady rates keep the plain setting', () => {
  const [outlook] = rollForward(data(drawn(() => 1.5)), { from: 60, areas: 'all' });
  expect(outlook!.setting).toEqual(plainSetting);
});

test('rates that change make the past fade, bursts make the dispersion', () => {
  const [changing] = rollForward(data(drawn((week) => (week < 30 ? 0.5 : 4))), { from: 60, areas: 'all' });
  expect(changing!.setting.discount).toBeLessThan(1);
  const [bursts] = rollForward(data(drawn(() => 2, 3)), { from: 60, areas: 'all' });
  expect(bursts!.setting.dispersion).toBe(3);
});

test('a fixed discount leaves the others to choose from', () => {
  expect(new Set(settingsFor(0.8).map(({ discount }) => discount))).toEqual(new Set([0.8]));
});
