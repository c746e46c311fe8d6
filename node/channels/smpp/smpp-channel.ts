// SMS over a session with an operator's SMS centre (SMPP 3.4, transceiver). Texts go out each once; what comes in is
// answered when it is on our disk.
import { type Channel, type ChannelHealth, healthWhenStopped, type OutgoingMessage } from '../channel.ts';
import { OpenSmpp } from './open-smpp.ts';
import type { SmppOptions } from './options.ts';

export class SmppChannel implements Channel {
  readonly #options: SmppOptions;
  #open: OpenSmpp | undefined;

  constructor(options: SmppOptions) {
    this.#options = options;
  }

  /** Resolves when the spool is open, whether the centre answers or not: `health` tells. */
  async start(): Promise<void> {
    this.#open ??= new OpenSmpp(this.#options);
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
    const open = this.#open;
    this.#open = undefined;
    await open?.close();
  }
}
