import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Story } from '../alerts/testing/story.ts';
import { cellOf, dateOf, localDay, mondayOf } from './cell.ts';

describe('days and weeks of the eastern provinces', () => {
  it('begin at midnight in Lubumbashi', () => {
    expect(dateOf(localDay(Date.parse('2026-11-23T21:59:59.999Z')))).toBe('2026-11-23');
    expect(dateOf(localDay(Date.parse('2026-11-23T22:00:00.000Z')))).toBe('2026-11-24');
  });

  it('weeks begin on Monday, whatever year they fall into', () => {
    expect(dateOf(mondayOf(localDay(Date.parse('2027-01-01T10:00:00.000Z'))))).toBe('2026-12-28');
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 40_000 }), (day) => {
        const monday = mondayOf(day);
        expect(day - monday).toBeGreaterThanOrEqual(0);
        expect(day - monday).toBeLessThan(7);
        expect(new Date(`${dateOf(monday)}T00:00:00.000Z`).getUTCDay()).toBe(1);
      }),
    );
  });
});

describe('what an alert counts for', () => {
  it('is not coded, not answered and not told when it comes in', () => {
    expect(cellOf(Story.sms().state)).toMatchObject({
      base: 'kibua',
      event: '',
      answeredInTime: false,
      told: false,
    });
  });

  it('is answered in time at the last moment of the ladder, and not after it', () => {
    const { state } = Story.sms();
    const at = (ms: number) => cellOf({ ...state, acknowledgedAt: state.receivedAt + ms });
    expect(at(5 * 60_000)?.answeredInTime).toBe(true);
    expect(at(5 * 60_000 + 1)?.answeredInTime).toBe(false);
  });

  it('is nothing once it went into another', () => {
    expect(cellOf({ ...Story.sms().state, status: 'merged' })).toBeNull();
  });
});
