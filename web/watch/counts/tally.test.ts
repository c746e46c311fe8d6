import type { CountsAnswer } from '@ulinzi/domain/counts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byEvent, type CountRow, seriesByPlace, seriesOfAll, shareOf, topOf } from './tally.ts';

const weeks = ['2026-11-09', '2026-11-16', '2026-11-23'];
const row = (
  week: string,
  base: string | null,
  alerts: number,
  event: string | null = 'attack',
): CountRow => ({
  week,
  province: 'nk',
  base,
  baseLabel: base && base.toUpperCase(),
  event,
  alerts,
  answeredInTime: Math.floor(alerts / 2),
  told: alerts,
});
const answer: CountsAnswer = {
  weeks,
  rows: [
    row('2026-11-09', 'kibua', 4),
    row('2026-11-16', 'kibua', 2, null),
    row('2026-11-23', 'kibua', 9),
    row('2026-11-16', 'beni', 7, 'looting'),
  ],
};

describe('counts of alerts', () => {
  it('draws the running week, and reckons without it', () => {
    const [beni, kibua] = seriesByPlace(answer, []);
    expect([beni?.label, beni?.finished.alerts]).toEqual(['BENI', 7]);
    expect(kibua?.weeks).toEqual([4, 2, 9]);
    expect(kibua?.finished).toEqual({ alerts: 6, answeredInTime: 3, told: 6 });
    expect(kibua?.running).toBe(9);
    expect(seriesOfAll(answer, 'all').weeks).toEqual([4, 9, 9]);
  });

  it('shows a base of which nothing was counted', () => {
    const series = seriesByPlace(answer, [{ key: 'walikale', label: 'Walikale' }]);
    expect(series.at(-1)).toMatchObject({ label: 'Walikale', weeks: [0, 0, 0] });
  });

  it('keeps a province where only the province may be known', () => {
    const series = seriesByPlace({ weeks, rows: [row('2026-11-09', null, 3)] }, [
      { key: 'nk', label: 'Nord-Kivu' },
    ]);
    expect(series.map(({ label, finished }) => [label, finished.alerts])).toEqual([['Nord-Kivu', 3]]);
  });

  it('counts by event, the uncoded last', () => {
    expect(byEvent(answer).map(({ event, alerts }) => [event, alerts])).toEqual([
      ['looting', 7],
      ['attack', 4],
      [null, 2],
    ]);
  });

  it('gives no share of fewer than five', () => {
    expect(shareOf(0, 0)).toEqual({ kind: 'none' });
    expect(shareOf(3, 4)).toEqual({ kind: 'few', part: 3, all: 4 });
    expect(shareOf(4, 5)).toEqual({ kind: 'share', part: 4, all: 5, share: 0.8 });
  });

  it('has one scale on which every week fits', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 52 }), (counted) => {
        const series = seriesOfAll(
          { weeks, rows: counted.map((alerts) => row(weeks[0] as string, 'kibua', alerts)) },
          '',
        );
        expect(topOf([series])).toBeGreaterThanOrEqual(Math.max(...series.weeks));
      }),
    );
  });
});
