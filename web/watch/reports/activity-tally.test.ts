import { activities } from '@ulinzi/domain/reports';
import { describe, expect, it } from 'vitest';
import { type ActivityRow, byBase, byKind } from './activity-tally.ts';

const row = (
  base: string,
  activity: ActivityRow['activity'],
  reports: number,
  minutes: number,
): ActivityRow => ({ base, baseLabel: base.toUpperCase(), activity, reports, minutes });

const rows = [
  row('ntoto', 'liaison', 2, 90),
  row('kibua', 'liaison', 3, 120),
  row('kibua', 'training', 1, 240),
];

describe('A5 what Assistants did in a month', () => {
  it('counts each kind over all bases, and leaves none out', () => {
    const kinds = byKind(rows);
    expect(kinds.map(({ activity }) => activity)).toEqual([...activities]);
    expect(kinds.find(({ activity }) => activity === 'liaison')).toEqual({
      activity: 'liaison',
      reports: 5,
      minutes: 210,
    });
    expect(kinds.find(({ activity }) => activity === 'analysis')?.reports).toBe(0);
  });

  it('puts bases in the order of their names, each with its own sum', () => {
    expect(byBase(rows).map(({ label, reports }) => [label, reports])).toEqual([
      ['KIBUA', 4],
      ['NTOTO', 2],
    ]);
  });
});
