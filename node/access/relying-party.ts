import { type Refusal, refuse } from '@ulinzi/domain/kernel';
import type { FastifyRequest } from 'fastify';
import type { App } from '../app/index.ts';
import { hostAskedFor, ownOrigin } from '../http/index.ts';

/** What a passkey is for: the mission's domain, and the page that may ask for it. */
export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
}

/**
 * What passkeys are for where this request came in: the mission's domain at the node's https name, so that a node that is
 * given another name keeps its people's passkeys; `localhost` on its own machine. Browsers know none for bare addresses.
 */
export function relyingParty({ reach }: Pick<App, 'reach'>, request: FastifyRequest): RelyingParty | Refusal {
  const [host, origin] = [hostAskedFor(request), ownOrigin(request)];
  if (origin === undefined) return refuse('passkey/not-here');
  if (host === 'localhost') return { id: 'localhost', origin };
  if (host !== reach.name || request.protocol !== 'https') return refuse('passkey/not-here');
  return { id: reach.domain ?? reach.name, origin };
}
