import type { ReportLine } from '@ulinzi/domain/reports';
import { describe, expect, it } from 'vitest';
import { everything, fits, inOrder, queryOf, timeLeft } from './order.ts';

const report = (id: string, said: Partial<ReportLine> = {}): ReportLine => ({
  id,
  saw: id,
  number: '004821',
  kind: 'daily',
  readers: 'base',
  base: 'kibua',
  baseLabel: 'Kibua',
  state: 'accepted',
  from: '2026-11-23',
  until: null,
  community: null,
  communityLabel: null,
  placePrecision: null,
  isNil: false,
  event: null,
  actor: null,
  activity: null,
  minutes: null,
  isHighRisk: false,
  sentAt: '2026-11-23T16:00:00.000Z',
  dueAt: null,
  isOverdue: false,
  returned: null,
  withdrawn: null,
  isOwn: false,
  post: null,
  postLabel: null,
  quality: null,
  may: [],
  ...said,
});

const ids = (reports: readonly ReportLine[]) => reports.map(({ id }) => id);

describe('the order of reports', () => {
  it('puts what waits for the office first, the longest first, and what was returned to me before it', () => {
    const order = inOrder([
      report('old'),
      report('soon', { state: 'sent', dueAt: '2026-11-24T12:00:00.000Z' }),
      report('late', { state: 'sent', dueAt: '2026-11-24T02:00:00.000Z' }),
      report('mine', { state: 'returned', isOwn: true }),
      report('theirs', { state: 'returned' }),
    ]);
    expect(ids(order.toMend)).toEqual(['mine']);
    expect(ids(order.waiting)).toEqual(['late', 'soon']);
    expect(order.days.map(({ reports }) => ids(reports))).toEqual([['old', 'theirs']]);
  });

  it('puts the rest by the day on which it came at the bases, the newest first', () => {
    const { days } = inOrder([
      report('evening', { sentAt: '2026-11-22T22:30:00.000Z' }),
      report('morning', { sentAt: '2026-11-22T05:00:00.000Z' }),
      report('noon', { sentAt: '2026-11-23T10:00:00.000Z' }),
    ]);
    expect(days.map(({ day, reports }) => [day, ids(reports)])).toEqual([
      ['2026-11-23', ['noon', 'evening']],
      ['2026-11-22', ['morning']],
    ]);
  });

  it('shows no report twice and loses none', () => {
    const all = [
      report('a', { state: 'returned', isOwn: true }),
      report('b', { state: 'sent', dueAt: '2026-11-24T12:00:00.000Z' }),
      report('c'),
      report('d', { state: 'withdrawn', withdrawn: 'mistaken' }),
    ];
    const { toMend, waiting, days } = inOrder(all);
    expect(ids([...toMend, ...waiting, ...days.flatMap(({ reports }) => reports)]).sort()).toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
  });

  it('narrows by kind, base and state, and asks the node the same', () => {
    const flash = report('a', { kind: 'flash', state: 'sent' });
    const wanted = { ...everything, kind: 'flash', state: 'sent' };
    expect(fits(flash, everything)).toBe(true);
    expect(fits(flash, wanted)).toBe(true);
    expect(fits(flash, { ...wanted, base: 'masisi' })).toBe(false);
    expect(queryOf(everything)).toBe('');
    expect(queryOf(wanted)).toBe('?kind=flash&state=sent');
  });

  it('counts the time that the office has left, below nothing once its day is over', () => {
    const now = Date.parse('2026-11-24T10:00:00.000Z');
    expect(timeLeft({ dueAt: null }, now)).toBeNull();
    expect(timeLeft({ dueAt: '2026-11-24T12:00:00.000Z' }, now)).toBe(7_200_000);
    expect(timeLeft({ dueAt: '2026-11-24T09:00:00.000Z' }, now)).toBe(-3_600_000);
  });
});
