// Which gateway carries a text, and when it may be given to another. A text that a gateway has is given to no other
// until that gateway has given it back: so it goes out once, or its fate is told as unknown.
import { type Moment, minute } from '../kernel/index.ts';
import type { deliveryCauses } from './acts.ts';
import type { Gateway } from './gateway.ts';

/** A gateway as it is now. */
export interface GatewayNow extends Pick<Gateway, 'slug' | 'base' | 'rank' | 'isPaused'> {
  readonly province: string | null;
  /** Whether its channel is open: one that is not takes nothing, not even to keep it. */
  readonly isRunning: boolean;
  readonly isAlive: boolean;
}

/** Of a text, what its way hangs on. */
export interface TextToSend {
  readonly purpose: 'acknowledgement' | 'page' | 'feedback';
  /** The gateway that has it or is meant to; for an answer at first the one by which the message came. */
  readonly gateway: string;
  /** Of the post that is paged; else of the gateway. */
  readonly base: string | null;
  readonly province: string | null;
  /** Whether that gateway said lately that it could not send it, for a reason of its own. */
  readonly isBackFrom?: boolean;
}

/** So long a gateway may be dead before a text that waits in its spool is asked back. */
export function patienceMs({ purpose }: Pick<TextToSend, 'purpose'>): number {
  return purpose === 'page' ? 20_000 : 2 * minute;
}

/** Gateways in the order in which they are preferred: by rank, then as they were added. */
export function byPreference<One extends Pick<Gateway, 'rank'>>(gateways: readonly One[]): One[] {
  const rankOf = ({ rank }: One) => rank ?? Number.POSITIVE_INFINITY;
  return [...gateways].sort((one, other) =>
    rankOf(one) < rankOf(other) ? -1 : rankOf(one) > rankOf(other) ? 1 : 0,
  );
}

/** Whether a text would leave by it now. */
export function carries({ isRunning, isAlive, isPaused }: GatewayNow): boolean {
  return isRunning && isAlive && !isPaused;
}

/**
 * The gateway for a text, or null where there is none that would even keep it. An answer goes by the gateway by which
 * the message came while that is alive, for the sender knows its number; else by the first of its base. Only a page may
 * go by another base's, of the same province: an alert overtakes everything, and the people on duty know that their
 * pages may come from elsewhere. A source is never sent a text from a number that is not her base's. Where none is
 * alive, the text waits at the first that is not paused.
 */
export function gatewayOf(text: TextToSend, gateways: readonly GatewayNow[]): GatewayNow | null {
  const candidates = candidatesOf(text, gateways);
  const others = text.isBackFrom ? candidates.filter(({ slug }) => slug !== text.gateway) : [];
  const isThere = ({ isRunning, isPaused }: GatewayNow) => isRunning && !isPaused;
  const own = candidates.find(({ slug }) => slug === text.gateway);
  return (
    others.find(carries) ??
    candidates.find(carries) ??
    (own && isThere(own) ? own : undefined) ??
    candidates.find(isThere) ??
    null
  );
}

/** Those that may carry it, the best first. */
function candidatesOf(text: TextToSend, gateways: readonly GatewayNow[]): GatewayNow[] {
  const ordered = byPreference(gateways);
  const ofBase = ordered.filter(({ base }) => base === text.base);
  if (text.purpose !== 'page') {
    const own = ofBase.filter(({ slug }) => slug === text.gateway);
    return [...own, ...ofBase.filter(({ slug }) => slug !== text.gateway)];
  }
  const nearby = ordered.filter(
    ({ base, province }) => base !== text.base && province !== null && province === text.province,
  );
  const near = [...ofBase, ...nearby];
  // People of a province that has no gateway are rung by any: else they would never be.
  return near.length > 0 ? near : ordered;
}

/** What is to be done with a text that waits to be sent. `ask-back`: it is given to `next` only if `of` gives it back. */
export type NextStep =
  | { readonly do: 'wait' }
  | { readonly do: 'give'; readonly to: string }
  | { readonly do: 'ask-back'; readonly of: string; readonly next: string };

/**
 * The next step of a text that is to be sent. Only the gateway that its row names can have it, handed over before a
 * crash or tried before: that one is asked first, before it is given to another, or to the same once more.
 */
export function nextStep(
  text: TextToSend & { readonly wasTried: boolean },
  gateways: readonly GatewayNow[],
): NextStep {
  const to = gatewayOf(text, gateways)?.slug;
  if (to === undefined) return { do: 'wait' };
  // Queued while there was no gateway at all.
  if (text.gateway === '' || (to === text.gateway && !text.wasTried)) return { do: 'give', to };
  // One that is not open cannot say what it has.
  const isOpen = gateways.some(({ slug, isRunning }) => slug === text.gateway && isRunning);
  return isOpen ? { do: 'ask-back', of: text.gateway, next: to } : { do: 'wait' };
}

/** Causes by which a gateway says for certain that a text did not go out by it. */
const certainlyNotSent: readonly (typeof deliveryCauses)[number][] = [
  'refused',
  'no-network',
  'gateway-dead',
];

/** Whether a text that failed may be tried again, there or elsewhere; one of unknown fate may be with its reader. */
export function mayTryAgain(cause: (typeof deliveryCauses)[number]): boolean {
  return certainlyNotSent.includes(cause);
}

/** Whether it failed for a reason of the gateway's, so that another may do better. */
export function isGatewaysFault(cause: string | null): boolean {
  return cause === 'no-network' || cause === 'gateway-dead';
}

/**
 * Whether a text that waits at a gateway is to be asked back: when the gateway is paused, or has been dead for longer
 * than is patient and another is alive. `deadSince` is null while it lives.
 */
export function isToBeAskedBack(
  text: TextToSend,
  gateways: readonly GatewayNow[],
  { deadSince, now }: { deadSince: Moment | null; now: Moment },
): boolean {
  const at = gateways.find(({ slug }) => slug === text.gateway);
  if (!at || at.isPaused) return at !== undefined;
  if (deadSince === null || now - deadSince < patienceMs(text)) return false;
  const better = gatewayOf(text, gateways);
  return better !== null && better.slug !== text.gateway && carries(better);
}

/**
 * For whom each gateway stands in now: those that would carry the pages of their base before it and cannot. By slugs.
 */
export function standIns(gateways: readonly GatewayNow[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const away of byPreference(gateways)) {
    if (carries(away)) continue;
    const { base, province, slug } = away;
    const carrier = gatewayOf({ purpose: 'page', gateway: slug, base, province }, gateways);
    if (!carrier || !carries(carrier) || !standsBefore(away, carrier, gateways)) continue;
    found.set(carrier.slug, [...(found.get(carrier.slug) ?? []), slug]);
  }
  return found;
}

/** A gateway that is alive and comes first anyway stands in for nobody. */
function standsBefore(away: GatewayNow, carrier: GatewayNow, gateways: readonly GatewayNow[]): boolean {
  if (away.base !== carrier.base) return true;
  const order = byPreference(gateways);
  return order.indexOf(away) < order.indexOf(carrier);
}
