import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { momentOf } from '../kernel/index.ts';
import {
  mayMovePlan,
  planAmended,
  planApproved,
  planContested,
  planEnded,
  planMoves,
  planOpened,
  planReviewDaysOverdue,
  planStates,
  type ProtectionPlan,
} from './index.ts';

const at = momentOf('2026-11-24T08:00:00.000Z');
const visit = '00000000-0000-4000-8000-000000000001';
const holds = { threats: ['looting' as const], measures: ['patrol-route' as const], review: '2026-12-31' };
const opened = planOpened({ base: 'kibua', communities: ['ntoto'], visit, ...holds }, at);

describe('A9 a local protection plan', () => {
  test('names the visit that it comes from, and the one that changed it', () => {
    const other = '00000000-0000-4000-8000-000000000002';
    const amended = planAmended(opened, { ...holds, measures: ['lighting'], visit: other }, at);
    expect(amended).toMatchObject({ visit, measures: ['lighting'], state: 'draft' });
    expect(amended.history.map((step) => step.visit)).toEqual([visit, other]);
  });

  test('that holds is amended and goes on holding', () => {
    expect(planAmended(planApproved(opened, at), holds, at).state).toBe('approved');
  });

  test('is overdue for review from the day after, until it has ended', () => {
    const on = (plan: ProtectionPlan, when: string) => planReviewDaysOverdue(plan, momentOf(when));
    expect(on(opened, '2026-12-31T21:00:00.000Z')).toBe(0);
    expect(on(opened, '2026-12-31T22:00:00.000Z')).toBe(1);
    expect(on(planEnded(opened, at), '2027-03-01T00:00:00.000Z')).toBe(0);
  });

  test('whatever is done to it, nothing is lost and the end is the end', () => {
    const apply = {
      amend: (plan: ProtectionPlan) => planAmended(plan, holds, at),
      approve: (plan: ProtectionPlan) => planApproved(plan, at),
      end: (plan: ProtectionPlan) => planEnded(plan, at),
    } as const;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...planMoves), { maxLength: 20 }), (moves) => {
        let plan = opened;
        for (const move of moves) {
          const before = plan;
          const may = mayMovePlan(plan.state, move);
          plan = may ? apply[move](plan) : planContested(plan, move, {}, at);
          expect(planStates).toContain(plan.state);
          if (!may) expect({ ...plan, history: [] }).toEqual({ ...before, history: [] });
          if (before.state === 'ended') expect(may).toBe(false);
        }
        expect(plan.history).toHaveLength(moves.length + 1);
      }),
    );
  });
});
