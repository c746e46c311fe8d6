import type { Ladder } from '../communities/index.ts';
import type { Moment, NodeId, SubjectId } from '../kernel/index.ts';
import type { ActorClass, AlertStatus, ClockKind } from './codes.ts';

/** What has been coded of a message so far; every part may be missing. */
export interface Coded {
  readonly event?: string;
  readonly actor?: ActorClass;
  readonly howManyAtLeast?: number;
  readonly direction?: string;
  readonly urgency?: string;
  readonly certainty?: string;
}

export interface Decision {
  readonly kind: 'respond' | 'pass-on' | 'monitor' | 'cannot';
  readonly cause: string | null;
  readonly recipient: string | null;
  readonly reviewAt: Moment | null;
  readonly at: Moment;
}

/** What one community is owed and has been told. */
export interface FeedbackStanding {
  readonly attempts: number;
  readonly result: 'given' | 'not-possible' | 'unsafe' | null;
  readonly post: string | null;
  readonly way: string | null;
  readonly at: Moment | null;
  readonly retryAt: Moment | null;
}

/** The situation that an alert is tied into. */
export interface Tied {
  readonly id: SubjectId;
  readonly number: string;
  readonly event: string;
}

export interface AlertState {
  readonly id: SubjectId;
  /** Random digits by which people call it; unique among the base's open and recent alerts. */
  readonly number: string;
  readonly base: string;
  readonly province: string;
  readonly circle: number;
  readonly home: NodeId;
  readonly epoch: number;
  /** Accepted entries folded so far. */
  readonly version: number;
  /** Those among them that its province can tell of: of the others its screens show nothing, and no gap. */
  readonly laneVersion: number;
  /** Acts kept without effect. */
  readonly contested: number;
  readonly status: AlertStatus;
  readonly channel: string;
  readonly isStranger: boolean;
  readonly community: string | null;
  readonly receivedAt: Moment;
  readonly heardAt: Moment | null;
  /** By how much the message that opened it came late; null where it did not, or nobody can tell. */
  readonly lateMs: Moment | null;
  readonly messages: number;
  readonly lastMessageAt: Moment;
  /** The base's ladder as it stood when the alert came in. */
  readonly ladder: Ladder;
  /** When the decision's clock began: at intake, or when the alert was reopened or found to be founded after all. */
  readonly decideFrom: Moment;
  /** Ringing until somebody answers: since when, and how high on the ladder. */
  readonly ring: { readonly since: Moment; readonly rung: 0 | 1 | 2 } | null;
  readonly acknowledgedAt: Moment | null;
  readonly acknowledgedBy: string | null;
  /** Clocks whose deadline has passed and is rung for, each with the posts that have answered for it. */
  readonly overdue: Readonly<Partial<Record<ClockKind, readonly string[]>>>;
  /** Until when the number stands in the dialler. */
  readonly callBack: { readonly until: Moment } | null;
  readonly callBacks: number;
  readonly coded: Coded;
  /** Meanings that the word list found in its messages and typed words, in the list's order; nobody has confirmed them. */
  readonly recognised: readonly string[];
  readonly credibility: 'credible' | 'unclear' | 'unfounded' | null;
  readonly grade: { readonly reliability: string; readonly information: string } | null;
  readonly decision: Decision | null;
  readonly answer: string | null;
  readonly review: string | null;
  readonly response: {
    readonly means: string;
    readonly checks: readonly string[];
    readonly at: Moment;
  } | null;
  readonly onSiteAt: Moment | null;
  readonly outcome: { readonly code: string; readonly at: Moment } | null;
  /** When the last thing that feedback waits for happened; null while nothing is owed yet. */
  readonly feedbackSince: Moment | null;
  /** By community slug; the alert's own place under '' while it is unknown. */
  readonly feedback: Readonly<Record<string, FeedbackStanding>>;
  readonly mergedInto: SubjectId | null;
  readonly absorbed: readonly SubjectId[];
  readonly isSourceAtRisk: boolean;
  /** The event on the ground of which other villages tell too. */
  readonly situation: Tied | null;
  /** Alerts that somebody has said it is apart from. */
  readonly apart: readonly SubjectId[];
  /** The post that has said "I take it". */
  readonly followedBy: string | null;
  /** To whom it was handed and has not been taken yet, and by whom. */
  readonly handed: { readonly to: string; readonly by: string | null } | null;
  readonly closedAt: Moment | null;
}

export const noFeedback: FeedbackStanding = {
  attempts: 0,
  result: null,
  post: null,
  way: null,
  at: null,
  retryAt: null,
};

export function isOpen(state: AlertState): boolean {
  return state.status !== 'closed' && state.status !== 'merged';
}

/** True while the base still has to say what it will do. */
export function awaitsDecision(state: AlertState): boolean {
  return isOpen(state) && state.decision === null && state.credibility !== 'unfounded';
}
