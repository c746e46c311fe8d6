import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDatabaseUrl, requireFit, type ServerTraits } from './external-database.ts';
import { type Database, openDatabase } from './index.ts';
import { openFolder, removeDataFolder, withClient } from './testing/database-folder.ts';

const fit: ServerTraits = {
  version: 150_000,
  encoding: 'UTF8',
  isStandby: false,
  fsync: 'on',
  synchronousCommit: 'on',
};

describe('a server of one’s own', () => {
  test('of version 15, in UTF8, that keeps what it acknowledges, is taken', () => {
    expect(() => requireFit(fit)).not.toThrow();
    expect(() => requireFit({ ...fit, synchronousCommit: 'remote_apply' })).not.toThrow();
  });

  test.each([
    [{ version: 140_012 }, 'database/too-old', 'version 14.12'],
    [{ version: 90_624 }, 'database/too-old', 'version 9.6'],
    [{ encoding: 'SQL_ASCII' }, 'database/encoding', 'SQL_ASCII'],
    [{ isStandby: true }, 'database/standby', 'primary'],
    [{ fsync: 'off' }, 'database/not-durable', 'fsync = on'],
    [{ synchronousCommit: 'off' }, 'database/not-durable', 'synchronous_commit = on'],
  ])('with %o is refused as %s', (trait, code, words) => {
    expect(() => requireFit({ ...fit, ...trait })).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(words) }),
    );
  });
});

describe('a database address', () => {
  test('is taken apart, so that a role may be put in the place of its user', () => {
    const connection = readDatabaseUrl(
      'postgresql://mwamba:se%40cret@db.example:6432/ulinzi?sslmode=disable',
    );
    expect({ ...connection }).toMatchObject({
      host: 'db.example',
      port: 6432,
      user: 'mwamba',
      password: 'se@cret',
      database: 'ulinzi',
      ssl: false,
    });
    expect(connection).not.toHaveProperty('connectionString');
  });

  test.each(['', 'secret-1234', 'mysql://u:secret-1234@h/d', 'postgres://u:secret-1234@h:port/d'])(
    'that cannot be read is not repeated (%#)',
    (url) => {
      expect(() => readDatabaseUrl(url)).toThrow(
        expect.objectContaining({
          code: 'database/url-unreadable',
          message: expect.not.stringContaining('secret-1234'),
        }),
      );
    },
  );
});

describe('against a server that runs', () => {
  let folder: string;
  let server: Database;
  let url: (change?: { password?: string; database?: string }) => string;

  beforeAll(async () => {
    folder = await openFolder();
    server = await openDatabase({ dataDir: join(folder, 'data') });
    const { host, user, password, database } = server.connection;
    url = (change) =>
      `postgres://${user}:${change?.password ?? password}@${encodeURIComponent(host)}/${change?.database ?? database}`;
  });

  afterAll(async () => {
    await server.close();
    await removeDataFolder(join(folder, 'data'));
    await removeDataFolder(folder);
  });

  const open = (databaseUrl: string) => openDatabase({ dataDir: join(folder, 'unused'), databaseUrl });

  test('an address opens it, and its going and coming back are noticed', async () => {
    const database = await open(url());
    await withClient(database.connection, (client) => client.query('SELECT 1'));
    let exits = 0;
    const exit = new Promise<void>((done) => database.onExit(() => done(void exits++)));
    await server.close();
    await exit;
    server = await openDatabase({ dataDir: join(folder, 'data') });
    await database.restart();
    await withClient(database.connection, (client) => client.query('SELECT 1'));
    await database.close();
    expect([database.kind, exits]).toEqual(['external', 1]);
  });

  test('a wrong password, a missing database and a silent host are told apart, without the address', async () => {
    const answers = await Promise.all(
      [
        url({ password: 'secret-1234' }),
        url({ database: 'absent' }),
        'postgres://u:secret-1234@127.0.0.1:1/d',
      ].map((address) => open(address).catch((error: unknown) => error)),
    );
    expect(answers).toMatchObject([
      { code: 'database/login-refused' },
      { code: 'database/no-database' },
      { code: 'database/unreachable', values: { reason: 'ECONNREFUSED' } },
    ]);
    expect(answers.map(String).join()).not.toContain('secret-1234');
  });
});
