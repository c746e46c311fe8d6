// One look at the gateways for everybody, every few seconds: whether they live is the whole mission's; that messages
// wait is told to those of the gateway's own base and province, for it tells that something is happening there.
import type { Actor } from '@ulinzi/domain/registers';
import type { ChannelHealth } from '../channels/index.ts';
import type { Memory } from '../log/index.ts';
import { concerns, type ListChange, placeOf } from './lists.ts';

interface Seen {
  readonly life: string;
  readonly isBusy: boolean;
}

/** Not each second's contact, nor each per cent of the signal. */
function seenOf({ isAlive, restarts, signalPercent, waiting }: ChannelHealth): Seen {
  const signal = signalPercent === null ? null : Math.round(signalPercent / 20);
  return { life: JSON.stringify([isAlive, restarts, signal]), isBusy: waiting > 0 };
}

export class GatewayWatch {
  #seen: ReadonlyMap<string, Seen>;

  constructor(health: readonly ChannelHealth[]) {
    this.#seen = seenOfAll(health);
  }

  /** What has changed since the last look. */
  look(health: readonly ChannelHealth[], memory: Pick<Memory, 'gateway' | 'base'>): ListChange[] {
    const before = this.#seen;
    this.#seen = seenOfAll(health);
    return [...this.#seen].flatMap(([gateway, { life, isBusy }]) => {
      const was = before.get(gateway);
      if (was?.life !== life) return [changed(() => true)];
      if (was.isBusy === isBusy) return [];
      const place = placeOf(memory.gateway(gateway)?.base ?? null, memory);
      return [changed((actor) => concerns(actor, 'gateways', place))];
    });
  }
}

function seenOfAll(health: readonly ChannelHealth[]): Map<string, Seen> {
  return new Map(health.map((one) => [one.gateway, seenOf(one)]));
}

function changed(isShownTo: (actor: Actor) => boolean): ListChange {
  return { list: 'gateways', position: Number.POSITIVE_INFINITY, isShownTo };
}
