import type { KeptBack } from '@ulinzi/domain/channels';
import { type Refusal, refuse } from '@ulinzi/domain/kernel';
import type { App } from '../app/index.ts';
import { releasedInto } from '../intake/index.ts';
import { openedMessage } from '../kept-back/index.ts';
import type { Consequences } from './job-parts.ts';
import type { CheckedRequest } from './request.ts';

/** The message that is released reaches its alert in the same commit. */
export async function releasing(app: App, request: CheckedRequest): Promise<Consequences | Refusal> {
  const core = app.core();
  const { subject, actor } = request;
  const held = subject ? core?.memory.registerHeld(subject) : undefined;
  // The rule will say that there is none, or none of hers: nothing is opened before.
  if (!core || !subject || held?.kind !== 'message') return {};
  if (actor.role === 'assistant' && actor.base !== (held.state as KeptBack).base) return {};
  const message = await openedMessage(app, core, held.no);
  if (!message) return refuse('message/words-gone');
  const recent = message.line === undefined ? null : app.keystore.line(message.line)?.recentSubject;
  return {
    needs: recent ? [recent] : [],
    accepted: (view) => {
      const { entry, number } = releasedInto(app.keystore, view, message, actor.pen);
      return { entries: [entry], number };
    },
  };
}
