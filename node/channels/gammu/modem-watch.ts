// A modem can hang while its daemon lives, and can answer while it reaches nobody. Both are looked for: contact with the
// modem by the daemon's own record, contact with the network by the operator's balance, where a code for it is set.
import type { DatabaseSync } from 'node:sqlite';
import { balanceIn, type GatewayTrouble, type GatewayWatch } from '@ulinzi/domain/channels';
import type { ChannelLogLine, DeliveryState } from '../channel.ts';

/** How long each thing is waited for, in milliseconds. */
export interface WatchTimes {
  /** How often the daemon writes down how its modem is; the usual where it is not given. */
  readonly statusSeconds?: number;
  /** Without a word from the modem for so long it hangs. */
  readonly silentMs: number;
  /** Then its daemon is ended and started anew. */
  readonly resetMs: number;
  readonly balanceEveryMs: number;
  /** An answer of the operator's that takes longer does not come. */
  readonly balancePatienceMs: number;
}

export const usualTimes: WatchTimes = {
  silentMs: 60_000,
  resetMs: 180_000,
  balanceEveryMs: 600_000,
  balancePatienceMs: 120_000,
};

export interface ModemWatchSettings {
  readonly database: DatabaseSync;
  readonly gateway: string;
  readonly times: WatchTimes;
  /** How the gateway is asked now. */
  asked(): GatewayWatch | null;
  isDaemonRunning(): boolean;
  /** Whether the daemon has been in touch with its modem lately. */
  isInTouch(): boolean;
  reset(): Promise<void>;
  log(line: ChannelLogLine): void;
}

/** An SMS of this class is no SMS but a code that the daemon dials (GSM_SMS_USSD). */
const serviceClass = 127;
const creator = 'ulinzi-balance';

/** So many texts turned down one after the other: the card is empty, or barred. */
const refusedInSeries = 3;

export class ModemWatch {
  readonly #settings: ModemWatchSettings;
  #quietSince = performance.now();
  #isSilent = false;
  #askedAt: number | null = null;
  #nextAskAt = performance.now();
  #isUnanswered = false;
  #balance: number | null = null;
  #refused = 0;

  constructor(settings: ModemWatchSettings) {
    this.#settings = settings;
  }

  /** What is wrong with the modem, as far as its daemon lives. */
  get trouble(): GatewayTrouble | null {
    if (this.#isSilent || this.#isUnanswered) return 'hung';
    const low = this.#settings.asked()?.lowCredit ?? null;
    const isEmpty = low !== null && this.#balance !== null && this.#balance < low;
    return isEmpty || this.#refused >= refusedInSeries ? 'no-credit' : null;
  }

  /** To be called each second. */
  async step(): Promise<void> {
    const now = performance.now();
    const { times, isDaemonRunning, isInTouch } = this.#settings;
    if (isInTouch()) {
      this.#isSilent = false;
      this.#quietSince = now;
    } else if (!isDaemonRunning()) {
      // One that has ended is dead, and hangs no more.
      this.#quietSince = now;
    } else if (now - this.#quietSince >= times.silentMs) {
      if (!this.#isSilent) this.#settings.log({ level: 'error', event: 'gammu.modem-silent' });
      this.#isSilent = true;
    }
    if (!this.#isSilent) await this.#askBalance(now);
  }

  /** An answer of the operator's service came. Its words are looked through for an amount, and kept nowhere. */
  answered(text: string | null): void {
    if (this.#askedAt === null && !this.#isUnanswered) return;
    this.#askedAt = null;
    this.#isUnanswered = false;
    this.#nextAskAt = performance.now() + this.#settings.times.balanceEveryMs;
    this.#balance = balanceIn(text ?? '');
    this.#forgetAsked();
  }

  /** What became of a text. */
  delivered({ state, cause }: DeliveryState): void {
    if (state === 'sent' || state === 'delivered') this.#refused = 0;
    else if (state === 'failed' && cause === 'refused') this.#refused += 1;
  }

  async #askBalance(now: number): Promise<void> {
    const { times, asked, isInTouch } = this.#settings;
    const code = asked()?.balanceCode ?? null;
    if (code === null) {
      this.#askedAt = null;
      this.#isUnanswered = false;
      this.#balance = null;
      return;
    }
    if (this.#askedAt !== null && now - this.#askedAt >= times.balancePatienceMs) {
      this.#askedAt = null;
      this.#isUnanswered = true;
      // Asked again as soon as the modem is back.
      this.#nextAskAt = now;
      this.#forgetAsked();
      this.#settings.log({ level: 'error', event: 'gammu.balance-unanswered' });
      await this.#settings.reset();
      return;
    }
    if (this.#askedAt !== null || now < this.#nextAskAt || !isInTouch()) return;
    this.#askedAt = now;
    this.#ask(code);
  }

  #ask(code: string): void {
    this.#forgetAsked();
    this.#settings.database
      .prepare(
        `INSERT INTO outbox (DestinationNumber, TextDecoded, Coding, Class, MultiPart, CreatorID, SenderID, Priority,
           DeliveryReport, SendingDateTime, SendingTimeOut)
         VALUES (?, ?, 'Default_No_Compression', ${serviceClass}, 'false', '${creator}', ?, 1, 'no',
           '1970-01-01 00:00:00', '1970-01-01 00:00:00')`,
      )
      .run(code, code, this.#settings.gateway);
  }

  #forgetAsked(): void {
    for (const table of ['outbox', 'sentitems'])
      this.#settings.database.prepare(`DELETE FROM ${table} WHERE CreatorID = '${creator}'`).run();
  }
}
