import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { UpkeepAnswer, WorkAnswer } from '@ulinzi/domain/upkeep';
import { Screen } from '../access/testing/screen.ts';
import { ulinzi } from '../cli/testing/terminal.ts';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';
import { LongWork } from './long-work.ts';

let test: TestNode;
beforeAll(async () => {
  test = await openTestNode();
  await test.sms(phones.source, 'Silaha huko');
  await test.settle();
});
afterAll(() => test.close());

const seen = async (by = 'administrator') =>
  (await test.http('GET', '/api/node', by)).body as unknown as UpkeepAnswer;
const work = async () =>
  (await test.http('GET', '/api/node/work', 'administrator')).body as unknown as WorkAnswer;
/** The work that was begun, once it has ended. */
const ended = () =>
  vi.waitUntil(
    async () => {
      const { work: last } = await work();
      return last && last.state !== 'running' ? last : null;
    },
    { timeout: 20_000 },
  );

describe('the node as whoever keeps it sees it', () => {
  it('tells how it stands, and nothing that names a folder or a number', async () => {
    const answer = await seen();
    expect(answer).toMatchObject({
      kind: 'exercise',
      startedAt: '2026-11-24T01:00:00.000Z',
      clockInDoubt: false,
      keystore: 'unattended',
      reach: { way: 'this-machine', name: null, certificateEndsAt: null },
      backups: { hasKey: false, makesLog: false, makesKeys: false, log: null, keys: null },
    });
    expect(answer.log.entries).toBeGreaterThan(20);
    expect(answer.database.bytes).toBeGreaterThan(1_000_000);
    expect(answer.freeBytes).toBeGreaterThan(0);
    for (const part of [test.folder, phones.source.slice(1), 'EXERCISE'])
      expect(JSON.stringify(answer)).not.toContain(part);
  });

  it('says what is wrong in the language asked for; of other people’s rosters to the administrator alone', async () => {
    const ask = (by: string, language: string) =>
      test.http('GET', '/api/node', by, undefined, { 'accept-language': language });
    const codes = ({ body }: Awaited<ReturnType<typeof ask>>) =>
      (body as unknown as UpkeepAnswer).findings.map(({ code }) => code);
    const [english, french] = [await ask('administrator', 'en'), await ask('administrator', 'fr')];
    expect(codes(english)).toContain('nobody');
    expect(english.text).toContain('NOBODY is on duty now');
    expect(french.text).not.toContain('NOBODY is on duty now');
    expect(codes(await ask('nk-custodian', 'fr'))).not.toContain('nobody');
  });

  it('stands in the terminal too, with exit code 1 where something is wrong', async () => {
    const call = [
      'node',
      'show',
      '--as',
      'administrator',
      '--url',
      test.node.address,
      '--keys',
      test.keysDir,
    ];
    const { code, out } = await ulinzi(call);
    expect(code).toBe(1);
    expect(out).toMatch(/exercise, running since 24\/11 03:00/);
    expect(out).not.toContain(test.folder);
    expect((await ulinzi(call.with(3, 'kibua-commander'))).code).toBe(4);
  });
});

describe('long work', () => {
  it('the log is read whole beside the alerts, and what was found stays to be seen', async () => {
    expect((await seen()).log.verified).toBeNull();
    expect((await test.http('POST', '/api/node/verify', 'administrator', {})).status).toBe(200);
    const done = await ended();
    expect(done).toMatchObject({ kind: 'verify', state: 'done', faults: 0, firstFault: null, why: null });
    expect(done.done).toBe(done.of);
    expect((await seen()).log.verified?.entries).toBe(done.of);
  });

  it('backups need a place; then they are made at once, sealed, and said without one', async () => {
    expect((await test.http('POST', '/api/node/backup', 'administrator', {})).body).toMatchObject({
      refused: 'upkeep/no-backup-place',
    });
    const key = ['backup-key', '--to', join(test.folder, 'stick.key'), '--keys', test.keysDir];
    expect((await ulinzi(key)).code).toBe(0);
    const places = { log: join(test.folder, 'log-backup'), keys: join(test.folder, 'keys-backup') };
    test.more = { backups: places };
    await test.reopen();
    await vi.waitUntil(async () => (await seen()).backups.keys !== null, { timeout: 20_000 });
    test.clock.advance(60_000);
    await test.sms(phones.source, 'Silaha tena');
    expect((await test.http('POST', '/api/node/backup', 'administrator', {})).status).toBe(200);
    expect(await ended()).toMatchObject({ kind: 'backup', state: 'done', why: null });
    const { backups } = await seen();
    expect(backups).toMatchObject({ hasKey: true, makesLog: true, makesKeys: true });
    expect(backups.log).toMatchObject({ lies: 'beside' });
    expect(backups.log?.bytes).toBeGreaterThan(100);
    expect(JSON.stringify(backups)).not.toContain('backup/');
  });

  it('one at a time; it is stopped when somebody says so, and another may begin', async () => {
    const long = new LongWork(() => 0);
    const states: string[] = [];
    const forever = {
      kind: 'verify',
      of: 9,
      run: (progress: (done: number) => void, signal: AbortSignal) => {
        progress(4);
        return new Promise<null>((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        });
      },
    } as const;
    expect(long.begin(forever, ({ state }) => states.push(state))).toBe(true);
    expect(long.begin(forever, () => undefined)).toBe(false);
    expect(long.last).toMatchObject({ state: 'running', done: 4, of: 9 });
    await long.stop();
    expect(states).toEqual(['stopped']);
    const failing = { ...forever, run: () => Promise.reject(new Error('x')) };
    await new Promise<void>((done) => long.begin(failing, () => done()));
    expect(long.last?.state).toBe('failed');
  });
});

describe('who can come in', () => {
  it('post by post, and no name', async () => {
    await new Screen(test).sitDown('kibua-cla-1');
    const { body, text } = await test.http('GET', '/api/accounts', 'administrator');
    const accounts = body['accounts'] as { post: string; sessions: number }[];
    expect(accounts.find(({ post }) => post === 'kibua-cla-1')).toEqual({
      post: 'kibua-cla-1',
      isHeld: true,
      isEnrolled: false,
      sessions: 1,
      language: 'fr',
    });
    expect(text).not.toContain('EXERCISE');
  });

  it('who has lost everything is given a new code, and what opened her post opens nothing any more', async () => {
    const screen = await new Screen(test).sitDown('kibua-cla-1');
    const pen = test.actor('kibua-cla-1').pen;
    const given = await test.http('POST', '/api/posts/kibua-cla-1/renew-code', 'administrator', {});
    const code = String(given.body['claimCode']);
    expect((await screen.get('/api/alerts')).status).toBe(401);
    const claimed = await test.http('POST', '/api/claims', null, { code });
    expect(claimed.body).toMatchObject({ post: 'kibua-cla-1' });
    expect(test.actor('kibua-cla-1').pen).toBe(pen);
    await test.did('post.vacate', 'administrator', 'kibua-cla-2');
    expect(await test.act('post.renew-code', 'administrator', 'kibua-cla-2')).toEqual({
      refused: 'post/vacant',
    });
  });

  it('a post is written to in its own language', async () => {
    await test.did('post.describe', 'administrator', 'kibua-commander', { language: 'sw' });
    const { body } = await test.http('GET', '/api/accounts', 'administrator');
    const accounts = body['accounts'] as { post: string; language: string }[];
    expect(accounts.find(({ post }) => post === 'kibua-commander')?.language).toBe('sw');
  });
});
