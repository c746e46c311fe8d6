import { missingComponents } from '@ulinzi/domain/visits';
import { describe, expect, it } from 'vitest';
import { daysOf, rosterOf, staffDays, typedOf } from './roster.ts';

describe('a team while it is typed', () => {
  it('A14 costs people times days, both ends counted', () => {
    const roster = rosterOf({ military: '3', 'human-rights': '2' }) ?? [];
    expect(staffDays(roster, daysOf('2026-11-03', '2026-11-06') ?? 0)).toBe(20);
  });

  it('A7 says which components are missing, and stops nobody', () => {
    const roster = rosterOf({ military: '3', police: '1', 'civil-affairs': '1', 'human-rights': '2' }) ?? [];
    expect(missingComponents({ roster })).toEqual(['child-protection']);
    expect(missingComponents({ roster: rosterOf({ other: '1' }) ?? [] })).toHaveLength(5);
  });

  it('leaves out what is empty or nought, and takes no half people', () => {
    expect(rosterOf({ military: '', police: '0', 'public-information': ' 2 ' })).toEqual([
      { component: 'public-information', people: 2 },
    ]);
    for (const people of ['2.5', '-1', '51', 'x']) expect(rosterOf({ military: people })).toBeNull();
  });

  it('comes back into its fields as it was', () => {
    const roster = [{ component: 'police', people: 4 }] as const;
    expect(rosterOf(typedOf(roster))).toEqual(roster);
  });

  it('has no days while a day is missing, is none, or the end lies before the beginning', () => {
    expect(daysOf('2026-11-03', '2026-11-03')).toBe(1);
    for (const [from, until] of [
      ['', '2026-11-03'],
      ['2026-02-31', '2026-03-03'],
      ['2026-11-04', '2026-11-03'],
    ] as const)
      expect(daysOf(from, until)).toBeNull();
  });
});
