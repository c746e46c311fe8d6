import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { type Database, openDatabase, type PgConnectionOptions, type StructuredLine } from '../index.ts';
import type { DatabaseRecord } from '../place.ts';
import { processesOf } from '../server-process.ts';

/** Whether the tests run as root, where the server has a user of its own. */
export const isRoot = process.geteuid?.() === 0;

/** A folder that every user can enter, for data folders in it. */
export async function openFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ulinzi-test-'));
  await chmod(folder, 0o755);
  return folder;
}

/** An open database, and the events that it told of. */
export interface Noted {
  readonly database: Database;
  events(): string[];
}

/** Opens a database and keeps what it had to say. */
export async function openNoting(dataDir: string): Promise<Noted> {
  const lines: StructuredLine[] = [];
  const database = await openDatabase({ dataDir, logTo: (line) => lines.push(line) });
  return { database, events: () => lines.map(({ event }) => event) };
}

/** Runs queries on a connection of their own. */
export async function withClient<T>(
  connection: PgConnectionOptions,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Where a data folder's cluster lies. */
export async function clusterOf(dataDir: string): Promise<string> {
  const folder = join(dataDir, 'database');
  const record = JSON.parse(await readFile(join(folder, 'database.json'), 'utf8')) as DatabaseRecord;
  return join(record.place ?? folder, 'cluster');
}

/** The process number of the server over a data folder. */
export async function serverPid(dataDir: string): Promise<number> {
  return Number.parseInt(await readFile(join(await clusterOf(dataDir), 'postmaster.pid'), 'utf8'), 10);
}

/** Starts another process that opens a data folder and holds it. */
export function holdOpen(
  dataDir: string,
  options: { uid?: number; gid?: number; env?: NodeJS.ProcessEnv } = {},
): { child: ChildProcess; answer: Promise<string> } {
  const program = join(import.meta.dirname, 'hold-open.ts');
  const child = spawn(process.execPath, [program, dataDir], {
    env: process.env,
    ...options,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const answer = once(child.stdout, 'data').then(([text]) => String(text).trim());
  return { child, answer };
}

/** Ends a process that a test started, and waits until it is gone. */
export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

/** Removes a data folder and all of its database, also a server that a failed test left. */
export async function removeDataFolder(dataDir: string): Promise<void> {
  const cluster = await clusterOf(dataDir).catch(() => undefined);
  if (cluster !== undefined) {
    for (const pid of await processesOf(cluster).catch(() => [])) process.kill(pid, 'SIGKILL');
    if (!cluster.startsWith(dataDir)) await rm(dirname(cluster), { recursive: true, force: true });
  }
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
}
