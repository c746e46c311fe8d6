// The exercise's gateway: it reaches no network. What is written on a phone of the exercise comes in here as from a
// modem, and what is sent to such a phone is kept for its screen. Texts are kept in memory only, the newest of them.
import { randomUUID } from 'node:crypto';
import type { Channel, ChannelEvents, ChannelHealth, IncomingMessage, OutgoingMessage } from './channel.ts';

export interface SentText {
  readonly id: string;
  readonly to: string;
  readonly text: string;
  readonly at: number;
}

/** One text as a phone shows it. */
export interface TextOnPhone {
  readonly id: string;
  readonly number: string;
  /** As its holder sees it: what she sent, or what came to her. */
  readonly direction: 'sent' | 'received';
  /** Null for a call that was not answered. */
  readonly text: string | null;
  readonly at: number;
}

const kept = 5_000;

export class LoopbackChannel implements Channel {
  readonly #gateway: string;
  readonly #events: ChannelEvents;
  readonly #now: () => number;
  readonly #texts = new Map<string, TextOnPhone>();
  readonly #listeners = new Set<(text: TextOnPhone) => void>();
  /** Numbers that the exercise has switched off: what is sent to them fails. */
  readonly #unreachable = new Set<string>();
  /** What it was given while it was switched off. */
  readonly #waiting = new Map<string, OutgoingMessage>();
  #isOn = true;
  #offSince: number | null = null;

  constructor(gateway: string, events: ChannelEvents, now: () => number) {
    this.#gateway = gateway;
    this.#events = events;
    this.#now = now;
  }

  async start(): Promise<void> {}

  async stop(): Promise<void> {}

  /** The exercise switches the gateway off, as a modem that is unplugged, and on again. */
  async switch(isOn: boolean): Promise<void> {
    this.#isOn = isOn;
    this.#offSince = isOn ? null : this.#now();
    for (const message of isOn ? this.#waiting.values() : []) {
      this.#waiting.delete(message.id);
      await this.send(message);
    }
  }

  takeBack(id: string): 'taken-back' | 'unknown' {
    this.#waiting.delete(id);
    return this.#texts.has(id) ? 'unknown' : 'taken-back';
  }

  async send(message: OutgoingMessage): Promise<void> {
    if (!this.#isOn) {
      this.#waiting.set(message.id, message);
      return;
    }
    const at = this.#now();
    if (this.#unreachable.has(message.to)) {
      await this.#events.delivery({ id: message.id, state: 'failed', cause: 'no-network', at });
      return;
    }
    if (!this.#texts.has(message.id))
      this.#keep({ id: message.id, number: message.to, direction: 'received', text: message.text, at });
    await this.#events.delivery({ id: message.id, state: 'delivered', at });
  }

  /**
   * Somebody writes on a phone (null: rings and hangs up), and the gateway takes it in as a modem would. `onTaken` is
   * told the message as it came in, before it is handed over; resolves when it is durable, as for any gateway.
   */
  async write(
    from: string,
    text: string | null,
    onTaken: (message: IncomingMessage) => void = () => undefined,
  ): Promise<void> {
    const reference = randomUUID();
    const message: IncomingMessage = {
      gateway: this.#gateway,
      kind: text === null ? 'call' : 'text',
      from,
      text,
      reference,
      sentAt: null,
      receivedAt: this.#now(),
      raw: Buffer.from(JSON.stringify({ from, text, reference }), 'utf8'),
    };
    onTaken(message);
    this.noteWritten(message);
    await this.#events.incoming(message);
  }

  /** A message that came in by the gateway's other door: it stands on its phone too. */
  noteWritten({ reference, from, text, receivedAt }: IncomingMessage): void {
    this.#keep({ id: reference, number: from, direction: 'sent', text, at: receivedAt });
  }

  #keep(text: TextOnPhone): void {
    this.#texts.set(text.id, text);
    if (this.#texts.size > kept) this.#texts.delete(this.#texts.keys().next().value as string);
    for (const listener of this.#listeners) listener(text);
  }

  /** Tells of every text to or from a phone; gives what ends that. */
  onText(listener: (text: TextOnPhone) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  setReachable(number: string, isReachable: boolean): void {
    if (isReachable) this.#unreachable.delete(number);
    else this.#unreachable.add(number);
  }

  /** What a phone shows, oldest first. */
  textsOf(number: string): TextOnPhone[] {
    return [...this.#texts.values()].filter((text) => text.number === number);
  }

  /** What was sent to a number, oldest first. */
  sentTo(number: string): SentText[] {
    return this.sent().filter((text) => text.to === number);
  }

  sent(): SentText[] {
    return [...this.#texts.values()].flatMap(({ id, number, direction, text, at }) =>
      direction === 'received' && text !== null ? [{ id, to: number, text, at }] : [],
    );
  }

  health(): ChannelHealth {
    return {
      gateway: this.#gateway,
      isAlive: this.#isOn,
      lastContactAt: this.#isOn ? this.#now() : this.#offSince,
      waiting: this.#waiting.size,
      signalPercent: null,
      operator: null,
      restarts: 0,
    };
  }
}
