import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from './index.ts';
import { processesOf } from './server-process.ts';
import {
  clusterOf,
  openFolder,
  openNoting,
  removeDataFolder,
  serverPid,
  withClient,
} from './testing/database-folder.ts';

let folder: string;
let dataDir: string;

beforeAll(async () => {
  folder = await openFolder();
  dataDir = join(folder, 'data');
  const database = await openDatabase({ dataDir });
  await withClient(database.connection, (client) => client.query('CREATE TABLE note (n bigint PRIMARY KEY)'));
  await database.close();
});

afterAll(async () => {
  await removeDataFolder(dataDir);
  await removeDataFolder(folder);
});

describe('a data folder', () => {
  test('keeps what was written over a stop and a start', async () => {
    const first = await openNoting(dataDir);
    await withClient(first.database.connection, (client) => client.query('INSERT INTO note VALUES (1)'));
    await first.database.close();
    expect(await processesOf(await clusterOf(dataDir))).toEqual([]);

    const second = await openNoting(dataDir);
    const { rows } = await withClient(second.database.connection, (client) =>
      client.query('SELECT n FROM note WHERE n = 1'),
    );
    await second.database.close();
    expect(rows).toEqual([{ n: '1' }]);
    expect(first.events()).toEqual(['database.started', 'database.stopped']);
    expect(second.events()).toEqual(['database.started', 'database.stopped']);
  });

  test('holds its secret and its socket closed to others, and listens on nothing else', async () => {
    const { database } = await openNoting(dataDir);
    const modeOf = async (path: string) => (await stat(path)).mode & 0o777;
    const { rows } = await withClient(database.connection, (client) =>
      client.query(`SELECT current_setting('listen_addresses') AS addresses, current_setting('fsync') AS fsync,
        current_setting('synchronous_commit') AS commit`),
    );
    expect(await modeOf(join(dataDir, 'database', 'secret'))).toBe(0o600);
    expect(await modeOf(database.connection.host)).toBe(0o700);
    expect((await modeOf(dataDir)) & 0o007).toBe(0);
    expect(rows).toEqual([{ addresses: '', fsync: 'on', commit: 'on' }]);
    await expect(
      withClient({ ...database.connection, password: 'another' }, (client) => client.query('SELECT 1')),
    ).rejects.toMatchObject({ code: '28P01' });
    await database.close();
  });

  test('shows no password when its connection is printed', async () => {
    const { database } = await openNoting(dataDir);
    const printed = [
      inspect(database.connection),
      JSON.stringify(database.connection),
      `${database.connection}`,
    ];
    await database.close();
    expect(printed.join('\n')).not.toContain(database.connection.password);
  });

  test('has no data in the log of its server', async () => {
    const { database } = await openNoting(dataDir);
    const canary = 'canary-0812345678';
    await withClient(database.connection, async (client) => {
      await expect(client.query('INSERT INTO note VALUES ($1)', [canary])).rejects.toThrow();
      await expect(client.query(`SELECT '${canary}'::bigint`)).rejects.toThrow();
      await client.query('INSERT INTO note VALUES (812345678)');
      await expect(client.query('INSERT INTO note VALUES (812345678)')).rejects.toThrow();
    });
    await database.close();
    const logs = join(await clusterOf(dataDir), 'log');
    const texts = await Promise.all((await readdir(logs)).map((name) => readFile(join(logs, name), 'utf8')));
    expect(texts.join('')).toContain('ready to accept connections');
    expect(texts.join('')).not.toContain('812345678');
  });
});

describe('a server', () => {
  test('is started again on restart, at the same address', async () => {
    const { database, events } = await openNoting(dataDir);
    const before = await serverPid(dataDir);
    await database.restart();
    expect(await serverPid(dataDir)).not.toBe(before);
    await withClient(database.connection, (client) => client.query('SELECT 1'));
    await database.close();
    await database.close();
    expect(events()).toEqual([
      'database.started',
      'database.stopped',
      'database.started',
      'database.stopped',
    ]);
  });

  test('that recovers from a crashed connection is no exit', async () => {
    const { database, events } = await openNoting(dataDir);
    let exits = 0;
    database.onExit(() => exits++);
    await withClient(database.connection, async (client) => {
      const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
      const broken = new Promise((done) => client.once('end', done));
      process.kill(rows[0].pid, 'SIGKILL');
      await broken;
    });
    const answered = async () =>
      withClient(database.connection, (client) => client.query('SELECT 1')).then(
        () => true,
        () => false,
      );
    await expect.poll(answered, { timeout: 20_000 }).toBe(true);
    await database.close();
    expect(exits).toBe(0);
    expect(events()).toEqual(['database.started', 'database.stopped']);
  });
});

describe('what does not fit is refused', () => {
  afterEach(() => rm(join(folder, 'strange'), { recursive: true, force: true }));

  async function strangeFolder(record: object, secret?: string): Promise<string> {
    const strange = join(folder, 'strange');
    await mkdir(join(strange, 'database'), { recursive: true });
    await writeFile(join(strange, 'database', 'database.json'), JSON.stringify({ format: 1, ...record }));
    if (secret !== undefined) await writeFile(join(strange, 'database', 'secret'), secret);
    return strange;
  }

  test('a cluster whose secret is gone', async () => {
    const place = join(dataDir, 'database');
    await expect(openDatabase({ dataDir: await strangeFolder({ place }) })).rejects.toMatchObject({
      code: 'database/secret-missing',
    });
  });

  test('a cluster that is not the one recorded', async () => {
    const place = join(dataDir, 'database');
    const strange = await strangeFolder({ place, systemIdentifier: '1' }, 'x');
    await expect(openDatabase({ dataDir: strange })).rejects.toMatchObject({ code: 'database/other-server' });
  });

  test('a recorded place that is not there', async () => {
    const strange = await strangeFolder({ place: '/nonexistent/place', systemIdentifier: '1' }, 'x');
    await expect(openDatabase({ dataDir: strange })).rejects.toMatchObject({
      code: 'database/place-missing',
    });
  });

  test('a data folder that is a file', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    await expect(openDatabase({ dataDir: file })).rejects.toMatchObject({ code: 'database/folder' });
  });
});
