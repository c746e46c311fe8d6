// The exercise's gateway: what it is given to send it keeps, newest last, for the handset beside the desk; what is
// written on the handset comes in over HTTP. It reaches no network.
import type { Channel, ChannelEvents, ChannelHealth, OutgoingMessage } from './channel.ts';

export interface SentText {
  readonly id: string;
  readonly to: string;
  readonly text: string;
  readonly at: number;
}

const kept = 5_000;

export class LoopbackChannel implements Channel {
  readonly #gateway: string;
  readonly #events: ChannelEvents;
  readonly #now: () => number;
  readonly #sent = new Map<string, SentText>();
  /** Numbers that the exercise has switched off: what is sent to them fails. */
  readonly #unreachable = new Set<string>();

  constructor(gateway: string, events: ChannelEvents, now: () => number) {
    this.#gateway = gateway;
    this.#events = events;
    this.#now = now;
  }

  async start(): Promise<void> {}

  async stop(): Promise<void> {}

  async send(message: OutgoingMessage): Promise<void> {
    const at = this.#now();
    if (this.#unreachable.has(message.to)) {
      await this.#events.delivery({ id: message.id, state: 'failed', cause: 'no-network', at });
      return;
    }
    if (!this.#sent.has(message.id))
      this.#sent.set(message.id, { id: message.id, to: message.to, text: message.text, at });
    if (this.#sent.size > kept) this.#sent.delete(this.#sent.keys().next().value as string);
    await this.#events.delivery({ id: message.id, state: 'delivered', at });
  }

  setReachable(number: string, isReachable: boolean): void {
    if (isReachable) this.#unreachable.delete(number);
    else this.#unreachable.add(number);
  }

  /** What was sent to a number, oldest first. */
  sentTo(number: string): SentText[] {
    return [...this.#sent.values()].filter((text) => text.to === number);
  }

  sent(): SentText[] {
    return [...this.#sent.values()];
  }

  health(): ChannelHealth {
    return {
      gateway: this.#gateway,
      isAlive: true,
      lastContactAt: this.#now(),
      waiting: 0,
      signalPercent: null,
      operator: null,
      restarts: 0,
    };
  }
}
