import { describe, expect, it } from 'vitest';
import { actsOn } from './next-act.ts';
import { countsOf, daysLeft, inOrder, isLate, type Line, narrowed } from './order.ts';

const today = '2026-11-24';

function line(number: string, given: Partial<Line>): Line {
  return {
    id: number,
    saw: 'x',
    number,
    base: 'kibua',
    baseLabel: 'Kibua',
    community: null,
    communityLabel: null,
    owner: 'other',
    ownerLabel: 'Other',
    kind: 'patrol',
    priority: 'should',
    status: 'agreed',
    madeOn: '2026-10-01',
    due: '2026-12-01',
    isOverdue: false,
    daysOverdue: 0,
    reason: null,
    found: null,
    visit: null,
    report: null,
    plan: null,
    contested: 0,
    may: [],
    ...given,
  };
}

describe('the list of recommendations', () => {
  it('A10 is overdue from the day after its last day', () => {
    expect(isLate(line('001', { due: '2026-11-24' }), today)).toBe(false);
    expect(daysLeft(line('001', { due: '2026-11-24' }), today)).toBe(0);
    expect(isLate(line('001', { due: '2026-11-23' }), today)).toBe(true);
  });

  it('is not overdue once it is confirmed, declined or overtaken; what is claimed stays owed', () => {
    const old = { due: '2026-11-01' };
    for (const status of ['done-confirmed', 'declined', 'overtaken'] as const)
      expect(isLate(line('001', { ...old, status }), today)).toBe(false);
    expect(isLate(line('001', { ...old, status: 'done-claimed' }), today)).toBe(true);
  });

  it('has mine first, the overdue of them before the others, then by day, and what is over last', () => {
    const lines = [
      line('001', { status: 'done-confirmed', owner: 'me', due: '2026-01-01' }),
      line('002', { due: '2026-11-30' }),
      line('003', { due: '2026-11-20' }),
      line('004', { owner: 'me', due: '2027-01-01' }),
      line('005', { owner: 'me', due: '2026-11-22' }),
      line('006', { due: '2026-11-10' }),
    ];
    const numbers = inOrder(lines, 'me', today).map(({ number }) => number);
    expect(numbers).toEqual(['005', '004', '006', '003', '002', '001']);
  });

  it('is narrowed to mine, to the overdue, and to a base, and says how many each would show', () => {
    const lines = [
      line('001', { owner: 'me' }),
      line('002', { due: '2026-11-01' }),
      line('003', { base: 'pinga', owner: 'me', due: '2026-11-01' }),
    ];
    expect(countsOf(lines, '', 'me', today)).toEqual({ mine: 2, overdue: 2, all: 3 });
    expect(countsOf(lines, 'kibua', 'me', today)).toEqual({ mine: 1, overdue: 1, all: 2 });
    expect(narrowed(lines, { show: 'mine', base: 'pinga' }, 'me', today).map(({ number }) => number)).toEqual(
      ['003'],
    );
    expect(countsOf(lines, '', null, today).mine).toBe(0);
  });
});

describe('the main button', () => {
  it('is for the owner what brings it on: agree, start, claim', () => {
    const all = ['agree', 'decline', 'start', 'claim'] as const;
    expect(actsOn('proposed', all, true)).toEqual({ main: 'agree', others: ['decline', 'start', 'claim'] });
    expect(actsOn('agreed', ['decline', 'start', 'claim'], true).main).toBe('start');
    expect(actsOn('in-progress', ['decline', 'claim'], true).main).toBe('claim');
    expect(actsOn('done-claimed', ['overtake'], true)).toEqual({ main: null, others: ['overtake'] });
  });

  it('A11 is for others the check on the spot: of what is claimed, or where they may do nothing else', () => {
    expect(actsOn('done-claimed', ['check', 'overtake'], false).main).toBe('check');
    for (const status of ['proposed', 'agreed', 'in-progress'] as const)
      expect(actsOn(status, ['check'], false).main).toBe('check');
    expect(actsOn('proposed', ['agree', 'check', 'reassign'], false).main).toBeNull();
  });

  it('gives what was declined to another post, and is never to refuse or to give up', () => {
    expect(actsOn('declined', ['agree', 'reassign', 'overtake'], false).main).toBe('reassign');
    expect(actsOn('proposed', ['decline', 'overtake'], true)).toEqual({
      main: null,
      others: ['decline', 'overtake'],
    });
    expect(actsOn('done-confirmed', [], true).main).toBeNull();
  });
});
