import type { VisitLine } from '@ulinzi/domain/visits';
import { describe, expect, it } from 'vitest';
import { narrowed, reportLate } from './order.ts';

function visit(id: string, given: Partial<VisitLine>): VisitLine {
  return {
    id,
    saw: 's',
    base: 'kibua',
    baseLabel: 'Kibua',
    communities: [],
    state: 'wanted',
    wantedOn: '2026-10-01',
    by: null,
    from: null,
    until: null,
    roster: [],
    people: 0,
    missing: [],
    vehicles: null,
    checked: [],
    unchecked: [],
    isPaired: null,
    reason: null,
    report: null,
    contested: 0,
    may: [],
    ...given,
  };
}

const report = (due: string, isSent = false) => ({ due, isSent, isOverdue: false, daysOverdue: 0 });

describe('the list of visits', () => {
  const today = '2026-11-24';
  const visits = [
    visit('planned', { state: 'planned' }),
    visit('wanted', { base: 'pinga' }),
    visit('sent', { state: 'held', report: report('2026-10-01', true) }),
    visit('late', { state: 'held', report: report('2026-11-20') }),
    visit('later', { state: 'held', report: report('2026-11-02') }),
    visit('owed', { state: 'held', report: report('2026-11-24') }),
  ];
  const ids = (of: readonly VisitLine[]) => of.map(({ id }) => id);

  it('has a report late from the day after it was due, until it is sent', () => {
    expect(reportLate(report('2026-11-24'), today)).toBe(0);
    expect(reportLate(report('2026-11-23'), today)).toBe(1);
    expect(reportLate(report('2026-11-01', true), today)).toBe(0);
    expect(reportLate(null, today)).toBe(0);
  });

  it('shows those whose report is late first, the others as they come', () => {
    expect(ids(narrowed(visits, '', '', today)).join(' ')).toBe('later late planned wanted sent owed');
    expect(ids(narrowed(visits, 'held', '', today))).toEqual(['later', 'late', 'sent', 'owed']);
    expect(ids(narrowed(visits, '', 'pinga', today))).toEqual(['wanted']);
  });
});
