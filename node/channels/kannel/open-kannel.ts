import type { DatabaseSync } from 'node:sqlite';
import type { ChannelHealth, ChannelLogLine, DeliveryCause, OutgoingMessage } from '../channel.ts';
import { Giving, type Given } from '../giving.ts';
import { incomingMessage, type KannelLetter } from './letter.ts';
import type { KannelOptions } from './options.ts';
import { drawToken, type OfferedText, textsGiven, waitingTexts } from '../outbox.ts';
import { noteReport } from './reports.ts';
import { giveText } from './requests.ts';
import { keepServiceFile } from './service-file.ts';
import { openSpool } from './spool.ts';
import { KannelWatch } from './watch.ts';

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
  readonly #giving: Giving;

  constructor(options: KannelOptions) {
    this.#options = options;
    this.#database = openSpool(options.spoolDir);
    const { gateway, events, now } = options;
    const log = (line: ChannelLogLine) => options.log({ ...line, gateway });
    this.#watch = new KannelWatch(options, log);
    this.#giving = new Giving({
      database: this.#database,
      kind: 'kannel',
      events,
      window: 1,
      works: [() => this.#watch.look(), () => this.#keepServiceFile()],
      drawToken,
      now,
      log,
      throughput: () => options.throughput?.() ?? null,
      mayGive: () => this.#mayGive(),
      give: (text) => this.#give(text),
      whyNot: () => this.#whyNot(),
      sweep: () => undefined,
    });
    this.#giving.start();
  }

  async send(message: OutgoingMessage): Promise<void> {
    await this.#giving.send(message);
  }

  async takeIn(letter: KannelLetter): Promise<void> {
    const { gateway, events, now } = this.#options;
    this.#watch.heard();
    await events.incoming(incomingMessage(gateway, letter, now()));
  }

  report(token: string, type: number): boolean {
    this.#watch.heard();
    const isOurs = noteReport(this.#database, token, type, this.#options.now());
    this.#giving.wake();
    return isOurs;
  }

  takeBack(id: string): 'taken-back' | 'unknown' {
    return this.#giving.takeBack(id);
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
    await this.#giving.end();
    this.#database.close();
  }

  #whyNot(): DeliveryCause {
    const { trouble } = this.#watch;
    if (trouble === null) return 'unknown';
    return trouble === 'no-modem' ? 'no-network' : 'gateway-dead';
  }

  #mayGive(): boolean {
    const { address, now } = this.#options;
    // Before the node listens, Kannel could not be told where to report.
    return address() !== '' && this.#watch.mayTake && textsGiven(this.#database, now()) < mostInKannel;
  }

  async #give(text: OfferedText): Promise<Given> {
    const answer = await giveText(this.#options, text, this.#options.now());
    if (answer === 'accepted' || answer === 'refused') this.#watch.heard();
    else this.#watch.doubt(answer === 'unwelcome' ? 'credentials' : 'no-smsbox');
    return answer === 'unwelcome' ? 'not-taken' : answer;
  }

  #keepServiceFile(): void {
    if (this.#options.address() !== '') keepServiceFile(this.#options);
  }
}
