import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayAfter, daysBetween, isDay, momentOf, today, workingDaysAfter } from './index.ts';

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => dayAfter('1970-01-01', days));

describe('days at the bases', () => {
  test('the day is that of the bases, two hours ahead of UTC', () => {
    expect(today(momentOf('2026-11-28T21:59:59.999Z'))).toBe('2026-11-28');
    expect(today(momentOf('2026-11-28T22:00:00.000Z'))).toBe('2026-11-29');
  });

  test('the thirty-first of February is none, nor is a month', () => {
    expect(['2026-11', '2026'].map(isDay)).toEqual([false, false]);
    expect(['2026-02-31', '2026-02-28', '2028-02-29', '2027-02-29'].map(isDay)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('so many days after a day, and back', () => {
    expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01');
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5_000, max: 5_000 }), (from, days) => {
        expect(daysBetween(from, dayAfter(from, days))).toBe(days);
      }),
    );
  });

  test('five working days are a week, whatever the day; of a weekend it is the Friday after', () => {
    expect(workingDaysAfter('2026-11-24', 5)).toBe('2026-12-01');
    expect(workingDaysAfter('2026-11-28', 5)).toBe('2026-12-04');
    expect(workingDaysAfter('2026-11-29', 5)).toBe('2026-12-04');
    fc.assert(
      fc.property(anyDay, (from) => {
        const due = workingDaysAfter(from, 5);
        expect([1, 2, 3, 4, 5]).toContain(new Date(due).getUTCDay());
        expect(daysBetween(from, due)).toBeGreaterThanOrEqual(5);
        expect(daysBetween(from, due)).toBeLessThanOrEqual(7);
      }),
    );
  });
});
