// Signs the newest row of the log each second, so that what was acknowledged can be proven (node/log/heads.ts).
import { type App, errorFields } from '../app/index.ts';
import { HeadKeeper, keepPublicKey } from '../log/index.ts';

const everyMs = 1_000;

export class KeptHeads {
  readonly #app: App;
  readonly #keeper: HeadKeeper;
  #timer: NodeJS.Timeout | null = null;

  constructor(app: App, keysDir: string) {
    this.#app = app;
    this.#keeper = new HeadKeeper(keysDir, (bytes) => app.keystore.signHead(bytes));
    keepPublicKey(keysDir, app.keystore.publicKey);
  }

  /** Position of the newest head, 0 where there is none. */
  get last(): number {
    return this.#keeper.last;
  }

  start(): void {
    this.keep();
    this.#timer = setInterval(() => this.keep(), everyMs);
  }

  keep(): void {
    const core = this.#app.core();
    if (!core) return;
    try {
      this.#keeper.keep(core.writer.tail, this.#app.clock.recorded());
    } catch (error) {
      this.#app.log('error', 'head.not-kept', errorFields(error));
    }
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
  }
}
