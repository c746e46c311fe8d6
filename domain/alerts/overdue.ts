import { hour, minute, type Moment } from '../kernel/index.ts';
import type { ClockKind } from './codes.ts';
import type { AlertState } from './state.ts';

/** The clocks that have run out and are rung for, each with the deadline that passed, soonest first. */
export function overdueClocks(state: AlertState): { readonly clock: ClockKind; readonly since: Moment }[] {
  const { ladder, ring, overdue } = state;
  const late: { clock: ClockKind; since: Moment }[] = [];
  if (ring && ring.rung > 0)
    late.push({ clock: 'acknowledge', since: ring.since + ladder.acknowledgeMinutes * minute });
  if (overdue.decide) late.push({ clock: 'decide', since: state.decideFrom + ladder.decideMinutes * minute });
  if (overdue.feedback && state.feedbackSince !== null)
    late.push({ clock: 'feedback', since: state.feedbackSince + ladder.feedbackHours * hour });
  if (overdue.review && state.decision?.reviewAt)
    late.push({ clock: 'review', since: state.decision.reviewAt });
  const retries = Object.values(state.feedback).flatMap((one) =>
    one.result !== 'given' && one.retryAt !== null ? [one.retryAt] : [],
  );
  if (overdue.retry && retries.length > 0) late.push({ clock: 'retry', since: Math.min(...retries) });
  return late.sort((a, b) => a.since - b.since);
}
