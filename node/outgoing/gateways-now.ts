// The gateways as they are at this moment: what the registers say of them and what their channels tell.
import type { Gateway, GatewayNow } from '@ulinzi/domain/channels';
import type { Moment } from '@ulinzi/domain/kernel';
import type { Channel } from '../channels/index.ts';
import type { Memory } from '../log/index.ts';

type Known = Pick<Memory, 'registersOf' | 'base'>;
type ChannelOf = (gateway: string) => Channel | undefined;

/** In the order in which they were added. */
export function gatewaysNow(memory: Known, channel: ChannelOf): GatewayNow[] {
  return memory.registersOf<Gateway>('gateway').map(({ state: { slug, base, rank, isPaused } }) => {
    const via = channel(slug);
    const province = memory.base(base)?.province ?? null;
    const isAlive = via?.health().isAlive ?? false;
    return { slug, base, province, rank, isPaused, isRunning: via !== undefined, isAlive };
  });
}

/** Remembers since when each gateway is dead, as far as this node has looked. */
export class Deaths {
  readonly #since = new Map<string, Moment>();

  note(gateways: readonly GatewayNow[], now: Moment): void {
    for (const { slug, isAlive } of gateways) {
      if (isAlive) this.#since.delete(slug);
      else if (!this.#since.has(slug)) this.#since.set(slug, now);
    }
  }

  since(gateway: string): Moment | null {
    return this.#since.get(gateway) ?? null;
  }
}
