// What is wrong with a gateway, and since when: what passes by itself within its grace is nobody's business.
import type { GatewayTrouble } from '../channels/index.ts';
import { minute, type Moment } from '../kernel/index.ts';
import type { TroubleKind } from './codes.ts';

/** What a channel says of itself, as far as it matters here. */
export interface GatewayHealth {
  readonly gateway: string;
  readonly isAlive: boolean;
  readonly signalPercent: number | null;
  readonly trouble?: GatewayTrouble | null;
}

/** Something that is wrong now, with one thing. */
export interface TroubleSeen {
  readonly kind: TroubleKind;
  readonly thing: string;
}

/**
 * How long something may be wrong before it is raised. A channel looks at itself each second and calls itself dead after
 * a minute without contact: with this grace the watch room knows within two minutes.
 */
export const graceMs: Readonly<Record<TroubleKind, number>> = {
  'gateway-dead': 0.75 * minute,
  // The channel has waited already.
  hung: 0,
  'no-signal': 5 * minute,
  'no-credit': 0,
  'missed-contact': 0,
  'silent-source': 0,
};

/** What is wrong with a gateway now: that it is dead or hangs says all there is to say. */
export function conditionsOf(health: GatewayHealth): TroubleSeen[] {
  const { gateway: thing, isAlive, signalPercent, trouble } = health;
  if (trouble === 'hung') return [{ kind: 'hung', thing }];
  if (!isAlive) return [{ kind: 'gateway-dead', thing }];
  const noSignal = trouble === 'no-signal' || signalPercent === 0;
  return [
    ...(noSignal ? [{ kind: 'no-signal', thing } as const] : []),
    ...(trouble === 'no-credit' ? [{ kind: 'no-credit', thing } as const] : []),
  ];
}

/** Remembers since when each thing has been wrong. */
export class Standing {
  #since = new Map<string, Moment>();

  /** Those that have lasted longer than their grace, each with since when; what is wrong no more is forgotten. */
  look(wrong: readonly TroubleSeen[], now: Moment): (TroubleSeen & { readonly since: Moment })[] {
    const before = this.#since;
    this.#since = new Map(wrong.map((one) => [keyOf(one), before.get(keyOf(one)) ?? now]));
    return wrong.flatMap((one) => {
      const since = this.#since.get(keyOf(one)) ?? now;
      return now - since >= graceMs[one.kind] ? [{ ...one, since }] : [];
    });
  }
}

/** One open trouble for each of these. */
export function keyOf({ kind, thing }: TroubleSeen): string {
  return `${kind} ${thing}`;
}
