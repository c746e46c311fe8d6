import type { DatabaseSync } from 'node:sqlite';
import type { ChannelHealth, ChannelLogLine, OutgoingMessage } from '../channel.ts';
import { Giving, type Given } from '../giving.ts';
import { drawToken, type OfferedText, waitingTexts } from '../outbox.ts';
import { cutText } from './alphabet.ts';
import { Incoming } from './incoming.ts';
import type { Pdu } from './library.ts';
import type { SmppOptions } from './options.ts';
import { hasPartOut, notePart, notePartSent, noteReceipt, partsOf, sweepParts } from './parts.ts';
import { readReceipt, typeOf } from './receipt.ts';
import { SmppSession } from './session.ts';
import { openSpool } from './spool.ts';
import { submission } from './submission.ts';

const finishMs = 12_000;

/** Statuses that say "not now" (SMPP 3.4, 5.1.3): system error, queue full, throttled, temporary error. */
const notNow = [0x08, 0x14, 0x58, 0x64];

/** A channel between start and stop: its spool is open, and the session with the centre is kept. */
export class OpenSmpp {
  readonly #options: SmppOptions;
  readonly #database: DatabaseSync;
  readonly #session: SmppSession;
  readonly #incoming: Incoming;
  readonly #giving: Giving;
  readonly #log: (line: ChannelLogLine) => void;

  constructor(options: SmppOptions) {
    this.#options = options;
    this.#database = openSpool(options.spoolDir);
    const { gateway, events, now } = options;
    this.#log = (line) => options.log({ ...line, gateway });
    const wake = () => this.#giving.wake();
    this.#incoming = new Incoming(this.#database, { gateway, events, now, log: this.#log, wake });
    this.#session = new SmppSession(options, {
      log: this.#log,
      delivered: (pdu) => this.#delivered(pdu),
      wake,
    });
    this.#giving = new Giving({
      database: this.#database,
      kind: 'smpp',
      events,
      window: options.window,
      works: [() => this.#session.look(), () => this.#incoming.step()],
      drawToken,
      now,
      log: this.#log,
      throughput: () => options.throughput(),
      mayGive: () => this.#session.isBound,
      give: (text) => this.#give(text),
      whyNot: () => (this.#session.trouble === null ? 'unknown' : 'gateway-dead'),
      sweep: () => sweepParts(this.#database),
    });
    this.#giving.start();
  }

  async send(message: OutgoingMessage): Promise<void> {
    await this.#giving.send(message);
  }

  takeBack(id: string): 'taken-back' | 'unknown' {
    // One whose first part went out may wait for the rest, or have been refused with it.
    if (hasPartOut(this.#database, id)) return 'unknown';
    const taken = this.#giving.takeBack(id);
    // Handed over once more, it begins anew.
    sweepParts(this.#database);
    return taken;
  }

  health(): ChannelHealth {
    const { trouble, lastContactAt, restarts } = this.#session;
    return {
      gateway: this.#options.gateway,
      isAlive: trouble === null,
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
    await this.#session.end();
    await this.#incoming.quiet(finishMs);
    this.#incoming.settle();
    this.#database.close();
  }

  #delivered(pdu: Pdu): void {
    const type = typeOf(pdu);
    if (type === 'message') this.#incoming.keep(pdu);
    if (type !== 'receipt') return;
    if (!noteReceipt(this.#database, readReceipt(pdu), this.#options.now()))
      this.#log({ level: 'warn', event: 'smpp.receipt-of-nothing' });
    this.#giving.wake();
  }

  /** Gives the centre what it has not got of a text, part after part. */
  async #give(text: OfferedText): Promise<Given> {
    const parts = partsOf(this.#database, text.id, cutText(text.words, 0).length);
    const pieces = cutText(text.words, (parts[0]?.reference ?? 0) & 0xff);
    for (const part of parts) {
      const piece = pieces[part.place];
      if (part.state !== 'waiting' || piece === undefined) continue;
      notePart(this.#database, part, 'offered');
      const submitted = await this.#session.submit(
        submission(this.#options, { text, part, piece, now: this.#options.now() }),
      );
      if (submitted === 'unknown') return 'unknown';
      if (submitted === 'not-sent' || notNow.includes(submitted.status)) {
        notePart(this.#database, part, 'waiting');
        return 'not-taken';
      }
      if (submitted.status !== 0) {
        notePart(this.#database, part, 'failed');
        return 'refused';
      }
      notePartSent(this.#database, part, submitted.messageId);
    }
    return 'sent';
  }
}
