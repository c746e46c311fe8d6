import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { type Database, type PgConnectionOptions, unprintable } from './database.ts';
import { DatabaseCannot } from './refusals.ts';
import type { LogTo } from './structured-line.ts';

/** What is asked of a server before the node relies on it. */
export interface ServerTraits {
  /** `server_version_num`: 150004 is 15.4. */
  readonly version: number;
  readonly encoding: string;
  readonly isStandby: boolean;
  readonly fsync: string;
  readonly synchronousCommit: string;
}

/** Refuses a server that is too old, not in UTF8, a standby, or set to lose what it acknowledged. */
export function requireFit(traits: ServerTraits): void {
  if (traits.version < 150_000) {
    throw new DatabaseCannot('database/too-old', { version: versionText(traits.version) });
  }
  if (traits.encoding !== 'UTF8')
    throw new DatabaseCannot('database/encoding', { encoding: traits.encoding });
  if (traits.isStandby) throw new DatabaseCannot('database/standby');
  if (traits.fsync === 'off') throw new DatabaseCannot('database/not-durable', { setting: 'fsync' });
  if (traits.synchronousCommit === 'off') {
    throw new DatabaseCannot('database/not-durable', { setting: 'synchronous_commit' });
  }
}

function versionText(version: number): string {
  const major = Math.floor(version / 10_000);
  // Until 9.6 the major version had two numbers.
  return major >= 10 ? `${major}.${version % 10_000}` : `${major}.${Math.floor(version / 100) % 100}`;
}

const traitsQuery = `SELECT current_setting('server_version_num')::int AS version,
  current_setting('server_encoding') AS encoding, pg_is_in_recovery() AS "isStandby",
  current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS "synchronousCommit"`;

/** Reads a database address as `pg` does. The address stays out of the error, for it holds a password. */
export function readDatabaseUrl(databaseUrl: string): PgConnectionOptions {
  if (!/^postgres(ql)?:\/\//.test(databaseUrl)) throw new DatabaseCannot('database/url-unreadable');
  try {
    // Fields instead of the address itself: `pg` lets an address outrank the user and password given beside it.
    const {
      host,
      port,
      user = '',
      password,
      database = '',
      ssl,
    } = new Client({ connectionString: databaseUrl });
    return unprintable({ host, port, user, password: password ?? '', database, ssl });
  } catch {
    throw new DatabaseCannot('database/url-unreadable');
  }
}

function refusalFor(error: unknown): DatabaseCannot {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no answer';
  if (code === '28P01' || code === '28000') return new DatabaseCannot('database/login-refused');
  if (code === '3D000') return new DatabaseCannot('database/no-database');
  return new DatabaseCannot('database/unreachable', { reason: code });
}

async function reach(connection: PgConnectionOptions): Promise<Client> {
  const guard = new Client({ ...connection, connectionTimeoutMillis: 10_000, keepAlive: true });
  guard.on('error', () => undefined);
  try {
    await guard.connect();
    const { rows } = await guard.query<ServerTraits>(traitsQuery);
    if (rows[0] !== undefined) requireFit(rows[0]);
    return guard;
  } catch (error) {
    await guard.end().catch(() => undefined);
    throw error instanceof DatabaseCannot ? error : refusalFor(error);
  }
}

/** How long a server may be out of reach before that counts as its exit, and how long `restart` waits for it. */
const shortPatience = 5000;
const restartPatience = 30_000;

async function reachWithin(connection: PgConnectionOptions, milliseconds: number): Promise<Client> {
  const deadline = performance.now() + milliseconds;
  for (;;) {
    try {
      return await reach(connection);
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await setTimeout(500);
    }
  }
}

/** A server that others run: checked, and watched through one connection that stays open. */
class ExternalDatabase implements Database {
  readonly kind = 'external';
  readonly connection: PgConnectionOptions;
  readonly #log: LogTo;
  readonly #listeners: (() => void)[] = [];
  #guard: Client;
  #isClosed = false;

  constructor(connection: PgConnectionOptions, guard: Client, log: LogTo) {
    this.connection = connection;
    this.#log = log;
    this.#guard = guard;
    this.#watch(guard);
  }

  onExit(listener: () => void): void {
    this.#listeners.push(listener);
  }

  async restart(): Promise<void> {
    if (this.#isClosed) throw new Error('a closed database cannot be restarted');
    const former = this.#guard;
    this.#guard = await reachWithin(this.connection, restartPatience);
    this.#watch(this.#guard);
    await former.end().catch(() => undefined);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#guard.end().catch(() => undefined);
  }

  #watch(guard: Client): void {
    guard.once('end', () => void this.#lose(guard));
  }

  async #lose(guard: Client): Promise<void> {
    const isWatched = () => !this.#isClosed && this.#guard === guard;
    if (!isWatched()) return;
    const again = await reachWithin(this.connection, shortPatience).catch(() => undefined);
    if (!isWatched()) {
      await again?.end().catch(() => undefined);
    } else if (again !== undefined) {
      this.#guard = again;
      this.#watch(again);
    } else {
      this.#log({ level: 'error', event: 'database.exited' });
      for (const listener of this.#listeners) listener();
    }
  }
}

/** Opens the PostgreSQL at an address. Throws `DatabaseCannot` where it does not answer or does not fit. */
export async function openExternal(databaseUrl: string, log: LogTo): Promise<Database> {
  const connection = readDatabaseUrl(databaseUrl);
  return new ExternalDatabase(connection, await reach(connection), log);
}
