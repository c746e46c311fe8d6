// How a Kannel is, asked every two seconds: its status page, and whether it takes our name and password.
import type { GatewayTrouble } from '@ulinzi/domain/channels';
import type { ChannelLogLine } from '../channel.ts';
import type { KannelOptions } from './options.ts';
import { askStatus, askWhetherWelcome } from './requests.ts';
import { readStatus } from './status.ts';

const lookEveryMs = 2_000;

/** Without an answer for so long it is not counted as alive. */
const silentAfterMs = 60_000;

/** A text is given to a Kannel only that said so lately that it can send it. */
const freshMs = 10_000;

/** A right password can become wrong while it runs: asked again so often. */
const askWelcomeEveryMs = 60_000;

export class KannelWatch {
  readonly #options: KannelOptions;
  readonly #log: (line: ChannelLogLine) => void;
  #trouble: GatewayTrouble | null = 'unreachable';
  #lookedAt = Number.NEGATIVE_INFINITY;
  #answeredAt = Number.NEGATIVE_INFINITY;
  #welcomeAt = Number.NEGATIVE_INFINITY;
  #startedAt: number | null = null;
  #lastContactAt: number | null = null;
  #hasWorked = false;
  #isFirst = true;
  restarts = 0;

  constructor(options: KannelOptions, log: (line: ChannelLogLine) => void) {
    this.#options = options;
    this.#log = log;
  }

  /** Null where texts come and go, as far as is known. */
  get trouble(): GatewayTrouble | null {
    return performance.now() - this.#answeredAt < silentAfterMs ? this.#trouble : 'unreachable';
  }

  get isAlive(): boolean {
    return this.trouble === null;
  }

  get lastContactAt(): number | null {
    return this.#lastContactAt;
  }

  /** Whether a text given to it now would go out. */
  get mayTake(): boolean {
    return this.#trouble === null && performance.now() - this.#answeredAt < freshMs;
  }

  /** Kannel has been heard: at our door, or by its answer. */
  heard(): void {
    this.#lastContactAt = this.#options.now();
  }

  /** It did not take a text, or nobody knows: nothing more is given to it until it was looked at again. */
  doubt(trouble: GatewayTrouble): void {
    this.#turn(trouble);
    this.#welcomeAt = Number.NEGATIVE_INFINITY;
  }

  /** Looks where it is time to. */
  async look(): Promise<void> {
    const now = performance.now();
    if (now - this.#lookedAt < lookEveryMs) return;
    this.#lookedAt = now;
    this.#turn(await this.#troubleNow());
  }

  async #troubleNow(): Promise<GatewayTrouble | null> {
    const page = await askStatus(this.#options);
    const status = page === null ? null : readStatus(page, this.#options.smsc);
    if (status === null) return 'unreachable';
    this.#answeredAt = performance.now();
    if (status === 'denied') return 'status-password';
    this.heard();
    this.#noteStart(this.#answeredAt - status.uptimeSeconds * 1_000);
    if (!status.hasSmsbox) return 'no-smsbox';
    if (this.#answeredAt - this.#welcomeAt >= askWelcomeEveryMs) {
      const isWelcome = await askWhetherWelcome(this.#options);
      if (isWelcome === null) return 'no-smsbox';
      if (!isWelcome) return 'credentials';
      this.#welcomeAt = this.#answeredAt;
    }
    return status.isOnline ? null : 'no-modem';
  }

  /** It says since when it runs in whole seconds: one more or less is the same start. */
  #noteStart(startedAt: number): void {
    if (this.#startedAt !== null && startedAt - this.#startedAt > 1_500) {
      this.restarts += 1;
      this.#log({ level: 'warn', event: 'kannel.restarted' });
    } else if (this.#startedAt !== null) return;
    this.#startedAt = startedAt;
  }

  #turn(trouble: GatewayTrouble | null): void {
    if (trouble === this.#trouble && !this.#isFirst) return;
    this.#isFirst = false;
    this.#trouble = trouble;
    if (trouble !== null) this.#log({ level: 'error', event: 'kannel.trouble', trouble });
    else this.#log({ level: 'info', event: this.#hasWorked ? 'kannel.works-again' : 'kannel.works' });
    this.#hasWorked ||= trouble === null;
  }
}
