import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locales, speaker } from '@ulinzi/words';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { amendRecord } from '../backup/index.ts';
import { placesOf } from '../backup/testing/bare-machine.ts';
import { ulinzi } from '../cli/testing/terminal.ts';
import { onCopy } from '../log/testing/copied-database.ts';
import { HandClock, openTestNode, phones, type TestNode } from '../testing/test-node.ts';
import { findingCodes } from './index.ts';

const hour = 3_600_000;
let test: TestNode;

beforeAll(async () => {
  test = await openTestNode(new HandClock(Date.now() - hour));
  await test.sms(phones.source, 'Silaha');
});
afterAll(() => test.close());

/** Codes of what the doctor finds; the screens may or may not be built where this runs. */
async function codes(...more: string[]): Promise<string[]> {
  const { out } = await ulinzi(['doctor', '--json', ...placesOf(test), ...more]);
  const { findings } = JSON.parse(out) as { findings: { code: string }[] };
  return findings.map(({ code }) => code).filter((code) => code !== 'screens');
}
const portOf = () => ['--port', new URL(test.node.address).port];
/** Who is on duty in Fizi and in South Kivu nobody has said in this exercise. */
const gaps = ['nobody', 'nobody', 'nobody'];

describe('ulinzi doctor', () => {
  it.each(locales)('every finding has its words, in %s', (locale) => {
    const values = {
      reason: 'x',
      dir: 'x',
      free: 1,
      version: 'x',
      last: 'x',
      position: 1,
      hours: 1,
      held: 1,
    };
    const more = {
      count: 1,
      communities: 'x',
      name: 'x',
      days: 1,
      gateway: 'x',
      device: 'x',
      port: '1',
      seat: 'x',
      scope: 'x',
      from: 'x',
      until: 'x',
    };
    for (const code of findingCodes)
      expect(
        speaker(locale)(`commands.doctor-finding.${code}`, { ...values, ...more }).length,
      ).toBeGreaterThan(20);
  });

  it('beside a running node: only what is so, in words, exit code 1', async () => {
    expect(await codes(...portOf())).toEqual(gaps);
    const { code, out, err } = await ulinzi(['doctor', ...placesOf(test), ...portOf()]);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toMatch(/NOBODY is on duty now: .*, fizi/);
    expect(out).toContain('PostgreSQL');
    expect(out).not.toContain('+243');
  });

  it('a node that does not answer where it should', async () => {
    expect(await codes('--port', '9')).toContain('not-answering');
  });

  describe('of a node that was stopped', () => {
    beforeAll(() => test.node.close());

    it('finds the same, and changes nothing in its folders', async () => {
      const files = () =>
        readdirSync(test.keysDir).map((name) => [name, statSync(join(test.keysDir, name)).mtimeMs]);
      const before = files();
      expect(await codes('--port', '0')).toEqual(gaps);
      expect(await codes('--port', '0', '--full')).toEqual(gaps);
      expect(files()).toEqual(before);
    });

    it('an address that another program has', async () => {
      const server = createServer();
      await new Promise<void>((done) => server.listen({ host: '127.0.0.1', port: 0 }, done));
      const { port } = server.address() as { port: number };
      expect(await codes('--port', String(port))).toContain('port');
      server.close();
    });

    it('backups that are missing or older than 26 hours, once somebody makes them', async () => {
      amendRecord(test.keysDir, { recipient: 'x' });
      expect(await codes('--port', '0')).toEqual(expect.arrayContaining(['no-log-backup', 'no-keys-backup']));
      const at = Date.now() - 27 * hour;
      amendRecord(test.keysDir, { log: { at, to: '/nowhere', position: 1 }, keys: { at, to: '/elsewhere' } });
      expect(await codes('--port', '0')).toEqual(
        expect.arrayContaining(['old-log-backup', 'old-keys-backup']),
      );
      rmSync(join(test.keysDir, 'backups.json'));
    });

    it('keys that others can read, keys that are not there, folders that are not', async () => {
      chmodSync(test.keysDir, 0o755);
      expect(await codes('--port', '0')).toContain('keystore');
      chmodSync(test.keysDir, 0o700);
      const empty = mkdtempSync(join(tmpdir(), 'ulinzi-empty-'));
      const { out } = await ulinzi([
        'doctor',
        '--json',
        '--port',
        '0',
        '--data',
        join(empty, 'd'),
        '--keys',
        empty,
      ]);
      const found = (JSON.parse(out) as { findings: { code: string }[] }).findings.map(({ code }) => code);
      expect(found).toEqual(expect.arrayContaining(['keystore', 'no-data']));
      expect(readdirSync(empty)).toEqual([]);
      rmSync(empty, { recursive: true });
    });

    it('a head that the log does not have, and no head at all', async () => {
      const path = join(test.keysDir, 'heads');
      const heads = readFileSync(path);
      writeFileSync(path, '');
      expect(await codes('--port', '0')).toContain('no-head');
      writeFileSync(path, heads);
    });

    it.each<[string, (client: pg.Client) => Promise<unknown>, string, string[]]>([
      ['a log cut off', (db) => db.query('delete from log where position > 5'), 'log-cut-off', []],
      [
        'a row changed in the middle, with --full alone',
        (db) => db.query('update log set outcome = 1 - outcome where position = 5'),
        'log-unsound',
        ['--full'],
      ],
      [
        'a clock before the newest entry',
        (db) =>
          db.query(
            'update log set recorded = recorded + 864000000 where position = (select max(position) from log)',
          ),
        'clock-behind',
        [],
      ],
      [
        'another node',
        (db) => db.query('update node_identity set node_id = gen_random_uuid()'),
        'other-node',
        [],
      ],
      [
        'a modem that is not there',
        (db) =>
          db.query(
            `update register set state = state || '{"kind":"gammu","device":"/dev/ttyNONE"}' where kind = 'gateway'`,
          ),
        'no-device',
        [],
      ],
      ['no gateway', (db) => db.query(`delete from register where kind = 'gateway'`), 'no-gateway', []],
    ])('%s', async (_, spoil, finds, more) => {
      await onCopy(test, async ({ url, client }) => {
        await spoil(client);
        const call = [
          'doctor',
          '--json',
          '--port',
          '0',
          ...placesOf(test).slice(0, 4),
          '--database-url',
          url,
          ...more,
        ];
        const { findings } = JSON.parse((await ulinzi(call)).out) as { findings: { code: string }[] };
        expect(findings.map(({ code }) => code)).toContain(finds);
      });
    });
  });
});
