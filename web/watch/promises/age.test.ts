import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageDays, barOf, byCommunity, daysLeft, isOpen, type Promised, scaleOf } from './age.ts';

const now = Date.parse('2026-11-24T10:00:00.000Z');
const day = 86_400_000;
const promised = (community: string, age: number, term: number, standing = 'open'): Promised => ({
  id: `${community} ${age}`,
  community,
  communityLabel: community.toUpperCase(),
  kind: 'visit',
  madeAt: new Date(now - age * day).toISOString(),
  due: new Date(now + (term - age) * day).toISOString(),
  standing,
  daysOverdue: 0,
  told: null,
});

describe('the age of promises', () => {
  it('B20 puts the community that has waited longest first, and in it the oldest promise', () => {
    const groups = byCommunity([promised('ntoto', 2, 9), promised('kibua', 5, 6), promised('ntoto', 12, 3)]);
    expect(groups.map(({ label }) => label)).toEqual(['NTOTO', 'KIBUA']);
    expect(groups[0]?.promises.map((one) => ageDays(one, now))).toEqual([12, 2]);
  });

  it('counts the days left, and the days past', () => {
    expect(daysLeft(promised('ntoto', 3, 10), now)).toBe(7);
    expect(daysLeft(promised('ntoto', 3, 3.5), now)).toBe(0);
    expect(daysLeft(promised('ntoto', 3, 2.5), now)).toBe(-1);
    expect(daysLeft(promised('ntoto', 9, 6), now)).toBe(-4);
  });

  it('takes one scale on which all fit, with their terms', () => {
    expect(scaleOf([promised('ntoto', 2, 5)], now)).toEqual({ days: 7, ticks: [0, 1, 2, 3, 4, 5, 6, 7] });
    expect(scaleOf([promised('ntoto', 2, 40)], now).days).toBe(60);
    expect(scaleOf([promised('ntoto', 800, 40)], now).days).toBe(1080);
    expect(scaleOf([], now).days).toBe(7);
  });

  it('never draws beyond its scale, and red only beyond the due day', () => {
    const days = fc.integer({ min: 0, max: 900 });
    fc.assert(
      fc.property(fc.array(fc.tuple(days, days), { minLength: 1, maxLength: 6 }), (spans) => {
        const all = spans.map(([age, term]) => promised('ntoto', age, term));
        const scale = scaleOf(all, now);
        for (const one of all) {
          const bar = barOf(one, scale, now);
          expect(Math.max(bar.kept, bar.due, bar.age)).toBeLessThanOrEqual(1);
          expect(bar.age > bar.kept).toBe(daysLeft(one, now) < 0 && bar.age > bar.due);
        }
      }),
    );
  });

  it('keeps a promise open until somebody says what became of it', () => {
    expect(
      ['open', 'overdue', 'kept', 'withdrawn', 'broken'].map((standing) =>
        isOpen(promised('a', 1, 2, standing)),
      ),
    ).toEqual([true, true, false, false, false]);
  });
});
