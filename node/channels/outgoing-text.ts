// What holds for every text that goes out, whatever gateway carries it.
import { mayTryAgain } from '@ulinzi/domain/channels';
import type { DeliveryCause, DeliveryState } from './channel.ts';

/** After this long a text that nothing was heard of is given up. */
export const giveUpAfterMs = 72 * 3_600_000;

/** How long an id is remembered after its end, so that a repeated request is known for what it is. */
export const rememberMs = 72 * 3_600_000;

export const dialable = /^\+?\d{3,15}$/;

/** Whether nothing more can come after a state. */
export function isFinal({ state }: Pick<DeliveryState, 'state'>): boolean {
  return state === 'delivered' || state === 'failed';
}

/** What a spool keeps of a state that the node was told. */
export function markOf({ state, cause }: DeliveryState): string {
  return cause === undefined ? state : `${state} ${cause}`;
}

/** Whether a mark says that a text did not go out, so that it may be taken back. */
export function hasFailedForCertain(mark: string): boolean {
  const [state, cause] = mark.split(' ');
  return state === 'failed' && cause !== undefined && mayTryAgain(cause as DeliveryCause);
}
