// Messages that opened nothing and are not dropped: those of revoked phones, of operators, replies to a page whose
// digits fit none, and bips that are taken for the answer to a drill (these wait for minutes only). Each waits until somebody has said what it is.
import type { DataOf, Moment } from '../kernel/index.ts';
import type { discardMessage, receiveMessage, releaseMessage } from './acts.ts';

export const keptBackWhys = ['revoked', 'operator', 'unclear-digits', 'drill'] as const;
export type KeptBackWhy = (typeof keptBackWhys)[number];

export interface KeptBack {
  /** Of the gateway by which it came. */
  readonly base: string;
  readonly gateway: string;
  readonly kind: 'text' | 'call';
  readonly why: KeptBackWhy;
  readonly at: Moment;
  /** Null while it waits. */
  readonly ended: {
    readonly how: 'released' | 'discarded';
    readonly reason: string;
    readonly at: Moment;
  } | null;
}

/** A message that came in, where it was kept back; undefined for every other. */
export function messageKept(data: DataOf<typeof receiveMessage>, at: Moment): KeptBack | undefined {
  const why = whyOf(data);
  if (!why) return undefined;
  return { base: data.base, gateway: data.gateway, kind: data.kind, why, at, ended: null };
}

function whyOf({ fate, sender }: DataOf<typeof receiveMessage>): KeptBackWhy | null {
  if (fate === 'quarantined') return 'revoked';
  if (fate === 'drill') return 'drill';
  if (fate !== 'set-aside') return null;
  return sender === 'operator' ? 'operator' : 'unclear-digits';
}

export function messageReleased(
  message: KeptBack,
  { reason }: DataOf<typeof releaseMessage>,
  at: Moment,
): KeptBack {
  return { ...message, ended: { how: 'released', reason, at } };
}

export function messageDiscarded(
  message: KeptBack,
  { reason }: DataOf<typeof discardMessage>,
  at: Moment,
): KeptBack {
  return { ...message, ended: { how: 'discarded', reason, at } };
}
