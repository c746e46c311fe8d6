// The work of a channel over its spool, step by step: each so often, and soon when there is something to do.
import type { DatabaseSync } from 'node:sqlite';
import { emptyWriteAheadLog } from '../sqlite/index.ts';
import type { ChannelLogLine } from './channel.ts';

const emptyLogEveryMs = 30_000;

export interface StepsOptions {
  readonly database: DatabaseSync;
  readonly everyMs: number;
  /** What a step does, in order; one that fails keeps none of the others from being done. */
  readonly works: readonly (() => void | Promise<void>)[];
  /** Forgets what need not be kept; the spool's log is emptied after it. */
  sweep(): void;
  /** The event to log when a work fails. */
  readonly failure: string;
  log(line: ChannelLogLine): void;
}

export class Steps {
  readonly #options: StepsOptions;
  #timer: NodeJS.Timeout | undefined;
  #done: Promise<void> = Promise.resolve();
  #isWoken = false;
  #isEnding = false;
  #logEmptiedAt = 0;
  #lastFailure = { reason: '', at: 0 };

  constructor(options: StepsOptions) {
    this.#options = options;
  }

  /** Resolves when the first step has been done. */
  start(): Promise<void> {
    this.#timer = setInterval(() => this.wake(), this.#options.everyMs);
    this.wake();
    return this.#done;
  }

  /** Has a step done soon: one at a time, and one more if woken while one is being done. */
  wake(): void {
    if (this.#isWoken || this.#isEnding) return;
    this.#isWoken = true;
    this.#done = this.#done.then(async () => {
      await new Promise(setImmediate);
      this.#isWoken = false;
      await this.#step();
    });
  }

  get isEnding(): boolean {
    return this.#isEnding;
  }

  /** Begins no step any more. Resolves when the last has been done. */
  async end(): Promise<void> {
    this.#isEnding = true;
    clearInterval(this.#timer);
    await this.#done;
  }

  /** Codes of SQLite and the system hold no data; their texts might. The same once a minute is enough. */
  failed(error: unknown): void {
    const { errcode, code } = error as { errcode?: number; code?: string };
    const reason = errcode === undefined ? (code ?? 'unknown') : `SQLite ${errcode}`;
    const at = performance.now();
    if (reason === this.#lastFailure.reason && at - this.#lastFailure.at < 60_000) return;
    this.#lastFailure = { reason, at };
    this.#options.log({ level: 'error', event: this.#options.failure, reason });
  }

  async #step(): Promise<void> {
    for (const work of [...this.#options.works, () => this.#keepHouse()]) {
      try {
        await work();
      } catch (error) {
        this.failed(error);
      }
    }
  }

  #keepHouse(): void {
    if (performance.now() - this.#logEmptiedAt < emptyLogEveryMs) return;
    this.#options.sweep();
    if (emptyWriteAheadLog(this.#options.database)) this.#logEmptiedAt = performance.now();
  }
}
