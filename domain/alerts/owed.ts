import { type Refusal, type RefusalCode, refuse } from '../kernel/index.ts';
import { type AlertState, isOpen } from './state.ts';

export type Owed =
  | { readonly owed: 'decision' | 'outcome' | 'answer' | 'review' }
  | { readonly owed: 'feedback'; readonly community: string };

/**
 * What an alert still owes before it may be closed, in the order in which it falls due (FORMATS: what is owed before
 * closing). Feedback that was not possible, or unsafe, with a retry date lets an alert close; it is never counted
 * as given.
 */
export function owedBeforeClosing(state: AlertState): Owed[] {
  const owed: Owed[] = [];
  if (state.decision === null) {
    if (state.credibility !== 'unfounded') owed.push({ owed: 'decision' });
  } else if (state.decision.kind === 'respond' && !state.outcome) owed.push({ owed: 'outcome' });
  else if (state.decision.kind === 'pass-on' && !state.answer) owed.push({ owed: 'answer' });
  else if (state.decision.kind === 'monitor' && !state.review) owed.push({ owed: 'review' });
  for (const [community, standing] of Object.entries(state.feedback)) {
    if (standing.result === null) owed.push({ owed: 'feedback', community });
  }
  return owed;
}

/** Communities that have not been told, whether or not the alert is closed: the list of alerts waiting for feedback. */
export function communitiesNotTold(state: AlertState): string[] {
  if (state.status === 'merged') return [];
  return Object.entries(state.feedback)
    .filter(([, standing]) => standing.result !== 'given')
    .map(([community]) => community);
}

const refusalFor: Record<Owed['owed'], RefusalCode> = {
  decision: 'alert/decision-missing',
  outcome: 'alert/outcome-missing',
  answer: 'alert/answer-missing',
  review: 'alert/review-missing',
  feedback: 'alert/feedback-missing',
};

/** Null when the alert may be closed; else the first thing owed as the reason, and all of them by kind (B19). */
export function mayClose(state: AlertState): Refusal | null {
  if (!isOpen(state)) return refuse('alert/closed');
  if (state.ring) return refuse('alert/not-acknowledged');
  const owed = owedBeforeClosing(state);
  const first = owed[0];
  return first ? refuse(refusalFor[first.owed], [...new Set(owed.map((one) => one.owed))]) : null;
}
