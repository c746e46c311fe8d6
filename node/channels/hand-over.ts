import type { ChannelLogLine } from './channel.ts';
import { Retries } from './retries.ts';

/** How many the node is given at once: it commits together what comes together. */
const mostAtOnce = 32;

/**
 * Hands things over in their order, several at once, and each again and again until it is taken. What was taken is
 * kept until `settle` has dealt with it, so that nothing is handed over twice meanwhile.
 */
export class HandOver<Item> {
  readonly #refusal: string;
  readonly #log: (line: ChannelLogLine) => void;
  readonly #wake: () => void;
  readonly #retries = new Retries();
  readonly #underWay = new Map<string, Promise<void>>();
  #taken: { key: string; item: Item }[] = [];

  /** `refusal` is the event to log when something is refused; `wake` is called when something was taken. */
  constructor(refusal: string, log: (line: ChannelLogLine) => void, wake: () => void) {
    this.#refusal = refusal;
    this.#log = log;
    this.#wake = wake;
  }

  /** Whether it waits to be handed over: not under way, and not refused a moment ago. */
  isDue(key: string): boolean {
    return !this.#underWay.has(key) && this.#retries.isDue(key, performance.now());
  }

  /** Whether something was taken or refused and is not dealt with yet. */
  get isBusy(): boolean {
    return this.#underWay.size > 0 || this.#retries.size > 0;
  }

  get hasRoom(): boolean {
    return this.#underWay.size < mostAtOnce;
  }

  start(key: string, item: Item, deliver: () => Promise<void>): void {
    const handing = (async () => deliver())().then(
      () => {
        this.#taken.push({ key, item });
        this.#retries.done(key);
        this.#wake();
      },
      () => {
        // The reason may hold what must not be logged.
        const attempts = this.#retries.refused(key, performance.now());
        this.#underWay.delete(key);
        // At 1, 2, 4, 8, ...: a node that takes nothing for an hour must not fill its log.
        if ((attempts & (attempts - 1)) === 0) this.#log({ level: 'warn', event: this.#refusal, attempts });
      },
    );
    this.#underWay.set(key, handing);
  }

  /**
   * Gives everything that was taken since the last time to `deal`; what it fails at comes again the next time.
   * Gives whether there was anything.
   */
  settle(deal: (items: readonly Item[]) => void): boolean {
    const taken = this.#taken;
    if (taken.length === 0) return false;
    deal(taken.map(({ item }) => item));
    this.#taken = [];
    for (const { key } of taken) this.#underWay.delete(key);
    return true;
  }

  /** Resolves when nothing is under way any more, or after the time. */
  async quiet(mostMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, mostMs)));
    await Promise.race([Promise.allSettled(this.#underWay.values()), late]);
    clearTimeout(timer);
  }
}
