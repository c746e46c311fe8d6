// Deadlines are computed from an alert's state and nothing else, so that they survive a restart and a rebuild.
import { hour, minute, type Moment } from '../kernel/index.ts';
import type { Seat } from '../people/index.ts';
import type { ClockKind } from './codes.ts';
import { type AlertState, awaitsDecision, isOpen } from './state.ts';

export interface Clock {
  readonly kind: ClockKind;
  /** The rung that is reached when it runs out; only the acknowledgement has more than one. */
  readonly rung: 0 | 1 | 2;
  readonly at: Moment;
}

/** The clocks that run for an alert, soonest first. A clock that has fired is not among them. */
export function clocksOf(state: AlertState): Clock[] {
  const running: Clock[] = [];
  const { ladder, overdue } = state;
  if (state.ring && state.ring.rung < 2) {
    const minutes = state.ring.rung === 0 ? ladder.acknowledgeMinutes : ladder.dutyOfficerMinutes;
    running.push({
      kind: 'acknowledge',
      rung: state.ring.rung === 0 ? 1 : 2,
      at: state.ring.since + minutes * minute,
    });
  }
  if (awaitsDecision(state) && !overdue.decide) {
    running.push({ kind: 'decide', rung: 0, at: state.decideFrom + ladder.decideMinutes * minute });
  }
  const standings = Object.values(state.feedback);
  if (
    isOpen(state) &&
    state.feedbackSince !== null &&
    !overdue.feedback &&
    standings.some((one) => !one.result)
  ) {
    running.push({ kind: 'feedback', rung: 0, at: state.feedbackSince + ladder.feedbackHours * hour });
  }
  if (
    isOpen(state) &&
    state.decision?.kind === 'monitor' &&
    state.decision.reviewAt !== null &&
    !state.review
  ) {
    if (!overdue.review) running.push({ kind: 'review', rung: 0, at: state.decision.reviewAt });
  }
  if (state.status !== 'merged' && !overdue.retry) {
    const retries = standings.flatMap((one) =>
      one.result !== 'given' && one.retryAt !== null ? [one.retryAt] : [],
    );
    if (retries.length > 0) running.push({ kind: 'retry', rung: 0, at: Math.min(...retries) });
  }
  return running.sort((a, b) => a.at - b.at);
}

export interface Ring {
  readonly clock: ClockKind;
  readonly seat: Seat;
  /** Told once, or paged each minute until someone answers. */
  readonly cadence: 'once' | 'each-minute';
}

const seatsWhenOverdue: Record<Exclude<ClockKind, 'acknowledge'>, readonly Seat[]> = {
  decide: ['commander', 'duty-officer'],
  feedback: ['assistant', 'commander'],
  review: ['assistant', 'commander'],
  retry: ['assistant'],
};

const ladderSeats: readonly Seat[] = ['assistant', 'commander', 'duty-officer'];

/** Who is rung for an alert now (FORMATS: the ladder; B3: Assistant and commander are both told). */
export function ringsOf(state: AlertState): Ring[] {
  const rings: Ring[] = [];
  if (state.ring) {
    const rung = state.ring.rung;
    for (const seat of ladderSeats.slice(0, rung + 1))
      rings.push({ clock: 'acknowledge', seat, cadence: 'each-minute' });
    if (rung === 0) rings.push({ clock: 'acknowledge', seat: 'commander', cadence: 'once' });
  }
  for (const clock of ['decide', 'feedback', 'review', 'retry'] as const) {
    if (!state.overdue[clock]) continue;
    for (const seat of seatsWhenOverdue[clock]) rings.push({ clock, seat, cadence: 'each-minute' });
  }
  return rings;
}

/** True when a post has already answered for this clock and is left in peace for it. */
export function hasAnswered(state: AlertState, clock: ClockKind, post: string): boolean {
  return clock !== 'acknowledge' && (state.overdue[clock]?.includes(post) ?? false);
}

/** Where a seat's roster is kept: at the alert's base, or at its province for the duty officer. */
export function scopeOf(state: Pick<AlertState, 'base' | 'province'>, seat: Seat): string {
  return seat === 'duty-officer' ? state.province : state.base;
}
