import type { PlanLine } from '@ulinzi/domain/plans';
import { describe, expect, it } from 'vitest';
import { narrowed, reviewIn } from './order.ts';

function plan(id: string, review: string, given: Partial<PlanLine> = {}): PlanLine {
  return {
    id,
    saw: 's',
    base: 'kibua',
    baseLabel: 'Kibua',
    communities: [],
    visit: null,
    state: 'approved',
    threats: ['attack'],
    measures: ['lighting'],
    openedOn: '2026-06-01',
    review,
    isReviewOverdue: false,
    daysOverdue: 0,
    contested: 0,
    may: [],
    ...given,
  };
}

describe('local protection plans', () => {
  const today = '2026-11-24';
  const plans = [
    plan('a', '2026-12-01'),
    plan('b', '2026-11-01', { state: 'draft' }),
    plan('c', '2026-01-01', { state: 'ended' }),
    plan('d', '2026-11-24', { base: 'pinga' }),
    plan('e', '2026-02-01', { state: 'ended' }),
  ];
  const ids = (of: readonly PlanLine[]) => of.map(({ id }) => id);

  it('A9 are overdue for review from the next day on, and never once they have ended', () => {
    expect(reviewIn(plan('a', today), today)).toBe(0);
    expect(reviewIn(plan('a', '2026-11-23'), today)).toBe(-1);
    expect(reviewIn(plan('a', '2026-11-23', { state: 'ended' }), today)).toBeNull();
  });

  it('stand by the day of their review, those that have ended apart, the newest first', () => {
    expect(ids(narrowed(plans, 'open', '', today))).toEqual(['b', 'd', 'a']);
    expect(ids(narrowed(plans, 'overdue', '', today))).toEqual(['b']);
    expect(ids(narrowed(plans, 'ended', '', today))).toEqual(['e', 'c']);
    expect(ids(narrowed(plans, 'open', 'pinga', today))).toEqual(['d']);
  });
});
