// A recommendation as it stands, and how it came there: the history stays with the post that answers for it, whoever
// sits in it.
import { type DataOf, daysBetween, type Moment, type Step, today } from '../kernel/index.ts';
import type { makeRecommendation } from './acts.ts';
import type { declineReasons, priorities, recommendationKinds } from './codes.ts';
import { type Found, isOwed, movedTo, type RecommendationMove, type RecommendationState } from './machine.ts';

export type DeclineReason = (typeof declineReasons)[number];

export interface RecommendationStep extends Step {
  /** The post that answered for it after this. */
  readonly owner: string;
  /** Where it stood after this. */
  readonly status: RecommendationState;
  readonly due: string;
  readonly found?: Found;
  readonly reason?: DeclineReason;
  /** The day that the act speaks of, where it names one. */
  readonly on?: string;
}

export interface Recommendation {
  readonly number: string;
  readonly base: string;
  readonly community: string | null;
  /** The post that answers for it. */
  readonly owner: string;
  /** The last day. */
  readonly due: string;
  readonly kind: (typeof recommendationKinds)[number];
  readonly priority: (typeof priorities)[number];
  readonly visit: string | null;
  readonly report: string | null;
  readonly plan: string | null;
  readonly status: RecommendationState;
  /** Why it was declined, while it is. */
  readonly reason: DeclineReason | null;
  /** What was seen last. */
  readonly found: Found | null;
  readonly history: readonly RecommendationStep[];
}

/** What acts on a recommendation carry, taken together. */
export interface MoveData {
  readonly due?: string;
  readonly owner?: string;
  readonly reason?: DeclineReason;
  readonly found?: Found;
  readonly on?: string;
}

export function recommendationMade(data: DataOf<typeof makeRecommendation>, at: Moment): Recommendation {
  const { owner, due } = data;
  const first = {
    act: 'recommendation.make',
    day: today(at),
    isContested: false,
    status: 'proposed',
  } as const;
  return {
    number: data.number ?? '',
    base: data.base,
    community: data.community ?? null,
    owner,
    due,
    kind: data.kind,
    priority: data.priority,
    visit: data.visit ?? null,
    report: data.report ?? null,
    plan: data.plan ?? null,
    status: 'proposed',
    reason: null,
    found: null,
    history: [{ ...first, owner, due }],
  };
}

/** After an act that holds. */
export function recommendationMoved(
  one: Recommendation,
  move: RecommendationMove,
  data: MoveData,
  at: Moment,
): Recommendation {
  const status = movedTo(one.status, move, data.found);
  const moved = {
    ...one,
    status,
    owner: data.owner ?? one.owner,
    due: data.due ?? one.due,
    reason: status === 'declined' ? (data.reason ?? one.reason) : null,
    found: data.found ?? one.found,
  };
  return { ...moved, history: [...one.history, stepOf(moved, move, data, at, false)] };
}

/** After an act that came too late: it is kept and shown, and changes nothing else. */
export function recommendationContested(
  one: Recommendation,
  move: RecommendationMove,
  data: MoveData,
  at: Moment,
): Recommendation {
  return { ...one, history: [...one.history, stepOf(one, move, data, at, true)] };
}

function stepOf(
  { owner, due, status }: Recommendation,
  move: RecommendationMove,
  { found, reason, on }: MoveData,
  at: Moment,
  isContested: boolean,
): RecommendationStep {
  return {
    act: `recommendation.${move}`,
    day: today(at),
    isContested,
    owner,
    due,
    status,
    ...(found !== undefined && { found }),
    ...(reason !== undefined && { reason }),
    ...(on !== undefined && { on }),
  };
}

/** Days since its last day has passed, by the clock of the bases; 0 where nothing is overdue (A10: from the next day). */
export function recommendationDaysOverdue({ status, due }: Recommendation, now: Moment): number {
  return isOwed(status) ? Math.max(0, daysBetween(due, today(now))) : 0;
}

/** The pool in which their numbers are drawn: one for the whole mission, so that a number is one recommendation. */
export const recommendationNumbers = 'recommendations';
