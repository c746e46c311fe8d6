// Kills: of the node, of the server, of both; and what is left lying about after them.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { openDatabase, type PgConnectionOptions } from './index.ts';
import { processesOf } from './server-process.ts';
import {
  clusterOf,
  end,
  holdOpen,
  openFolder,
  openNoting,
  removeDataFolder,
  serverPid,
  withClient,
} from './testing/database-folder.ts';

// Each makes clusters, which a slow disk takes its time to sync.
vi.setConfig({ testTimeout: 120_000 });

let folder: string;
let dataDir: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  folder = await openFolder();
  dataDir = join(folder, 'data');
  const database = await openDatabase({ dataDir });
  await withClient(database.connection, (client) =>
    client.query('CREATE TABLE note (n bigserial PRIMARY KEY)'),
  );
  await database.close();
});

afterEach(async () => {
  for (const child of children.splice(0)) await end(child, 'SIGKILL');
});

afterAll(async () => {
  await removeDataFolder(dataDir);
  await removeDataFolder(folder);
});

function hold(...args: Parameters<typeof holdOpen>) {
  const held = holdOpen(...args);
  children.push(held.child);
  return held;
}

function count(connection: PgConnectionOptions): Promise<number> {
  return withClient(connection, async (client) => {
    const { rows } = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM note');
    return rows[0]?.count ?? 0;
  });
}

test('a database that outlived its node is adopted, running', async () => {
  const { child, answer } = hold(dataDir);
  expect(await answer).toBe('open');
  const outlived = await serverPid(dataDir);
  await end(child, 'SIGKILL');

  const { database, events } = await openNoting(dataDir);
  await count(database.connection);
  expect(await serverPid(dataDir)).toBe(outlived);
  await database.close();
  expect(events()).toEqual(['database.adopted', 'database.stopped']);
  expect(await processesOf(await clusterOf(dataDir))).toEqual([]);
});

test('node and server killed together: the next node starts the server again', async () => {
  const { child, answer } = hold(dataDir);
  await answer;
  process.kill(await serverPid(dataDir), 'SIGKILL');
  await end(child, 'SIGKILL');

  const { database, events } = await openNoting(dataDir);
  await count(database.connection);
  await database.close();
  expect(events()).toContain('database.started');
});

test('a server killed under load is noticed, starts again and has lost nothing acknowledged', async () => {
  const { database } = await openNoting(dataDir);
  const exits: (() => void)[] = [];
  database.onExit(() => exits.shift()?.());
  let acknowledged = await count(database.connection);
  for (let round = 0; round < 5; round++) {
    const exit = new Promise<void>((done) => exits.push(done));
    const writers = Array.from({ length: 6 }, () =>
      withClient(database.connection, async (client) => {
        for (;;) {
          await client.query('INSERT INTO note DEFAULT VALUES');
          acknowledged++;
        }
      }).catch(() => undefined),
    );
    const target = acknowledged + 200;
    await expect.poll(() => acknowledged, { timeout: 20_000 }).toBeGreaterThan(target);
    process.kill(await serverPid(dataDir), 'SIGKILL');
    await Promise.all([exit, ...writers]);
    await database.restart();
    expect(await count(database.connection)).toBeGreaterThanOrEqual(acknowledged);
  }
  await database.close();
});

test('processes that open a new folder in one moment share one server, and the last to go stops it', async () => {
  const fresh = join(folder, 'fresh');
  const first = hold(fresh);
  const second = hold(fresh);
  const mine = await openNoting(fresh);
  expect(await Promise.all([first.answer, second.answer])).toEqual(['open', 'open']);
  const server = await serverPid(fresh);

  await end(first.child, 'SIGTERM');
  await end(second.child, 'SIGTERM');
  await withClient(mine.database.connection, (client) => client.query('SELECT 1'));
  expect(await serverPid(fresh)).toBe(server);
  await mine.database.close();
  expect(await processesOf(await clusterOf(fresh))).toEqual([]);
  await removeDataFolder(fresh);
});

async function stranger(): Promise<ChildProcess> {
  // Of the server's own user: of another's process PostgreSQL knows by itself that it is none of its own.
  const { uid, gid } = await stat(await clusterOf(dataDir));
  const child = spawn('sleep', ['600'], { uid, gid, cwd: '/', stdio: 'ignore' });
  children.push(child);
  await once(child, 'spawn');
  return child;
}

test('a process number in postmaster.pid that was given to a stranger stops nobody', async () => {
  const innocent = await stranger();
  const cluster = await clusterOf(dataDir);
  const { database } = await openNoting(dataDir);
  const [, ...lines] = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n');
  const { host } = database.connection;
  await database.close();
  await writeFile(join(cluster, 'postmaster.pid'), [innocent.pid, ...lines].join('\n'));
  await writeFile(join(host, '.s.PGSQL.5432.lock'), `${innocent.pid}\n`);

  const again = await openNoting(dataDir);
  await count(again.database.connection);
  expect(await serverPid(dataDir)).not.toBe(innocent.pid);
  await again.database.close();
  expect([innocent.exitCode, innocent.signalCode]).toEqual([null, null]);
});

test('another folder’s server under a recycled number is neither adopted nor stopped', async () => {
  const otherDir = join(folder, 'other');
  const other = await openNoting(otherDir);
  const otherPid = await serverPid(otherDir);
  // The whole file, with the other's socket in it: what a copied data folder looks like.
  const pidFile = await readFile(join(await clusterOf(otherDir), 'postmaster.pid'), 'utf8');
  await writeFile(join(await clusterOf(dataDir), 'postmaster.pid'), pidFile);

  const { database, events } = await openNoting(dataDir);
  await count(database.connection);
  expect(await serverPid(dataDir)).not.toBe(otherPid);
  await database.close();
  expect(events()).toEqual(['database.started', 'database.stopped']);
  await withClient(other.database.connection, (client) => client.query('SELECT 1'));
  expect(await serverPid(otherDir)).toBe(otherPid);
  await other.database.close();
  await removeDataFolder(otherDir);
});

test('what a killed initdb left is swept, and does not stop a new database', async () => {
  const fresh = join(folder, 'swept');
  const left = join(fresh, 'database', 'cluster.part-999999999');
  await mkdir(left, { recursive: true });
  await writeFile(join(left, 'PG_VERSION'), '18\n');
  await (await openDatabase({ dataDir: fresh })).close();
  await expect(stat(left)).rejects.toMatchObject({ code: 'ENOENT' });
  await removeDataFolder(fresh);
});
