// The channels that run in this node, by their gateway's name.
import type { Channel, ChannelHealth } from './channel.ts';

export class Channels {
  readonly #channels = new Map<string, Channel>();

  get(gateway: string): Channel | undefined {
    return this.#channels.get(gateway);
  }

  all(): Channel[] {
    return [...this.#channels.values()];
  }

  async add(gateway: string, channel: Channel): Promise<void> {
    this.#channels.set(gateway, channel);
    await channel.start();
  }

  health(): ChannelHealth[] {
    return [...this.#channels.values()].map((channel) => channel.health());
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#channels.values()].map((channel) => channel.stop()));
  }
}
