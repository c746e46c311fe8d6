import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locales } from '@ulinzi/words';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onCopy } from '../log/testing/copied-database.ts';
import { tamperings } from '../log/testing/tamperings.ts';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';
import { ulinzi } from './testing/terminal.ts';

let test: TestNode;
const folders = () => ['--data', test.dataDir, '--keys', test.keysDir];

beforeAll(async () => {
  test = await openTestNode();
  const { alert } = await test.sms(phones.source, 'Silaha');
  await test.did('alert.acknowledge', 'kibua-cla-1', alert);
});
afterAll(() => test.close());

describe('ulinzi verify', () => {
  it('beside a running node: sound, exit code 0, no key asked for', async () => {
    const { code, out, err } = await ulinzi(['verify', ...folders(), '--database-url', test.databaseUrl]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^The log is sound: \d+ entries, \d+ signed heads\.\n$/);
    expect((await test.http('GET', '/healthz', null)).status).toBe(200);
  });

  it('a rebuild beside a running node is refused: exit code 3', async () => {
    const { code, err } = await ulinzi(['rebuild', ...folders(), '--database-url', test.databaseUrl]);
    expect(code).toBe(3);
    expect(err).toContain('Another process has the keystore');
  });

  describe('of a node that was stopped', () => {
    beforeAll(() => test.node.close());

    it('sound: exit code 0, as JSON too', async () => {
      const { code, out } = await ulinzi([
        'verify',
        ...folders(),
        '--database-url',
        test.databaseUrl,
        '--json',
      ]);
      expect(code).toBe(0);
      expect(JSON.parse(out)).toMatchObject({ findings: [], rows: expect.any(Number) });
    });

    it.each(tamperings)('$title: exit code 1, in words', async ({ on, finds }) => {
      await onCopy(test, async ({ url, client }) => {
        await on(client);
        const call = ['verify', ...folders(), '--database-url', url];
        for (const locale of locales) {
          const { code, out } = await ulinzi(call, { locale });
          expect(code).toBe(1);
          expect(out.trim().split('\n').length).toBeGreaterThan(1);
        }
        const { findings } = JSON.parse((await ulinzi([...call, '--json'])).out) as {
          findings: { found: string }[];
        };
        expect(findings.map(({ found }) => found)).toEqual(expect.arrayContaining([...finds]));
      });
    });

    it('with the keys of another node: exit code 1', async () => {
      const other = await openTestNode();
      await other.node.close();
      const { code } = await ulinzi([
        'verify',
        '--data',
        other.dataDir,
        '--keys',
        other.keysDir,
        '--database-url',
        test.databaseUrl,
      ]);
      expect(code).toBe(1);
      await other.close();
    });

    it('of a data folder in which there is nothing: exit code 3, and nothing is made there', async () => {
      const empty = mkdtempSync(join(tmpdir(), 'ulinzi-empty-'));
      mkdirSync(join(empty, 'data'));
      for (const command of ['verify', 'rebuild']) {
        const { code, err } = await ulinzi([command, '--data', join(empty, 'data'), '--keys', test.keysDir]);
        expect(code).toBe(3);
        expect(err).toContain('Give the folders that belong together.');
      }
      expect(readdirSync(join(empty, 'data'))).toEqual([]);
      rmSync(empty, { recursive: true });
    });

    it('a rebuild says how many entries it folded: exit code 0', async () => {
      const { code, out } = await ulinzi(['rebuild', ...folders(), '--database-url', test.databaseUrl]);
      expect(code).toBe(0);
      expect(out).toMatch(/^\d+ entries folded/);
      expect((await ulinzi(['verify', ...folders(), '--database-url', test.databaseUrl])).code).toBe(0);
    });
  });
});
