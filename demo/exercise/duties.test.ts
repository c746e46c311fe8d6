import { type Duty, gapsOf, onDuty, type Seat } from '@ulinzi/domain/people';
import { describe, expect, it } from 'vitest';
import { gaps } from './duties.ts';
import { exercise } from './index.ts';

/** The rosters in hours, the opening at 0. */
const rosters: readonly Duty[] = exercise.duties.map(({ fromHour, untilHour, ...duty }) => ({
  ...duty,
  from: fromHour,
  until: untilHour,
}));

const seats: (readonly [Seat, string])[] = [
  ...exercise.bases.flatMap(({ slug }) => [['assistant', slug] as const, ['commander', slug] as const]),
  ...(['nk', 'sk', 'it'] as const).map((province) => ['duty-officer', province] as const),
];

function allGaps(from: number, until: number) {
  return seats.flatMap(([seat, scope]) => gapsOf(rosters, seat, scope, from, until));
}

describe('the rosters', () => {
  it('are filled from the beginning of the story until fourteen days after the opening, but for the gaps', () => {
    const expected = gaps.map(({ seat, scope, fromHour, untilHour }) => ({
      seat,
      scope,
      from: fromHour,
      until: untilHour,
    }));
    const byStart = (a: { from: number }, b: { from: number }) => a.from - b.from;
    expect(allGaps(-24 * exercise.daysOfStory, 336).sort(byStart)).toEqual(expected.sort(byStart));
  });

  it('B3 hold two gaps in the 72 hours after the opening, whatever minute of the hour it falls on', () => {
    for (const minutes of [0, 1, 30, 59]) expect(allGaps(minutes / 60, 72 + minutes / 60)).toHaveLength(2);
    expect(allGaps(0, 72)[0]).toEqual({ seat: 'assistant', scope: 'kibua', from: 28, until: 36 });
  });

  it('have the first Assistant and the duty officer on duty at Kibua at the opening', () => {
    for (const at of [0, 59 / 60]) {
      expect(onDuty(rosters, 'assistant', 'kibua', at)).toBe('kibua-cla-1');
      expect(onDuty(rosters, 'commander', 'kibua', at)).toBe('kibua-commander');
      expect(onDuty(rosters, 'duty-officer', 'nk', at)).toBe('nk-duty-officer');
    }
  });

  it('give a post one turn at a time', () => {
    for (const { post } of exercise.duties) {
      const own = rosters.filter((duty) => duty.post === post).sort((a, b) => a.from - b.from);
      for (const [n, turn] of own.entries()) {
        expect(turn.from).toBeLessThan(turn.until);
        expect(turn.from).toBeGreaterThanOrEqual(own[n - 1]?.until ?? turn.from);
      }
    }
  });
});
