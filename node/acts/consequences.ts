import type { AlertState } from '@ulinzi/domain/alerts';
import { refuse } from '@ulinzi/domain/kernel';
import { maySend } from '@ulinzi/domain/sources';
import { minuteOfDay, outgoingLife } from '../intake/index.ts';
import { draft } from '../log/index.ts';
import type { Consequences } from './job-parts.ts';
import type { Caller } from './call-back.ts';
import type { CheckedRequest } from './request.ts';

/** Somebody else answered the phone: the source is at risk, and nothing is sent there any more. */
export function sourceAtRisk(request: CheckedRequest, caller: Caller): Consequences {
  const { source } = caller;
  if (!source || source.state.isAtRisk) return {};
  return {
    accepted: (view) => ({
      entries: [
        draft({
          id: view.newId(),
          act: 'source.mark-at-risk',
          kind: 'source',
          subject: source.id,
          pen: request.actor.pen,
          occurred: view.now,
          data: { cause: 'someone-else-answered' },
        }),
      ],
    }),
  };
}

/**
 * Feedback by the phrase agreed with the source: neutral words that mean nothing to a stranger, "came" where somebody
 * went, "could not" else. Kept to the source's safe hours.
 */
export function feedbackMessage(caller: Caller, result: unknown): Consequences {
  if (result !== 'given') return {};
  return {
    accepted: (view) => {
      const alert = view.alert(caller.alert) as AlertState;
      const source = caller.source?.state;
      if (source && !maySend(source, minuteOfDay(view.now))) return { refusal: refuse('source/unsafe-hour') };
      return {
        outgoing: [
          {
            id: view.newId(),
            purpose: 'feedback',
            gateway: caller.gateway,
            urgent: false,
            line: caller.line.id,
            words: alert.decision?.kind === 'respond' ? 'sms.feedback-came' : 'sms.feedback-could-not',
            locale: source?.language ?? 'fr',
            fill: {},
            alert: alert.id,
            page: null,
            post: null,
            notBefore: view.now,
            expires: view.now + outgoingLife,
          },
        ],
      };
    },
  };
}
