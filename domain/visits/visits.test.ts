import fc from 'fast-check';
import { Check } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { dayAfter, daysBetween, momentOf } from '../kernel/index.ts';
import {
  cancelReasons,
  cancelledByReason,
  checklist,
  components,
  daysWithin,
  mayMoveVisit,
  missingComponents,
  staffDays,
  type Visit,
  visitCancelled,
  visitChecked,
  visitContested,
  visitHeld,
  visitMoves,
  visitPlanned,
  visitReportDaysOverdue,
  visitReportDue,
  visitsByBase,
  visitStates,
  visitWanted,
  wantVisit,
} from './index.ts';

const at = momentOf('2026-11-24T08:00:00.000Z');
const wanted = visitWanted({ base: 'kibua', communities: ['ntoto'] }, at);
const five = [
  { component: 'military', people: 1 },
  { component: 'civil-affairs', people: 2 },
  { component: 'human-rights', people: 2 },
] as const;
const team = { communities: ['ntoto', 'mera'], roster: [...five] };
const held = (days: { from: string; until: string }, base = 'kibua', roster: Visit['roster'] = five) =>
  visitHeld(visitWanted({ base }, at), { ...team, ...days, roster: [...roster] }, at);
const fourDays = { from: '2026-11-03', until: '2026-11-06' };

test('A8 a visit without a base fails validation', () => {
  expect(Check(wantVisit.data, { base: 'kibua' })).toBe(true);
  expect(Check(wantVisit.data, { communities: ['ntoto'] })).toBe(false);
});

describe('A7 the team', () => {
  test('without Child Protection is flagged, and goes all the same', () => {
    const planned = visitPlanned(wanted, { ...team, ...fourDays, vehicles: 2 }, at);
    expect(missingComponents(planned)).toEqual(['police', 'child-protection']);
    expect(mayMoveVisit(planned.state, 'hold')).toBe(true);
  });

  test('that nobody has named lacks nothing yet', () => {
    expect(missingComponents(wanted)).toEqual([]);
  });
});

describe('A14 staff-days', () => {
  test('five people for four days are twenty, split by section', () => {
    expect(staffDays([held(fourDays)], '2026-11-01', '2026-11-30')).toEqual([
      { component: 'military', days: 4 },
      { component: 'civil-affairs', days: 8 },
      { component: 'human-rights', days: 8 },
    ]);
  });

  test('only of what was held, and only the days within', () => {
    const planned = visitPlanned(wanted, { ...team, ...fourDays, vehicles: 1 }, at);
    expect(staffDays([wanted, planned], '2026-11-01', '2026-11-30')).toEqual([]);
    expect(staffDays([held(fourDays)], '2026-11-06', '2026-11-30')[0]).toEqual({
      component: 'military',
      days: 1,
    });
    expect(staffDays([held(fourDays)], '2026-12-01', '2026-12-31')).toEqual([]);
  });

  test('the months of a stretch add up to the stretch', () => {
    const anyVisit = fc
      .record({
        start: fc.integer({ min: 0, max: 120 }),
        length: fc.integer({ min: 0, max: 40 }),
        roster: fc.uniqueArray(
          fc.record({ component: fc.constantFrom(...components), people: fc.integer({ min: 1, max: 50 }) }),
          { selector: ({ component }) => component, minLength: 1 },
        ),
      })
      .map(({ start, length, roster }) => {
        const from = dayAfter('2026-01-01', start);
        return held({ from, until: dayAfter(from, length) }, 'kibua', roster);
      });
    const sum = (visits: readonly Visit[], from: string, until: string) =>
      staffDays(visits, from, until).reduce((total, { days }) => total + days, 0);
    fc.assert(
      fc.property(fc.array(anyVisit, { maxLength: 8 }), fc.integer({ min: 0, max: 160 }), (visits, cut) => {
        const middle = dayAfter('2026-01-01', cut);
        const whole = sum(visits, '2026-01-01', '2026-12-31');
        const parts = sum(visits, '2026-01-01', middle) + sum(visits, dayAfter(middle, 1), '2026-12-31');
        expect(parts).toBe(whole);
        const people = ({ roster }: Visit) => roster.reduce((all, { people: some }) => all + some, 0);
        const all = visits.map((one) => people(one) * daysWithin(one, '2026-01-01', '2026-12-31'));
        expect(whole).toBe(all.reduce((total, days) => total + days, 0));
      }),
    );
  });
});

describe('A15 which bases see teams', () => {
  const cancelled = (reason: (typeof cancelReasons)[number], base = 'kibua') =>
    visitCancelled(visitWanted({ base }, at), { reason }, at);

  test('cancelled for want of a vehicle is counted by its reason', () => {
    const visits = [cancelled('no-vehicle'), cancelled('insecure'), cancelled('no-vehicle')];
    expect(cancelledByReason(visits)).toEqual([
      { reason: 'no-vehicle', visits: 2 },
      { reason: 'insecure', visits: 1 },
    ]);
    const [line] = visitsByBase([{ slug: 'kibua', vulnerability: 3 }], visits, '2026-11-24');
    expect(line).toMatchObject({ counts: { cancelled: 3, held: 0 }, daysSinceHeld: null });
  });

  test('never visited ranks first, then the most vulnerable, then the longest ago', () => {
    const bases = [
      { slug: 'lately', vulnerability: 5 },
      { slug: 'long-ago', vulnerability: 2 },
      { slug: 'longer-ago', vulnerability: 2 },
      { slug: 'never-unknown', vulnerability: null },
      { slug: 'never-low', vulnerability: 1 },
      { slug: 'never-high', vulnerability: 4 },
    ];
    const visits = [
      held(fourDays, 'lately'),
      held({ from: '2026-05-01', until: '2026-05-02' }, 'long-ago'),
      held({ from: '2026-02-01', until: '2026-02-02' }, 'longer-ago'),
      cancelled('no-vehicle', 'never-high'),
    ];
    expect(
      visitsByBase(bases, visits, '2026-11-24').map(({ base, daysSinceHeld }) => [base, daysSinceHeld]),
    ).toEqual([
      ['never-high', null],
      ['never-low', null],
      ['never-unknown', null],
      ['lately', 18],
      ['longer-ago', daysBetween('2026-02-02', '2026-11-24')],
      ['long-ago', daysBetween('2026-05-02', '2026-11-24')],
    ]);
  });
});

describe('the report of a visit', () => {
  test('is due five working days after its end, and overdue from the day after', () => {
    const visit = held({ from: '2026-11-03', until: '2026-11-05' });
    expect(visitReportDue(visit)).toBe('2026-11-12');
    expect(visitReportDaysOverdue(visit, momentOf('2026-11-12T20:00:00.000Z'))).toBe(0);
    expect(visitReportDaysOverdue(visit, momentOf('2026-11-13T00:00:00.000Z'))).toBe(1);
    expect(visitReportDue(wanted)).toBeNull();
  });
});

describe('whatever is done to it', () => {
  const apply = {
    plan: (visit: Visit) => visitPlanned(visit, { ...team, ...fourDays, vehicles: 1 }, at),
    check: (visit: Visit, n: number) =>
      visitChecked(visit, { item: checklist[n % checklist.length] ?? 'vehicles' }, at),
    hold: (visit: Visit) => visitHeld(visit, { ...team, ...fourDays }, at),
    cancel: (visit: Visit) => visitCancelled(visit, { reason: 'no-staff' }, at),
  } as const;

  test('it is in one of its states, nothing is lost, and what is over stays as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...visitMoves), { maxLength: 20 }), (moves) => {
        let visit = wanted;
        for (const [n, move] of moves.entries()) {
          const before = visit;
          const may = mayMoveVisit(visit.state, move);
          visit = may ? apply[move](visit, n) : visitContested(visit, move, {}, at);
          expect(visitStates).toContain(visit.state);
          if (!may) expect({ ...visit, history: [] }).toEqual({ ...before, history: [] });
          if (before.state === 'held' || before.state === 'cancelled') expect(may).toBe(false);
        }
        expect(visit.history).toHaveLength(moves.length + 1);
        expect(new Set(visit.checked).size).toBe(visit.checked.length);
        expect(visit.reason !== null).toBe(visit.state === 'cancelled');
      }),
    );
  });
});
