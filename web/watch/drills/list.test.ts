import { describe, expect, it } from 'vitest';
import { coming, type Drill, marked, past, weeksOf } from './list.ts';

function drill(day: number, more: Partial<Drill> = {}): Drill {
  return {
    id: String(day),
    base: 'kibua',
    from: `2026-11-${String(day).padStart(2, '0')}T05:00:00.000Z`,
    until: `2026-11-${String(day).padStart(2, '0')}T08:00:00.000Z`,
    endedAt: null,
    state: 'over',
    communities: null,
    expected: 2,
    heard: 1,
    silent: 1,
    alarms: 0,
    sources: [],
    waiting: [],
    may: [],
    ...more,
  };
}

const heard = (source: string, isHeard: boolean) => ({ source, communityLabel: 'Ntoto', isHeard });

describe('drills', () => {
  it('ahead come first as they follow, those that are over the last one first', () => {
    const all = [drill(2), drill(9), drill(23, { state: 'ahead' }), drill(16, { state: 'running' })];
    expect(coming(all).map(({ id }) => id)).toEqual(['16', '23']);
    expect(past(all).map(({ id }) => id)).toEqual(['9', '2']);
  });

  it('stand in the watch room while they run, and while one of their bips waits', () => {
    const bip = { message: 'm', source: null, communityLabel: null, at: '', ringsAt: '' };
    const all = [drill(2), drill(9, { waiting: [bip] }), drill(16, { state: 'running' })];
    expect(marked(all).map(({ id }) => id)).toEqual(['9', '16']);
  });

  it('give each source her weeks, the last at the end, and who is silent longest first', () => {
    const rows = weeksOf([
      drill(16, { sources: [heard('NK-FP-1', true), heard('NK-FP-2', false)] }),
      drill(9, { sources: [heard('NK-FP-1', false)] }),
      drill(2, { sources: [heard('NK-FP-1', true), heard('NK-FP-2', false)] }),
    ]);
    expect(rows.map(({ source, weeks }) => [source, weeks.map(({ was }) => was)])).toEqual([
      ['NK-FP-2', ['silent', 'not-asked', 'silent']],
      ['NK-FP-1', ['heard', 'silent', 'heard']],
    ]);
  });

  it('give nothing of sources where the node told of none', () => {
    expect(weeksOf([drill(2), drill(9)])).toEqual([]);
  });
});
