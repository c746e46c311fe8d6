import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Moment } from '@ulinzi/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ulinzi } from '../cli/testing/terminal.ts';
import { draft } from '../log/index.ts';
import { openTestNode, type TestNode } from '../testing/test-node.ts';
import { BareMachine, placesOf } from './testing/bare-machine.ts';
import { killedWhen, measured, started } from './testing/in-a-process.ts';

/** Appends entries with a body each, as messages would be. */
async function append(test: TestNode, count: number): Promise<void> {
  const writer = test.node.app.core()?.writer;
  for (let done = 0; done < count; done += 500) {
    await writer?.submit({
      decide: (view) => ({
        entries: Array.from({ length: 500 }, () =>
          draft({
            id: view.newId(),
            act: 'message.receive',
            kind: 'message',
            pen: test.node.app.keystore.nodePen,
            occurred: view.now as Moment,
            data: { channel: 'sms' },
            bodies: [{ name: 'message', kind: 'text', plain: randomBytes(300) }],
          }),
        ),
        result: null,
      }),
    });
  }
}

/** More than a page of reading and a part of a file, and no more: it is the killing that is tried here. */
const rows = 15_000;

describe('a log of many pages', { timeout: 600_000 }, () => {
  let test: TestNode;
  let machine: BareMachine;
  const peaks: Record<string, number> = {};
  const at = (name: string) => join(test.folder, name);
  const backup = (to: string) => ['backup', '--to', at(to), ...placesOf(test)];
  const restore = (from: string) => {
    const words = ['restore', '--from', at(from), '--keys-from', at('keys-backup'), '--key', at('stick.key')];
    return [...words, ...machine.words];
  };

  beforeAll(async () => {
    test = await openTestNode();
    machine = await new BareMachine().create();
    await ulinzi(['backup-key', '--to', at('stick.key'), '--keys', test.keysDir]);
    await append(test, rows);
    await test.node.close();
    await ulinzi(['backup-keys', '--to', at('keys-backup'), '--data', test.dataDir, '--keys', test.keysDir]);
  });
  afterAll(async () => {
    await machine.remove();
    await test.close();
  });

  it('a backup that is killed leaves no file; the next one is whole', async () => {
    const files = () => (existsSync(at('log-backup')) ? readdirSync(at('log-backup')) : []);
    const isHalf = () => files().some((name) => statSync(join(at('log-backup'), name)).size > 300_000);
    expect(await killedWhen(started(backup('log-backup')), isHalf)).toBe(true);
    expect(files().filter((name) => name.endsWith('.backup'))).toEqual([]);
    const { code, peakMiB } = await measured(backup('log-backup'));
    peaks['backup'] = peakMiB;
    expect(code).toBe(0);
    expect(files().filter((name) => name.endsWith('.backup'))).toEqual(['ulinzi-log-000001.backup']);
  });

  it('a restore that is killed leaves no node to start; the next one begins anew and is whole', async () => {
    const isHalf = async () => {
      const [there] = await machine.query<{ log: string | null }>("select to_regclass('log')::text as log");
      if (!there?.log) return false;
      const [row] = await machine.query<{ n: number }>('select count(*)::int as n from log');
      return (row?.n ?? 0) > rows / 5;
    };
    expect(await killedWhen(started(restore('log-backup')), isHalf)).toBe(true);
    expect(existsSync(join(machine.keysDir, 'keystore.sqlite'))).toBe(false);
    const { code, peakMiB } = await measured(restore('log-backup'));
    peaks['restore'] = peakMiB;
    expect(code).toBe(0);
    expect((await ulinzi(['verify', ...machine.words])).code).toBe(0);
    const [row] = await machine.query<{ n: number }>('select count(*)::int as n from log');
    expect(row?.n).toBeGreaterThan(rows);
  });

  it('memory stays flat: neither had room for the log at once', () => {
    for (const peakMiB of Object.values(peaks)) expect(peakMiB).toBeLessThan(500);
  });
});
