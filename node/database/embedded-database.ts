import { setTimeout } from 'node:timers/promises';
import type { Database, PgConnectionOptions } from './database.ts';
import { type Found, type Guard, knock, leave } from './knock.ts';
import { reachServer } from './reach-server.ts';
import { DatabaseCannot } from './refusals.ts';
import { type Seat, takeSeat } from './seat.ts';
import { trimServerLog } from './server-log.ts';
import { isAlive, stopServer } from './server-process.ts';
import type { LogTo } from './structured-line.ts';

const hour = 3_600_000;

/** How long a server whose process cannot be seen may be out of reach before it counts as gone. */
const unseenPatience = 5000;

/** The life of an embedded server as one node sees it: started or adopted, watched, started again, stopped. */
class EmbeddedDatabase implements Database {
  readonly kind = 'embedded';
  readonly connection: PgConnectionOptions;
  readonly #seat: Seat;
  readonly #log: LogTo;
  readonly #listeners: (() => void)[] = [];
  readonly #trimming: NodeJS.Timeout;
  #found: Found;
  /** `busy`: stopped on purpose for a moment, so that its going is no news. */
  #state: 'up' | 'lost' | 'busy' | 'closed' = 'up';
  #turn: Promise<void> = Promise.resolve();

  constructor(seat: Seat, found: Found, log: LogTo) {
    this.connection = seat.connection;
    this.#seat = seat;
    this.#log = log;
    this.#found = found;
    this.#watch(found.guard);
    this.#trimming = setInterval(() => void trimServerLog(seat.cluster).catch(() => undefined), hour);
    this.#trimming.unref();
  }

  onExit(listener: () => void): void {
    this.#listeners.push(listener);
  }

  restart(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#state === 'closed') throw new Error('a closed database cannot be restarted');
      this.#state = 'busy';
      await this.#stop();
      try {
        this.#found = await reachServer(this.#seat, this.#log);
      } catch (error) {
        this.#state = 'lost';
        throw error;
      }
      this.#state = 'up';
      this.#watch(this.#found.guard);
    });
  }

  close(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#state === 'closed') return;
      this.#state = 'closed';
      clearInterval(this.#trimming);
      const { guard } = this.#found;
      guard.ref();
      // A guard that is broken cannot say who else is there; they will notice, and start the server again.
      const isLast = await leave(guard).catch(() => true);
      if (isLast) await this.#stop();
      else {
        await guard.end().catch(() => undefined);
        this.#log({ level: 'info', event: 'database.left-to-others' });
      }
    });
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  async #stop(): Promise<void> {
    const { guard, server } = this.#found;
    if (server === undefined) {
      await guard.end().catch(() => undefined);
      this.#log({ level: 'warn', event: 'database.left-running' });
      return;
    }
    if (!isAlive(server)) return;
    const signal = await stopServer(server);
    this.#log({ level: 'info', event: 'database.stopped', signal: signal ?? 'none' });
    if (signal === undefined) throw new DatabaseCannot('database/held', { pid: server.pid });
  }

  #watch(guard: Guard): void {
    guard.once('end', () => void this.#lose(guard));
    // A program that forgets to close may still end; the next one adopts the server.
    guard.unref();
  }

  /** One crashed process of the server breaks all its connections, and it recovers: only its end is an exit. */
  async #lose(guard: Guard): Promise<void> {
    const began = performance.now();
    const { server } = this.#found;
    const isWatched = () => this.#state === 'up' && this.#found.guard === guard;
    while (isWatched() && (server ? isAlive(server) : performance.now() - began < unseenPatience)) {
      const found = await knock(this.#seat).catch(() => undefined);
      if (found !== undefined && isWatched()) {
        this.#found = found;
        this.#watch(found.guard);
        return;
      }
      await found?.guard.end().catch(() => undefined);
      await setTimeout(100);
    }
    if (!isWatched()) return;
    this.#state = 'lost';
    this.#log({ level: 'error', event: 'database.exited' });
    for (const listener of this.#listeners) listener();
  }
}

/**
 * Opens the embedded database of a data folder: makes it where there is none, starts its server, or adopts one that
 * outlived its node. Throws `DatabaseCannot` with what to do where this machine cannot.
 */
export async function openEmbedded(dataDir: string, log: LogTo): Promise<Database> {
  try {
    const seat = await takeSeat(dataDir, log);
    await trimServerLog(seat.cluster);
    return new EmbeddedDatabase(seat, await reachServer(seat, log), log);
  } catch (error) {
    const isOfTheFolder = error instanceof Error && 'syscall' in error && 'path' in error && 'code' in error;
    throw isOfTheFolder ? new DatabaseCannot('database/folder', { reason: String(error.code) }) : error;
  }
}
