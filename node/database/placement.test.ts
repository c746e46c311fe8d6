// Where the database lies and who runs it: long paths, closed folders, root, ordinary users, no passwd entry, no LANG.
import { type ChildProcess } from 'node:child_process';
import { chmod, chown, lstat, mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { canReach } from './server-user.ts';
import {
  clusterOf,
  end,
  holdOpen,
  isRoot,
  openFolder,
  openNoting,
  removeDataFolder,
  serverPid,
  withClient,
} from './testing/database-folder.ts';

// Each makes clusters, which a slow disk takes its time to sync.
vi.setConfig({ testTimeout: 120_000 });

let folder: string;
let children: ChildProcess[] = [];
let dataDirs: string[] = [];

beforeAll(async () => {
  folder = await openFolder();
});

afterEach(async () => {
  for (const child of children) await end(child, 'SIGKILL');
  for (const dataDir of dataDirs) await removeDataFolder(dataDir);
  children = [];
  dataDirs = [];
});

afterAll(() => removeDataFolder(folder));

function newDataDir(...names: string[]): string {
  const dataDir = join(folder, ...names);
  dataDirs.push(dataDir);
  return dataDir;
}

function hold(...args: Parameters<typeof holdOpen>) {
  const held = holdOpen(...args);
  children.push(held.child);
  return held;
}

/** The user id that a process runs as. */
async function uidOf(pid: number): Promise<number> {
  return (await stat(`/proc/${pid}`)).uid;
}

test('a path too long for a socket gets a short one, in a closed folder, and is found again', async () => {
  const dataDir = newDataDir('a-folder-with-a-long-name'.repeat(5), 'data');
  const first = hold(dataDir);
  expect(await first.answer).toBe('open');
  await end(first.child, 'SIGKILL');

  const { database, events } = await openNoting(dataDir);
  const { host } = database.connection;
  await withClient(database.connection, (client) => client.query('SELECT 1'));
  const { mode, uid } = await lstat(host);
  const serverUid = await uidOf(await serverPid(dataDir));
  await database.close();
  expect(events()).toEqual(['database.adopted', 'database.stopped']);
  expect(host.length).toBeLessThan(80);
  expect([mode & 0o777, uid]).toEqual([0o700, serverUid]);
  await removeDataFolder(host);
});

test('without LANG, or with a Latin one, text is UTF-8 in the builtin locale', async () => {
  for (const env of [{}, { LANG: 'fr_FR.ISO-8859-1', LC_ALL: 'fr_FR.ISO-8859-1' }]) {
    const dataDir = newDataDir(`lang-${Object.keys(env).length}`);
    expect(await hold(dataDir, { env }).answer).toBe('open');
    const { database } = await openNoting(dataDir);
    const { rows } = await withClient(database.connection, (client) =>
      client.query(`SELECT current_setting('server_encoding') AS encoding, lower('ÉLÉPHANT') AS lower,
        datlocprovider::text AS provider, datlocale AS locale
        FROM pg_database WHERE datname = current_database()`),
    );
    expect(rows).toEqual([{ encoding: 'UTF8', lower: 'éléphant', provider: 'b', locale: 'C.UTF-8' }]);
    await database.close();
  }
});

if (!isRoot) {
  test('an ordinary user runs the server itself', async () => {
    const dataDir = newDataDir('ordinary');
    const { database } = await openNoting(dataDir);
    expect(await uidOf(await serverPid(dataDir))).toBe(process.geteuid?.());
    await database.close();
  });
}

if (isRoot) {
  describe('started by root', () => {
    test('the server runs under a user of its own, and its data folder stays closed to others', async () => {
      const dataDir = newDataDir('own-user');
      await mkdir(dataDir, { mode: 0o700 });
      const { database } = await openNoting(dataDir);
      const passwd = await readFile('/etc/passwd', 'utf8');
      const uid = await uidOf(await serverPid(dataDir));
      await database.close();
      expect(passwd).toMatch(new RegExp(`^ulinzi:[^:]*:${uid}:`, 'm'));
      expect(await clusterOf(dataDir)).toBe(join(dataDir, 'database', 'cluster'));
      expect((await stat(dataDir)).mode & 0o777).toBe(0o710);
    });

    test('a folder that this user cannot enter gets its database elsewhere, says so, and keeps it', async () => {
      const closed = newDataDir('closed', 'data');
      await mkdir(join(folder, 'closed'), { mode: 0o700 });
      const first = await openNoting(closed);
      await withClient(first.database.connection, (client) => client.query('CREATE TABLE note (n int)'));
      await first.database.close();
      expect(first.events()).toContain('database.placed-elsewhere');
      expect(await clusterOf(closed)).toMatch(/^\/var\/lib\/ulinzi\/data-\w{6}\/cluster$/);
      expect((await stat(join(folder, 'closed'))).mode & 0o777).toBe(0o700);

      const second = await openNoting(closed);
      await withClient(second.database.connection, (client) => client.query('SELECT n FROM note'));
      await second.database.close();
      expect(second.events()).toEqual(['database.started', 'database.stopped']);
    });
  });

  // An ordinary user needs a program that it may run; a checkout under /root has none.
  const nobody = { uid: 65534, gid: 65534 };
  if (canReach({ ...nobody, isSelf: false }, process.execPath)) {
    describe('an ordinary user', () => {
      async function homeFor(uid: number, name: string): Promise<string> {
        await mkdir(join(folder, name));
        await chown(join(folder, name), uid, uid);
        return newDataDir(name, 'data');
      }

      test('runs the server itself; root may open the folder after it, and it after root', async () => {
        const dataDir = await homeFor(nobody.uid, 'nobody');
        const first = hold(dataDir, nobody);
        expect(await first.answer).toBe('open');
        expect(await uidOf(await serverPid(dataDir))).toBe(nobody.uid);
        await end(first.child, 'SIGTERM');

        const byRoot = await openNoting(dataDir);
        expect(await uidOf(await serverPid(dataDir))).toBe(nobody.uid);
        await byRoot.database.close();

        expect(await hold(dataDir, nobody).answer).toBe('open');
      });

      test('without an entry in passwd is told what to do', async () => {
        const dataDir = await homeFor(54_321, 'unlisted');
        expect(await hold(dataDir, { uid: 54_321, gid: 54_321 }).answer).toBe('database/no-passwd-entry');
      });

      test('is told whose the database of another user is', async () => {
        const dataDir = newDataDir('of-root');
        await (await openNoting(dataDir)).database.close();
        await chmod(dataDir, 0o755);
        expect(await hold(dataDir, nobody).answer).toBe('database/other-owner');
      });
    });
  }
}
