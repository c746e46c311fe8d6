// Whether the address that takes texts can be reached, and how it took the last one.
import type { GatewayTrouble } from '@ulinzi/domain/channels';
import type { ChannelLogLine } from '../channel.ts';
import { isReachable, placeOf } from '../reachable.ts';

const lookEveryMs = 30_000;

export class Reach {
  readonly #place;
  readonly #now: () => number;
  readonly #log: (line: ChannelLogLine) => void;
  #trouble: GatewayTrouble | null = 'unreachable';
  #hasLooked = false;
  #hasWorked = false;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #looking: Promise<void> | null = null;
  #lastContactAt: number | null = null;

  constructor(sendUrl: string, now: () => number, log: (line: ChannelLogLine) => void) {
    this.#place = placeOf(sendUrl);
    this.#now = now;
    this.#log = log;
  }

  get trouble(): GatewayTrouble | null {
    return this.#trouble;
  }

  get lastContactAt(): number | null {
    return this.#lastContactAt;
  }

  /** It was heard: it took a text, or posted at our door. */
  heard(): void {
    this.#lastContactAt = this.#now();
  }

  took(): void {
    this.heard();
    this.#turn(null);
  }

  /** It did not take a text, for this reason. */
  doubt(trouble: GatewayTrouble): void {
    this.#turn(trouble);
  }

  /**
   * Opens a connection where it is time to, and says nothing over it. That we are not welcome, only a text that is
   * taken disproves.
   */
  look(): void {
    const now = performance.now();
    if (this.#looking !== null || now - this.#lookedAt < lookEveryMs) return;
    this.#lookedAt = now;
    this.#looking = isReachable(this.#place.host, this.#place.port).then((isThere) => {
      this.#looking = null;
      if (isThere) this.heard();
      if (!isThere) this.#turn('unreachable');
      else if (this.#trouble === 'unreachable') this.#turn(null);
    });
  }

  /** Resolves when no connection is open any more. */
  async end(): Promise<void> {
    await this.#looking;
  }

  #turn(trouble: GatewayTrouble | null): void {
    if (trouble === this.#trouble && this.#hasLooked) return;
    this.#hasLooked = true;
    this.#trouble = trouble;
    if (trouble !== null) this.#log({ level: 'error', event: 'webhook.trouble', trouble });
    else this.#log({ level: 'info', event: this.#hasWorked ? 'webhook.works-again' : 'webhook.works' });
    this.#hasWorked ||= trouble === null;
  }
}
