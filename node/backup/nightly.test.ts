import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ulinzi } from '../cli/testing/terminal.ts';
import { HandClock, openTestNode, phones, type TestNode } from '../testing/test-node.ts';
import { isDue, NightlyBackups } from './nightly.ts';
import { amendRecord, readRecord } from './index.ts';

const hour = 3_600_000;
const day = 24 * hour;

describe('when a backup is due', () => {
  const night = new Date(2026, 10, 24, 2, 30).getTime();
  it.each<[string, number | undefined, number, boolean]>([
    ['none was ever made', undefined, night, true],
    ['of this very night', night - hour, night, false],
    ['of last night', night - 23 * hour, night, true],
    ['of last night, by day', night - 2 * hour, night + 10 * hour, false],
    ['older than a day, at any hour', night, night + day + 10 * hour, true],
    ['made by a clock that was ahead', night + 300 * day, night, true],
  ])('%s', (_, last, now, due) => expect(isDue(last, now)).toBe(due));
});

describe("the node's own backups", () => {
  let test: TestNode;
  let now = new Date(2026, 10, 24, 2, 30).getTime();
  const at = (name: string) => join(test.folder, name);
  const nightly = (to = { log: at('log-backup'), keys: at('keys-backup') }) =>
    new NightlyBackups({
      app: test.node.app,
      keysDir: test.keysDir,
      to,
      connection: () => ({ connectionString: test.databaseUrl }) as never,
      wall: () => now,
    });

  beforeAll(async () => {
    test = await openTestNode(new HandClock(now));
  });
  afterAll(() => test.close());

  it('cannot begin before there is somebody who can open them, nor into one folder', async () => {
    expect(() => nightly()).toThrow('backup/no-recipient');
    await ulinzi(['backup-key', '--to', at('stick.key'), '--keys', test.keysDir]);
    expect(() => nightly({ log: at('one'), keys: at('one/inside') })).toThrow('backup/same-folder');
  });

  it('are made each night, the log by what is new, the keys whole; keys older than 30 days go', async () => {
    const backups = nightly();
    await backups.look();
    await backups.look();
    expect(readdirSync(at('log-backup'))).toEqual(['ulinzi-log-000001.backup']);
    expect(readdirSync(at('keys-backup')).length).toBe(1);
    for (let nights = 1; nights <= 32; nights++) {
      now += day;
      if (nights === 1) await test.sms(phones.source, 'Silaha');
      await test.settle();
      await backups.look();
    }
    // A file only for nights in which something was new.
    expect(readdirSync(at('log-backup')).length).toBeLessThan(5);
    expect(readdirSync(at('keys-backup')).length).toBe(31);
    expect(readRecord(test.keysDir)).toMatchObject({ log: { at: now }, keys: { at: now } });
    await backups.stop();
  });

  it('that fail are said and tried again after an hour; the node goes on', async () => {
    now += day;
    writeFileSync(at('file'), '');
    const backups = nightly({ log: at('file/none'), keys: at('keys-backup') });
    await backups.look();
    expect(test.logLines.at(-1)).toContain('"event":"backup.failed"');
    const { at: before } = readRecord(test.keysDir).log ?? {};
    expect(before).toBe(now - day);
    await backups.stop();
    expect((await test.http('GET', '/healthz', null)).status).toBe(200);
  });

  it('a key into a folder that is not there is refused, and the node goes on with the one it has', async () => {
    const { recipient } = readRecord(test.keysDir);
    const call = ['backup-key', '--replace', '--to', at('no/stick.key'), '--keys', test.keysDir];
    const { code, err } = await ulinzi(call);
    expect({ code, err }).toEqual({ code: 4, err: expect.stringContaining(at('no')) });
    expect(readRecord(test.keysDir).recipient).toBe(recipient);
  });

  it('keys never go where the log is, by hand either', async () => {
    await test.node.close();
    mkdirSync(at('elsewhere'), { recursive: true });
    const call = (to: string) => ['backup-keys', '--to', to, '--data', test.dataDir, '--keys', test.keysDir];
    for (const to of [
      at('log-backup'),
      join(at('log-backup'), 'inside'),
      test.dataDir,
      join(test.keysDir, 'x'),
    ]) {
      const { code, err } = await ulinzi(call(to));
      expect({ code, err }).toMatchObject({ code: 4, err: expect.stringContaining('separate folders') });
    }
    amendRecord(test.keysDir, {});
    expect((await ulinzi(call(at('elsewhere')))).code).toBe(0);
    await test.open();
  });
});
