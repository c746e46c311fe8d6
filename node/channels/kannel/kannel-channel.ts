// SMS over a Kannel that runs beside the node. Texts go out by its sendsms, each once; what comes in and what became of
// a text it brings to our door (node/intake/kannel-routes.ts). The channel neither starts nor configures it.
import { type Channel, type ChannelHealth, healthWhenStopped, type OutgoingMessage } from '../channel.ts';
import type { KannelLetter } from './letter.ts';
import { OpenKannel } from './open-kannel.ts';
import type { KannelOptions } from './options.ts';

export class KannelChannel implements Channel {
  readonly #options: KannelOptions;
  #open: OpenKannel | undefined;

  constructor(options: KannelOptions) {
    this.#options = options;
  }

  /** Resolves when the spool is open, whether Kannel answers or not: `health` tells. */
  async start(): Promise<void> {
    this.#open ??= new OpenKannel(this.#options);
  }

  async send(message: OutgoingMessage): Promise<void> {
    await this.#opened().send(message);
  }

  /** Takes in what Kannel posted. Resolves when the message is durable; rejected, Kannel is to post it again. */
  async takeIn(letter: KannelLetter): Promise<void> {
    await this.#opened().takeIn(letter);
  }

  /** Takes in what Kannel reports of a text. On the disk when this returns; false where no text has the token. */
  report(token: string, type: number): boolean {
    return this.#opened().report(token, type);
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

  #opened(): OpenKannel {
    if (this.#open === undefined) throw new Error('the channel is not started');
    return this.#open;
  }
}
