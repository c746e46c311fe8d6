// Asks whether a seat's server answers, and proves that it is that one before anything else is believed of it.
import { Client } from 'pg';
import { DatabaseCannot } from './refusals.ts';
import type { Seat } from './seat.ts';
import { type ServerProcess, serverBehind } from './server-process.ts';

/** `pg` can let a program end with a connection open; its types do not say so. */
export type Guard = Client & { ref(): void; unref(): void };

/** A server that answered, proven to be the seat's. */
export interface Found {
  /** An open connection that holds the lock of those who use the server. */
  readonly guard: Guard;
  /** Undefined where the process cannot be seen from here; it is then not ours to signal. */
  readonly server: ServerProcess | undefined;
}

/** Whoever uses the embedded server holds this advisory lock shared; who gets it alone may stop the server. */
const usersLock = '1970039418, 1';

async function connect({ connection }: Seat): Promise<Guard | undefined> {
  // In a database of its own, so that the node's may be copied as a template, which takes that nobody is in it.
  const options = { ...connection, database: 'postgres', connectionTimeoutMillis: 5000 };
  const client = new Client(options) as Guard;
  // A broken connection shows as the event `end`; without a listener `error` would end the node.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === '28P01' || code === '28000') throw new DatabaseCannot('database/secret-refused');
    return undefined;
  }
}

async function createDatabase(guard: Guard, database: string): Promise<void> {
  const { rowCount } = await guard.query('SELECT FROM pg_database WHERE datname = $1', [database]);
  if (rowCount !== 0) return;
  // Another node may create it in the same moment.
  await guard.query(`CREATE DATABASE ${database}`).catch((error: { code?: string }) => {
    if (error.code !== '42P04' && error.code !== '23505') throw error;
  });
}

/**
 * Connects to a seat's server and takes part in its use. Undefined while nobody answers, or answers "not now".
 * Throws `DatabaseCannot` when what answers is another server.
 */
export async function knock(seat: Seat): Promise<Found | undefined> {
  const guard = await connect(seat);
  if (guard === undefined) return undefined;
  try {
    const proof = await guard.query<{ pid: number; identifier: string }>(
      'SELECT pg_backend_pid() AS pid, system_identifier::text AS identifier FROM pg_control_system()',
    );
    const { pid, identifier } = proof.rows[0] ?? { pid: 0, identifier: '' };
    if (identifier !== seat.systemIdentifier) throw new DatabaseCannot('database/other-server');
    const use = await guard.query<{ held: boolean }>(
      `SELECT pg_try_advisory_lock_shared(${usersLock}) AS held`,
    );
    // Not held: another process is about to stop the server.
    if (use.rows[0]?.held === true) {
      await createDatabase(guard, seat.connection.database);
      return { guard, server: await serverBehind(pid, seat.cluster) };
    }
  } catch (error) {
    if (error instanceof DatabaseCannot) throw error;
  }
  await guard.end().catch(() => undefined);
  return undefined;
}

/** Gives up this process's part in the use of the server, and tells whether nobody else has one. */
export async function leave(guard: Guard): Promise<boolean> {
  await guard.query(`SELECT pg_advisory_unlock_shared(${usersLock})`);
  const alone = await guard.query<{ held: boolean }>(`SELECT pg_try_advisory_lock(${usersLock}) AS held`);
  return alone.rows[0]?.held === true;
}
