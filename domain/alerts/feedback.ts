import { type DataOf, minute, momentOf, refuse } from '../kernel/index.ts';
import type { giveFeedback } from './acts.ts';
import type { AlertRule } from './rule.ts';

/**
 * What the community was told (B19). Given: who, how and when. Not possible: only after two attempts that failed;
 * unsafe: at once; both with a date on which it is tried again, and neither counts as given. A closed alert still
 * takes the feedback that it owes.
 */
export const feedbackRule: AlertRule<DataOf<typeof giveFeedback>> = (
  state,
  { data },
  { actor, now, registers },
) => {
  if (state.status === 'merged') return refuse('alert/closed');
  if (state.feedbackSince === null) return refuse('alert/feedback-nothing-owed');
  const community = data.community ?? state.community ?? '';
  const standing = Object.hasOwn(state.feedback, community) ? state.feedback[community] : undefined;
  if (!standing) return refuse('alert/place-unknown');
  if (standing.result === 'given') return refuse('alert/feedback-nothing-owed');
  const post = data.post ?? actor.post ?? undefined;
  if (post && !registers.post(post)) return refuse('post/unknown');
  switch (data.result) {
    case 'given': {
      if (!data.way) return refuse('alert/way-missing');
      if (data.at && momentOf(data.at) > now + minute) return refuse('time/in-the-future', ['at']);
      break;
    }
    case 'not-possible':
      if (standing.attempts < 2) return refuse('alert/two-attempts-first');
      if (!data.retryAt) return refuse('alert/retry-date-missing');
      break;
    case 'unsafe':
      if (!data.retryAt) return refuse('alert/retry-date-missing');
      break;
    case 'attempt-failed':
      if (standing.result !== null && !data.retryAt) return refuse('alert/retry-date-missing');
      break;
  }
  if (data.retryAt && momentOf(data.retryAt) <= now) return refuse('time/in-the-past', ['retryAt']);
  return { data: { ...data, ...(community && { community }), ...(post && { post }) } };
};
