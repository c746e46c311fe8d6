// What lives on a node's database: the core and the rounds. When the database is lost under them it is brought back, for
// as long as that takes, and they are opened again; so they are where other keys are at hand from here on.
import { type App, errorFields, NotTaken } from '../app/index.ts';
import { type Database, migrate, openDatabase, type PgConnectionOptions } from '../database/index.ts';
import { settleSenders } from '../intake/index.ts';
import { type OpenCore, openCore } from './core.ts';
import { type Rounds, startRounds } from './rounds.ts';

export interface LifeParts {
  readonly app: App;
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
  /** Commits reach the disk together, when the core is closed. */
  readonly isRepeatable: boolean;
  /** Position of the newest head that this node has signed, 0 where there is none. */
  readonly lastHead: () => number;
  /** True from when the node is being closed: nothing is brought back then. */
  readonly isClosing: () => boolean;
}

export class DatabaseLife {
  readonly #parts: LifeParts;
  #database: Database | null = null;
  #core: OpenCore | null = null;
  #rounds: Rounds | null = null;
  #reopening: Promise<void> | null = null;

  constructor(parts: LifeParts) {
    this.#parts = parts;
  }

  /** Null while the database is away. */
  get core(): OpenCore | null {
    return this.#core;
  }

  get rounds(): Rounds | null {
    return this.#rounds;
  }

  get connection(): PgConnectionOptions {
    return this.#running.connection;
  }

  get #running(): Database {
    if (!this.#database) throw new Error('the database is not open');
    return this.#database;
  }

  /** Starts the database, and brings its tables to this version. */
  async start(): Promise<void> {
    const { app, dataDir, databaseUrl } = this.#parts;
    this.#database = await openDatabase({
      dataDir,
      databaseUrl,
      logTo: ({ level, event, ...fields }) => app.log(level, event, fields),
    });
    this.#database.onExit(() => this.#lost(new Error('database server ended')));
    await migrate(this.#database.connection);
  }

  async open(): Promise<void> {
    const { app, isRepeatable, lastHead } = this.#parts;
    const { keystore, clock, kind, nodeId, log } = app;
    const core = await openCore({
      connection: this.connection,
      keystore,
      clock,
      kind,
      nodeId,
      lastHead: lastHead(),
      isRepeatable,
      onBehind: () => log('error', 'log.behind-its-head'),
      onLost: (error) => this.#lost(error),
    });
    try {
      if (!keystore.isLocked) await settleSenders(keystore, core.writer);
      this.#rounds = await startRounds(app, core);
    } catch (error) {
      // Left open it would hold the writer's lock against the next try.
      await core.close().catch(() => undefined);
      throw error;
    }
    this.#core = core;
    app.metrics.isReady.set(1);
  }

  /** The database is gone: stop what lives on it, bring it back, open again; for as long as it takes. */
  #lost(error: unknown): void {
    if (this.#parts.isClosing() || this.#reopening || !this.#core) return;
    this.#parts.app.log('error', 'database.lost', errorFields(error));
    void this.#again();
  }

  /**
   * Other keys are at hand from here on, so that nothing may be half done: what lives on the database is closed and
   * opened again, as when that was lost. Gateways keep what comes for that moment, and give it again.
   */
  async between(change: () => void): Promise<void> {
    while (this.#reopening) await this.#reopening;
    if (this.#parts.isClosing()) throw new NotTaken('node/not-durable');
    let failure: unknown;
    await this.#again(() => {
      try {
        change();
      } catch (error) {
        failure = error;
      }
    });
    if (failure !== undefined) throw failure;
  }

  #again(meanwhile?: () => void): Promise<void> {
    this.#parts.app.metrics.isReady.set(0);
    this.#reopening = this.#reopen(meanwhile).finally(() => {
      this.#reopening = null;
    });
    return this.#reopening;
  }

  /** Closes what lives on the database, and opens it again. Without `meanwhile` the database itself is started anew. */
  async #reopen(meanwhile?: () => void): Promise<void> {
    const { app, isClosing } = this.#parts;
    const core = this.#core;
    this.#core = null;
    if (!meanwhile) core?.writer.stop();
    await this.#rounds?.stop().catch(() => undefined);
    await core?.close().catch(() => undefined);
    meanwhile?.();
    for (let attempt = 1; !isClosing(); attempt++) {
      try {
        if (!meanwhile || attempt > 1) await this.#running.restart();
        await this.open();
        if (!meanwhile) app.log('info', 'database.back', { attempt });
        return;
      } catch (error) {
        app.log('warn', 'database.not-back', { attempt, ...errorFields(error) });
        await new Promise((resolve) => setTimeout(resolve, Math.min(10_000, 250 * attempt)));
      }
    }
  }

  /** All that was taken in is in the log when this resolves; its tail can be read until `close`. */
  async stop(): Promise<void> {
    await this.#reopening?.catch(() => undefined);
    await this.#rounds?.stop();
    await this.#core?.close();
  }

  async close(): Promise<void> {
    this.#core = null;
    await this.#database?.close();
  }
}
