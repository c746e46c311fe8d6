import { type Channel, type ChannelHealth, healthWhenStopped, type OutgoingMessage } from '../channel.ts';
import { openChannel, type OpenChannel } from './open-channel.ts';
import type { GammuOptions } from './options.ts';

/** Makes a channel over Gammu. Nothing happens before it is started. */
export function gammuChannel(options: GammuOptions): Channel {
  return new GammuChannel(options);
}

class GammuChannel implements Channel {
  readonly #options: GammuOptions;
  #opening: Promise<OpenChannel> | undefined;
  #open: OpenChannel | undefined;

  constructor(options: GammuOptions) {
    this.#options = options;
  }

  /** Resolves when the daemon was started or found, whether its modem answers or not: `health` tells. */
  async start(): Promise<void> {
    const opening = (this.#opening ??= openChannel(this.#options));
    try {
      const open = await opening;
      if (this.#opening === opening) this.#open = open;
    } catch (error) {
      this.#opening = undefined;
      throw error;
    }
  }

  async send(message: OutgoingMessage): Promise<void> {
    if (this.#open === undefined) throw new Error('the channel is not started');
    await this.#open.send(message);
  }

  takeBack(id: string): 'taken-back' | 'unknown' {
    return this.#open?.takeBack(id) ?? 'unknown';
  }

  health(): ChannelHealth {
    return this.#open?.health() ?? healthWhenStopped(this.#options.gateway);
  }

  async stop(): Promise<void> {
    const opening = this.#opening;
    this.#opening = undefined;
    this.#open = undefined;
    await (await opening)?.close();
  }
}
