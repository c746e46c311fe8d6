// A visit of a Joint Protection Team to a base and its communities, from the wish to the report.
import {
  type DataOf,
  daysBetween,
  type Moment,
  type Step,
  today,
  workingDaysAfter,
} from '../kernel/index.ts';
import type { cancelVisit, checkVisit, holdVisit, planVisit, wantVisit } from './acts.ts';
import { type cancelReasons, type checklist, type components, wantedComponents } from './codes.ts';

export const visitStates = ['wanted', 'planned', 'held', 'cancelled'] as const;
export type VisitState = (typeof visitStates)[number];
export type Component = (typeof components)[number];
export type CancelReason = (typeof cancelReasons)[number];
export type CheckItem = (typeof checklist)[number];

/** What people do to one that is wanted, by the last word of the act. */
export const visitMoves = ['plan', 'check', 'hold', 'cancel'] as const;
export type VisitMove = (typeof visitMoves)[number];

export interface RosterLine {
  readonly component: Component;
  readonly people: number;
}

export interface VisitStep extends Step {
  readonly state: VisitState;
  readonly reason?: CancelReason;
}

export interface Visit {
  readonly base: string;
  readonly communities: readonly string[];
  /** The day by which it is wanted. */
  readonly by: string | null;
  readonly state: VisitState;
  /** First and last day, as planned or as held. */
  readonly from: string | null;
  readonly until: string | null;
  readonly roster: readonly RosterLine[];
  readonly vehicles: number | null;
  readonly checked: readonly CheckItem[];
  readonly reason: CancelReason | null;
  readonly history: readonly VisitStep[];
}

/** True where the act may be done to one in this state: held and cancelled are ends. */
export function mayMoveVisit(state: VisitState, move: VisitMove): boolean {
  return state === 'planned' || (state === 'wanted' && move !== 'check');
}

export function visitWanted(data: DataOf<typeof wantVisit>, at: Moment): Visit {
  const wanted: Visit = {
    base: data.base,
    communities: data.communities ?? [],
    by: data.by ?? null,
    state: 'wanted',
    from: null,
    until: null,
    roster: [],
    vehicles: null,
    checked: [],
    reason: null,
    history: [],
  };
  return stepped(wanted, 'want', at);
}

/** Planned, or planned otherwise. What was settled with the Assistant stays settled unless it is said anew. */
export function visitPlanned(visit: Visit, data: DataOf<typeof planVisit>, at: Moment): Visit {
  const { from, until, communities, roster, vehicles, checked = visit.checked } = data;
  return stepped(
    { ...visit, from, until, communities, roster, vehicles, checked, state: 'planned' },
    'plan',
    at,
  );
}

export function visitChecked(visit: Visit, { item }: DataOf<typeof checkVisit>, at: Moment): Visit {
  return stepped({ ...visit, checked: [...new Set([...visit.checked, item])] }, 'check', at);
}

export function visitHeld(visit: Visit, data: DataOf<typeof holdVisit>, at: Moment): Visit {
  const { from, until, communities, roster } = data;
  return stepped({ ...visit, from, until, communities, roster, state: 'held' }, 'hold', at);
}

export function visitCancelled(visit: Visit, { reason }: DataOf<typeof cancelVisit>, at: Moment): Visit {
  return stepped({ ...visit, state: 'cancelled', reason }, 'cancel', at, { reason });
}

/** After an act that came too late: it is kept and shown, and changes nothing else. */
export function visitContested(
  visit: Visit,
  move: VisitMove,
  { reason }: { readonly reason?: CancelReason },
  at: Moment,
): Visit {
  return stepped(visit, move, at, { isContested: true, ...(reason && { reason }) });
}

function stepped(
  visit: Visit,
  move: VisitMove | 'want',
  at: Moment,
  more: { readonly isContested?: boolean; readonly reason?: CancelReason } = {},
): Visit {
  const { isContested = false, reason } = more;
  const step = { act: `visit.${move}`, day: today(at), isContested, state: visit.state };
  return { ...visit, history: [...visit.history, { ...step, ...(reason && { reason }) }] };
}

/** Wanted parts of the mission that the team lacks: shown, and no hindrance (A7). Nothing while no team is named. */
export function missingComponents({ roster }: Pick<Visit, 'roster'>): Component[] {
  if (roster.length === 0) return [];
  return wantedComponents.filter((wanted) => !roster.some(({ component }) => component === wanted));
}

const reportWithinWorkingDays = 5;

/** The last day for the report of a visit that was held: five working days after its end. Null for any other. */
export function visitReportDue({ state, until }: Pick<Visit, 'state' | 'until'>): string | null {
  return state === 'held' && until !== null ? workingDaysAfter(until, reportWithinWorkingDays) : null;
}

/** Days since its report was due; 0 where none is owed yet. */
export function visitReportDaysOverdue(visit: Pick<Visit, 'state' | 'until'>, now: Moment): number {
  const due = visitReportDue(visit);
  return due === null ? 0 : Math.max(0, daysBetween(due, today(now)));
}
