import type { DeliveryCause, DeliveryState } from '../channel.ts';
import { giveUpAfterMs } from '../outgoing-text.ts';

/** What the spool holds of a text. */
export interface TextInSpool {
  readonly id: string;
  /** 0 where it could not be sent at all. */
  readonly outboxId: number;
  readonly queuedAt: number;
  /** Whether its row is still in the outbox, and whether it was withdrawn there as stale. */
  readonly waits: boolean;
  readonly isWithdrawn: boolean;
  /** The rows of what was tried, one for each part. */
  readonly tried: readonly TriedPart[];
}

export interface TriedPart {
  readonly status: string;
  readonly statusCode: number;
  /** `YYYY-MM-DD hh:mm:ss` in UTC. */
  readonly sentAt: string;
  readonly deliveredAt: string | null;
}

/**
 * What became of a text. The times are the daemon's and the network's where they have one, else `now`.
 * `isGatewayAlive` tells apart why nothing happened.
 */
export function stateOf(text: TextInSpool, now: number, isGatewayAlive: boolean): DeliveryState {
  const { id, tried } = text;
  const failed = (cause: DeliveryCause, at = now): DeliveryState => ({ id, state: 'failed', cause, at });
  if (text.outboxId === 0) return failed('refused', text.queuedAt);

  const error = tried.find((part) => part.status === 'SendingError' || part.status === 'Error');
  const isFailed = error !== undefined || tried.some((part) => part.status === 'DeliveryFailed');
  // A phone that has a part of it must not be sent the whole once more.
  if (isFailed && tried.some((part) => hasGoneOut(part))) return failed('unknown');
  if (error !== undefined) return failed(causeOf(error.statusCode));
  if (isFailed) return failed('refused');

  if (text.isWithdrawn) return failed(isGatewayAlive ? 'unknown' : 'gateway-dead');
  if (text.waits) return { id, state: 'handed', at: text.queuedAt };
  if (tried.length === 0) return failed('unknown');

  const sentAt = Math.max(...tried.map((part) => timeOf(part.sentAt) ?? text.queuedAt));
  if (tried.every((part) => part.status === 'DeliveryOK')) {
    const told = Math.max(...tried.map((part) => timeOf(part.deliveredAt) ?? now));
    // The network's clock need not be ours: a report from the future, or from before the sending, is one of now.
    return { id, state: 'delivered', at: told < sentAt || told > now ? now : told };
  }
  if (now - text.queuedAt >= giveUpAfterMs) return failed('no-report');
  return { id, state: 'sent', at: sentAt };
}

function hasGoneOut({ status }: TriedPart): boolean {
  return ['SendingOK', 'SendingOKNoReport', 'DeliveryOK', 'DeliveryPending'].includes(status);
}

/**
 * Reads the error of a modem (+CMS ERROR, 3GPP TS 27.005, 3.2.5): below 128 the network's cause (TS 24.011, E-2),
 * below 256 the centre's (TS 23.040, 9.2.3.22).
 */
function causeOf(code: number): DeliveryCause {
  if ([38, 41, 42, 47, 331, 332].includes(code)) return 'no-network';
  if ([1, 8, 10, 21, 22, 27, 28, 29, 30, 50, 69].includes(code) || (code >= 81 && code < 256))
    return 'refused';
  return 'unknown';
}

function timeOf(text: string | null): number | null {
  const time = text === null ? Number.NaN : Date.parse(`${text.replace(' ', 'T')}Z`);
  return Number.isNaN(time) ? null : time;
}
