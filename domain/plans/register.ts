// A local protection plan: what threatens some communities, what is done about it, and when that is looked at again.
import { type DataOf, daysBetween, type Moment, type Step, today } from '../kernel/index.ts';
import type { events } from '../situations/index.ts';
import type { amendPlan, openPlan } from './acts.ts';
import type { measures } from './codes.ts';

export const planStates = ['draft', 'approved', 'ended'] as const;
export type PlanState = (typeof planStates)[number];

/** What people do to one that is open, by the last word of the act. */
export const planMoves = ['amend', 'approve', 'end'] as const;
export type PlanMove = (typeof planMoves)[number];

export interface PlanStep extends Step {
  readonly state: PlanState;
  /** The visit that changed it. */
  readonly visit?: string;
}

export interface ProtectionPlan {
  readonly base: string;
  readonly communities: readonly string[];
  /** The visit that it comes from (A9). */
  readonly visit: string | null;
  readonly state: PlanState;
  readonly threats: readonly (typeof events)[number][];
  readonly measures: readonly (typeof measures)[number][];
  /** The day by which it is looked at again. */
  readonly review: string;
  readonly history: readonly PlanStep[];
}

/** True where the act may be done to one in this state. One that holds is amended without being agreed on anew. */
export function mayMovePlan(state: PlanState, move: PlanMove): boolean {
  return state === 'draft' || (state === 'approved' && move !== 'approve');
}

export function planOpened(data: DataOf<typeof openPlan>, at: Moment): ProtectionPlan {
  const { base, communities, visit, threats, measures, review } = data;
  const opened = { base, communities, visit: visit ?? null, threats, measures, review } as const;
  return stepped({ ...opened, state: 'draft', history: [] }, 'open', at, data);
}

export function planAmended(
  plan: ProtectionPlan,
  data: DataOf<typeof amendPlan>,
  at: Moment,
): ProtectionPlan {
  const { threats, measures, review } = data;
  return stepped({ ...plan, threats, measures, review }, 'amend', at, data);
}

export function planApproved(plan: ProtectionPlan, at: Moment): ProtectionPlan {
  return stepped({ ...plan, state: 'approved' }, 'approve', at);
}

export function planEnded(plan: ProtectionPlan, at: Moment): ProtectionPlan {
  return stepped({ ...plan, state: 'ended' }, 'end', at);
}

/** After an act that came too late: it is kept and shown, and changes nothing else. */
export function planContested(
  plan: ProtectionPlan,
  move: PlanMove,
  data: { readonly visit?: string },
  at: Moment,
): ProtectionPlan {
  return stepped(plan, move, at, data, true);
}

function stepped(
  plan: ProtectionPlan,
  move: PlanMove | 'open',
  at: Moment,
  { visit }: { readonly visit?: string } = {},
  isContested = false,
): ProtectionPlan {
  const step = { act: `plan.${move}`, day: today(at), isContested, state: plan.state };
  return { ...plan, history: [...plan.history, { ...step, ...(visit !== undefined && { visit }) }] };
}

/** Days since it should have been looked at again; 0 where that is not so. */
export function planReviewDaysOverdue({ state, review }: ProtectionPlan, now: Moment): number {
  return state === 'ended' ? 0 : Math.max(0, daysBetween(review, today(now)));
}
