// SMS over a program that posts to our door what came in (node/intake/webhook-routes.ts) and takes at an address of its
// own what goes out: a phone that is a gateway, a service for RapidPro, or whatever speaks our own dialect.
import { type Channel, type ChannelHealth, healthWhenStopped, type OutgoingMessage } from '../channel.ts';
import type { Post } from './dialect.ts';
import { OpenWebhook } from './open-webhook.ts';
import type { WebhookOptions } from './options.ts';
import type { Welcome } from './signature.ts';

export class WebhookChannel implements Channel {
  readonly #options: WebhookOptions;
  #open: OpenWebhook | undefined;

  constructor(options: WebhookOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    this.#open ??= new OpenWebhook(this.#options);
  }

  async send(message: OutgoingMessage): Promise<void> {
    await this.#opened().send(message);
  }

  takeBack(id: string): 'taken-back' | 'unknown' {
    return this.#open?.takeBack(id) ?? 'unknown';
  }

  /** Whether a request is the other side's: rightly signed and of now, or with the secret in its header. */
  welcome(request: Pick<Post, 'headers' | 'body'>): Welcome {
    return this.#open?.welcome(request) ?? 'no';
  }

  /**
   * Takes in what was posted. Resolves when it is durable; false where it says nothing that the dialect knows. Rejected,
   * the other side is to post it again.
   */
  async takeIn(post: Post): Promise<boolean> {
    return this.#opened().takeIn(post);
  }

  health(): ChannelHealth {
    return this.#open?.health() ?? healthWhenStopped(this.#options.gateway);
  }

  async stop(): Promise<void> {
    const open = this.#open;
    this.#open = undefined;
    await open?.close();
  }

  #opened(): OpenWebhook {
    if (this.#open === undefined) throw new Error('the channel is not started');
    return this.#open;
  }
}
