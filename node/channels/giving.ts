// Texts given to another program, one step at a time: taken from the outbox in their order, at the pace that was set,
// not more at once than it may have; and what became of them told to the node.
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import type {
  ChannelEvents,
  ChannelLogLine,
  DeliveryCause,
  DeliveryState,
  OutgoingMessage,
} from './channel.ts';
import { HandOver } from './hand-over.ts';
import {
  type Answer,
  endStale,
  noteAnswer,
  noteFate,
  noteTold,
  offerNext,
  type OfferedText,
  queueText,
  sweepSpool,
  takeBackText,
  untold,
} from './outbox.ts';
import { Retries } from './retries.ts';
import { Steps } from './steps.ts';
import { emptyWriteAheadLog } from '../sqlite/index.ts';

const everyMs = 500;
const finishMs = 12_000;

/** Texts a second where nothing else was said. */
const usualThroughput = 5;

/** `sent`: the network has it. `unknown`: the other side was asked, and nobody knows what it did. */
export type Given = Answer | 'sent' | 'unknown';

export interface GivingSettings {
  readonly database: DatabaseSync;
  /** The kind of gateway, as it stands in the names of logged events. */
  readonly kind: string;
  readonly events: ChannelEvents;
  /** So many texts may be given without an answer. */
  readonly window: number;
  /** What is done in each step before texts are given. */
  readonly works: readonly (() => void | Promise<void>)[];
  /** Names a text in reports. */
  drawToken(): string;
  now(): number;
  log(line: ChannelLogLine): void;
  throughput(): number | null;
  /** Whether a text given now would go out. */
  mayGive(): boolean;
  give(text: OfferedText): Promise<Given>;
  /** Why a text that nobody has taken was not sent. */
  whyNot(): DeliveryCause;
  sweep(): void;
}

export class Giving {
  readonly #settings: GivingSettings;
  readonly #telling: HandOver<DeliveryState>;
  readonly #steps: Steps;
  readonly #openedAt: number;
  readonly #underWay = new Set<Promise<void>>();
  readonly #pauses = new Retries();
  #giving: Promise<void> | null = null;

  constructor(settings: GivingSettings) {
    this.#settings = settings;
    const { database, kind, now, log } = settings;
    this.#openedAt = now();
    this.#telling = new HandOver(`${kind}.state-refused`, log, () => this.#steps.wake());
    this.#steps = new Steps({
      database,
      everyMs,
      works: [
        ...settings.works,
        () => endStale(database, now(), { whyNot: settings.whyNot(), openedAt: this.#openedAt }),
        () => this.#startGiving(),
        () => this.#tell(),
      ],
      sweep: () => {
        sweepSpool(database, now());
        settings.sweep();
      },
      failure: `${kind}.step-failed`,
      log,
    });
  }

  start(): void {
    void this.#steps.start();
  }

  wake(): void {
    this.#steps.wake();
  }

  failed(error: unknown): void {
    this.#steps.failed(error);
  }

  async send(message: OutgoingMessage): Promise<void> {
    const { database, events, now, drawToken } = this.#settings;
    // A state that the node has just taken may end a text: noted first, or a repeated request finds it still open.
    this.#settle();
    const ended = queueText(database, message, now(), drawToken());
    this.wake();
    if (ended !== undefined) await events.delivery(ended);
  }

  takeBack(id: string): 'taken-back' | 'unknown' {
    this.#settle();
    return takeBackText(this.#settings.database, id);
  }

  /** Begins nothing any more. Resolves when what was begun has had its answer, and the node its states. */
  async end(): Promise<void> {
    await this.#steps.end();
    await this.#giving;
    await Promise.allSettled(this.#underWay);
    await this.#telling.quiet(finishMs);
    this.#settle();
    emptyWriteAheadLog(this.#settings.database);
  }

  #startGiving(): void {
    if (this.#giving) return;
    this.#giving = this.#giveAll()
      .catch((error: unknown) => this.#steps.failed(error))
      .then(() => {
        this.#giving = null;
      });
  }

  async #giveAll(): Promise<void> {
    const { database, now, throughput, window } = this.#settings;
    while (this.#mayGive()) {
      if (this.#underWay.size >= window) {
        await Promise.race(this.#underWay);
        continue;
      }
      const text = offerNext(database, now());
      if (text === undefined) return;
      const giving: Promise<void> = this.#give(text)
        .catch((error: unknown) => this.#steps.failed(error))
        .finally(() => this.#underWay.delete(giving));
      this.#underWay.add(giving);
      await delay(1_000 / (throughput() ?? usualThroughput));
    }
  }

  #mayGive(): boolean {
    const { isEnding } = this.#steps;
    return !isEnding && this.#pauses.isDue('', performance.now()) && this.#settings.mayGive();
  }

  /** Gives one text. What the other side may have is never given to it again. */
  async #give(text: OfferedText): Promise<void> {
    const { database, kind, now, log, give } = this.#settings;
    const given = await give(text);
    if (given === 'accepted' || given === 'sent' || given === 'refused') this.#pauses.done('');
    else this.#pauses.refused('', performance.now());
    if (given === 'unknown') {
      // It stays offered: a report may still tell that it was taken.
      log({ level: 'error', event: `${kind}.fate-unknown` });
      return;
    }
    noteAnswer(database, text.id, given === 'sent' ? 'accepted' : given, now());
    if (given === 'sent') noteFate(database, text.token, 'sent', now());
    if (given === 'refused') log({ level: 'warn', event: `${kind}.text-refused` });
    this.wake();
  }

  #tell(): void {
    this.#settle();
    for (const state of untold(this.#settings.database)) {
      if (!this.#telling.hasRoom) return;
      if (!this.#telling.isDue(state.id)) continue;
      this.#telling.start(state.id, state, () => this.#settings.events.delivery(state));
    }
  }

  #settle(): void {
    this.#telling.settle((states) => {
      for (const state of states) noteTold(this.#settings.database, state, this.#settings.now());
    });
  }
}
