import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import type {
  ChannelHealth,
  ChannelLogLine,
  DeliveryCause,
  DeliveryState,
  OutgoingMessage,
} from '../channel.ts';
import { HandOver } from '../hand-over.ts';
import { Steps } from '../steps.ts';
import { emptyWriteAheadLog } from '../../sqlite/index.ts';
import { incomingMessage, type KannelLetter } from './letter.ts';
import type { KannelOptions } from './options.ts';
import {
  endStale,
  noteAnswer,
  noteTold,
  offerNext,
  queueText,
  sweepSpool,
  takeBackText,
  textsGiven,
  untold,
  waitingTexts,
} from '../outbox.ts';
import { noteReport } from './reports.ts';
import { giveText } from './requests.ts';
import { keepServiceFile } from './service-file.ts';
import { openSpool } from './spool.ts';
import { KannelWatch } from './watch.ts';

const everyMs = 500;
const finishMs = 12_000;

/**
 * So many texts may lie in Kannel unsent; the others wait here, where an urgent one overtakes them and a stale one is
 * withdrawn.
 */
const mostInKannel = 8;

/** A channel between start and stop: its spool is open, and Kannel is looked at. */
export class OpenKannel {
  readonly #options: KannelOptions;
  readonly #database: DatabaseSync;
  readonly #watch: KannelWatch;
  readonly #telling: HandOver<DeliveryState>;
  readonly #steps: Steps;
  readonly #openedAt: number;
  #sending: Promise<void> | null = null;

  constructor(options: KannelOptions) {
    this.#options = options;
    this.#database = openSpool(options.spoolDir);
    this.#openedAt = options.now();
    const log = (line: ChannelLogLine) => options.log({ ...line, gateway: options.gateway });
    this.#watch = new KannelWatch(options, log);
    this.#telling = new HandOver('kannel.state-refused', log, () => this.#steps.wake());
    this.#steps = new Steps({
      database: this.#database,
      everyMs,
      works: [
        () => this.#watch.look(),
        () => this.#endStale(),
        () => this.#startSending(),
        () => this.#tell(),
        () => this.#keepServiceFile(),
      ],
      sweep: () => sweepSpool(this.#database, options.now()),
      failure: 'kannel.step-failed',
      log,
    });
    void this.#steps.start();
  }

  async send(message: OutgoingMessage): Promise<void> {
    const { events, now } = this.#options;
    // A state that the node has just taken may end a text: noted first, or a repeated request finds it still open.
    this.#settle();
    const ended = queueText(this.#database, message, now());
    this.#steps.wake();
    if (ended !== undefined) await events.delivery(ended);
  }

  async takeIn(letter: KannelLetter): Promise<void> {
    const { gateway, events, now } = this.#options;
    this.#watch.heard();
    await events.incoming(incomingMessage(gateway, letter, now()));
  }

  report(token: string, type: number): boolean {
    this.#watch.heard();
    const isOurs = noteReport(this.#database, token, type, this.#options.now());
    this.#steps.wake();
    return isOurs;
  }

  takeBack(id: string): 'taken-back' | 'unknown' {
    this.#settle();
    return takeBackText(this.#database, id);
  }

  health(): ChannelHealth {
    const { isAlive, trouble, lastContactAt, restarts } = this.#watch;
    return {
      gateway: this.#options.gateway,
      isAlive,
      lastContactAt,
      waiting: waitingTexts(this.#database),
      signalPercent: null,
      operator: null,
      restarts,
      trouble,
    };
  }

  async close(): Promise<void> {
    await this.#steps.end();
    await this.#sending;
    await this.#telling.quiet(finishMs);
    this.#settle();
    emptyWriteAheadLog(this.#database);
    this.#database.close();
  }

  #endStale(): void {
    endStale(this.#database, this.#options.now(), { whyNot: this.#whyNot(), openedAt: this.#openedAt });
  }

  #whyNot(): DeliveryCause {
    const { trouble } = this.#watch;
    if (trouble === null) return 'unknown';
    return trouble === 'no-modem' ? 'no-network' : 'gateway-dead';
  }

  /** Texts go one after the other, beside the steps: Kannel may take its time to answer. */
  #startSending(): void {
    // Before the node listens, Kannel could not be told where to report.
    if (this.#sending || this.#options.address() === '') return;
    this.#sending = this.#sendAll()
      .catch((error: unknown) => this.#steps.failed(error))
      .then(() => {
        this.#sending = null;
      });
  }

  async #sendAll(): Promise<void> {
    const pauseMs = 1_000 / (this.#options.throughput?.() ?? 5);
    while (!this.#steps.isEnding && this.#watch.mayTake) {
      if (textsGiven(this.#database, this.#options.now()) >= mostInKannel) return;
      const startedAt = performance.now();
      if (!(await this.#sendNext())) return;
      await delay(Math.max(0, pauseMs - (performance.now() - startedAt)));
    }
  }

  /** Gives Kannel one text. Nothing that it may have is ever given to it again. */
  async #sendNext(): Promise<boolean> {
    const { now, log, gateway } = this.#options;
    const text = offerNext(this.#database, now());
    if (text === undefined) return false;
    const answer = await giveText(this.#options, text, now());
    if (answer === 'unknown') {
      // It stays offered: a report may still tell that Kannel has it.
      log({ level: 'error', event: 'kannel.fate-unknown', gateway });
      this.#watch.doubt('no-smsbox');
      return false;
    }
    const isUnwelcome = answer === 'unwelcome';
    noteAnswer(this.#database, text.id, isUnwelcome ? 'not-taken' : answer, now());
    if (isUnwelcome || answer === 'not-taken') {
      this.#watch.doubt(isUnwelcome ? 'credentials' : 'no-smsbox');
      return false;
    }
    this.#watch.heard();
    if (answer === 'refused') log({ level: 'warn', event: 'kannel.text-refused', gateway });
    this.#steps.wake();
    return true;
  }

  #tell(): void {
    this.#settle();
    for (const state of untold(this.#database)) {
      if (!this.#telling.hasRoom) return;
      if (!this.#telling.isDue(state.id)) continue;
      this.#telling.start(state.id, state, () => this.#options.events.delivery(state));
    }
  }

  #settle(): void {
    this.#telling.settle((states) => {
      for (const state of states) noteTold(this.#database, state, this.#options.now());
    });
  }

  #keepServiceFile(): void {
    if (this.#options.address() !== '') keepServiceFile(this.#options);
  }
}
