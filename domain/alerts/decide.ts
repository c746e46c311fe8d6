import { type DataOf, momentOf, type Refusal, refuse } from '../kernel/index.ts';
import type { decideAlert } from './acts.ts';
import { type Check, checksFor, stateRecipients } from './codes.ts';
import { type AlertRule, isActorUnknown, isStateActor, isUnderWay } from './rule.ts';
import { isOpen } from './state.ts';

/**
 * Respond, pass on, monitor or cannot, each with what it owes. A deadline never decides and a check of the facts is
 * never a precondition for movement. Passing on to the state's side is refused where it may be the perpetrator, and
 * where the perpetrator is unknown unless a named person records why (safety rule 3; C4). What does not belong to the
 * decision, such as a recipient where nothing is passed on, is not logged.
 */
export const decideRule: AlertRule<DataOf<typeof decideAlert>> = (state, { data, bodies }, { now }) => {
  if (!isOpen(state)) return refuse('alert/closed');
  if (state.status === 'received') return refuse('alert/not-acknowledged');
  if (state.decision && !data.revises) return refuse('alert/already-decided');
  if (isUnderWay(state)) return refuse('alert/outcome-missing');
  const { cause, recipient, reviewAt, checks, ...decided } = data;
  switch (data.decision) {
    case 'cannot':
      if (!cause) return refuse('alert/cause-missing');
      return { data: { ...decided, cause } };
    case 'monitor':
      if (!reviewAt) return refuse('alert/review-date-missing');
      if (momentOf(reviewAt) <= now) return refuse('time/in-the-past', ['reviewAt']);
      return { data: { ...decided, reviewAt } };
    case 'pass-on':
      if (!recipient) return refuse('alert/recipient-missing');
      if (stateRecipients.includes(recipient)) {
        if (isStateActor(state)) return refuse('alert/perpetrator-side');
        if (isActorUnknown(state) && !bodies.has('why')) return refuse('alert/perpetrator-unknown');
      }
      return checksMissing(checks) ?? { data: { ...decided, recipient, checks } };
    case 'respond':
      return { data: decided };
  }
};

/** Nothing is shared without the checks (C2). */
function checksMissing(given: readonly Check[] = []): Refusal | null {
  const missing = checksFor.authorities.filter((check) => !given.includes(check));
  return missing.length > 0 ? refuse('alert/checks-missing', missing) : null;
}
