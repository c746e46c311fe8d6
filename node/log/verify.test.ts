import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';
import { readHeads, readPublicKey, verifyLog } from './index.ts';
import { onCopy } from './testing/copied-database.ts';
import { headsTamperings, tamperings } from './testing/tamperings.ts';

describe('what verify finds', () => {
  let test: TestNode;

  beforeAll(async () => {
    test = await openTestNode();
    const { alert } = await test.sms(phones.source, 'Silaha');
    await test.did('alert.acknowledge', 'kibua-cla-1', alert);
    await test.did('alert.decide', 'kibua-commander', alert, { decision: 'respond', note: 'EXERCISE' });
    await test.node.close();
  });
  afterAll(() => test.close());

  const findingsIn = (client: Parameters<typeof verifyLog>[0]) =>
    verifyLog(client, readHeads(test.keysDir), readPublicKey(test.keysDir) ?? '');

  it('a sound log: every row, every head, no finding', async () => {
    await onCopy(test, async ({ client }) => {
      const { rows } = (await client.query<{ rows: number }>('select count(*)::int as rows from log'))
        .rows[0] ?? {
        rows: 0,
      };
      const verified = await findingsIn(client);
      expect(verified).toEqual({ rows, heads: readHeads(test.keysDir).length, findings: [] });
      expect(verified.heads).toBeGreaterThan(0);
    });
  });

  it.each(tamperings)('$title', async ({ on, finds }) => {
    await onCopy(test, async ({ client }) => {
      await on(client);
      const { findings } = await findingsIn(client);
      expect(findings.map((finding) => finding.found)).toEqual(expect.arrayContaining([...finds]));
    });
  });

  describe.each(headsTamperings)('$title', ({ rewrite, finds }) => {
    const path = () => join(test.keysDir, 'heads');
    let before: string;
    beforeAll(() => {
      before = readFileSync(path(), 'utf8');
      const after = rewrite(before);
      if (after === null) rmSync(path());
      else writeFileSync(path(), after);
    });
    afterAll(() => writeFileSync(path(), before));

    it('is found', async () => {
      await onCopy(test, async ({ client }) => {
        const { findings } = await findingsIn(client);
        expect(findings.map((finding) => finding.found)).toEqual(expect.arrayContaining([...finds]));
      });
    });
  });

  it('heads signed by another key are no heads', async () => {
    await onCopy(test, async ({ client }) => {
      const heads = readHeads(test.keysDir);
      const { findings } = await verifyLog(client, heads, 'A'.repeat(43));
      expect(findings.map(({ found }) => found)).toEqual([
        ...heads.map(() => 'head-not-signed'),
        'head-missing',
      ]);
    });
  });
});

describe('the file of heads', () => {
  it('loses a line that a crash cut off, and goes on after it', async () => {
    const test = await openTestNode();
    const path = join(test.keysDir, 'heads');
    await test.node.close();
    const sound = readHeads(test.keysDir);
    writeFileSync(path, `${readFileSync(path, 'utf8')}{"incarnation":1,"posi`);
    expect(readHeads(test.keysDir)).toEqual(sound);
    await test.open();
    await test.sms(phones.source, 'Silaha');
    await test.reopen();
    const after = readHeads(test.keysDir);
    expect(after.slice(0, sound.length)).toEqual(sound);
    expect(after.length).toBeGreaterThan(sound.length);
    const core = test.node.app.core();
    if (!core) throw new Error('no database');
    const { findings } = await verifyLog(core.pool, after, readPublicKey(test.keysDir) ?? '');
    expect(findings).toEqual([]);
    await test.close();
  });

  it('has a head as soon as a node is open', async () => {
    const test = await openTestNode();
    expect(readHeads(test.keysDir).length).toBeGreaterThan(0);
    await test.close();
  });
});
