// Guessing and holding: PINs at many desks, cursors of others, more lines than anybody looks at; and what a real node
// knows nothing of.
import { liveLists } from '@ulinzi/domain/live';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { linesAtMost } from '../live/index.ts';
import { LiveReader } from '../live/testing/live-reader.ts';
import { HandClock, openTestNode, phones, TestNode } from '../testing/test-node.ts';
import { enrol, pin, Screen } from './testing/screen.ts';

let test: TestNode;
let alert: string;
const lines: LiveReader[] = [];

beforeAll(async () => {
  test = await openTestNode();
  alert = (await test.sms(phones.source, 'Silaha')).id;
});
afterEach(() => {
  for (const line of lines.splice(0)) line.cut();
});
afterAll(() => test.close());

const cookieOf = (screen: Screen) => ({ cookie: `s=${screen.cookie ?? ''}`, 'x-requested-by': 'watch' });

async function open(headers: Record<string, string>, more: { after?: string } = {}): Promise<LiveReader> {
  const line = await LiveReader.open({ address: test.node.address, headers, ...more });
  lines.push(line);
  return line;
}

describe('the PIN of a post', () => {
  it('is tried at all desks together, at once and over a start; nobody else is locked out', async () => {
    await enrol(test, 'kibua-commander');
    const desks = await Promise.all(
      [1, 2, 3, 4].map(async () => {
        const desk = await new Screen(test).sitDown('kibua-cla-1');
        await desk.post('/api/desk/open');
        return desk;
      }),
    );
    const path = `/api/alerts/${alert}/notes`;
    const tries = await Promise.all(
      desks.flatMap((desk, n) => [1, 2, 3].map((m) => desk.act(path, {}, 'kibua-commander', `11${n}${m}00`))),
    );
    const codes = tries.map(({ body }) => body['refused']);
    expect(codes.filter((code) => code === 'session/pin')).toHaveLength(5);
    expect(codes.filter((code) => code === 'session/pin-locked')).toHaveLength(7);
    await test.reopen();
    for (const desk of desks)
      expect((await desk.act(path, {}, 'kibua-commander', pin)).body['refused']).toBe('session/pin-locked');
    expect((await desks[0]?.act(path, {}, 'kibua-cla-1', '000000'))?.status).toBe(200);
  });

  it('of another base answers as no post does, is no guess at it, and locks nobody there', async () => {
    await enrol(test, 'fizi-commander');
    const desk = await new Screen(test).sitDown('kibua-cla-1');
    await desk.post('/api/desk/open');
    const path = `/api/alerts/${alert}/notes`;
    for (let n = 0; n < 8; n++) {
      const foreign = await desk.act(path, {}, 'fizi-commander', n === 7 ? pin : `22000${n}`);
      const none = await desk.act(path, {}, 'no-such-post', `22000${n}`);
      expect([foreign.status, foreign.text]).toEqual([none.status, none.text]);
    }
    const theirs = await new Screen(test).sitDown('fizi-cla-1');
    await theirs.post('/api/desk/open');
    expect((await theirs.act(path, {}, 'fizi-commander', pin)).body['refused']).toBe('alert/not-found');
  });
});

describe('the open line', () => {
  it('takes a cursor of somebody else, and one with any bit turned, as none: all alike', async () => {
    const mine = await new Screen(test).sitDown('kibua-commander');
    const first = await open(cookieOf(mine));
    await first.until((one) => one.told.length > 0);
    const bytes = Buffer.from(first.cursor, 'base64url');
    const flipped = [0, 5, 11, 12, 20, 39, 40, 55].map((at) => {
      const copy = Buffer.from(bytes);
      copy[at] = (copy[at] ?? 0) ^ 1;
      return copy.toString('base64url');
    });
    const thief = await new Screen(test).sitDown('kibua-cla-1');
    for (const [screen, after] of [
      ...flipped.map((one) => [mine, one] as const),
      [thief, first.cursor] as const,
      [thief, 'x'] as const,
    ]) {
      const line = await open(cookieOf(screen), { after });
      const whole = ['board', ...liveLists.map(() => 'list')];
      await line.until((one) => one.told.length === whole.length);
      expect(line.told.map(({ name }) => name)).toEqual(whole);
    }
  });

  it('is one of a few for each sign-in, also when many are asked for at once; another person is not kept out', async () => {
    const mine = await new Screen(test).sitDown('kibua-commander');
    const opened = await Promise.all(Array.from({ length: linesAtMost + 20 }, () => open(cookieOf(mine))));
    const refused = opened.filter(({ status }) => status === 429);
    expect(opened.filter(({ status }) => status === 200)).toHaveLength(linesAtMost);
    expect(refused).toHaveLength(20);
    expect((await open(cookieOf(await new Screen(test).sitDown('kibua-cla-1')))).status).toBe(200);
    for (const line of opened) line.cut();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await open(cookieOf(mine))).status).toBe(200);
  });
});

describe('a real node', () => {
  it('knows nothing of the exercise: no handset, no persona, whatever host or token', async () => {
    const real = new TestNode('real', new HandClock());
    await real.create();
    try {
      const routes = ['send', 'texts', 'flood', 'advance', 'shown'].map((one) => ['POST', one] as const);
      for (const [method, path] of [...routes, ['GET', ''], ['GET', 'live']] as const) {
        const asked = await real.http(
          method,
          `/api/exercise${path && `/${path}`}`,
          null,
          method === 'POST' ? {} : undefined,
        );
        expect([path, asked.status, asked.body['refused']]).toEqual([path, 404, 'act/unknown']);
      }
      const persona = await new Screen(real).post('/api/session/persona', { post: 'administrator' });
      expect([persona.status, persona.body['refused'], persona.setCookie]).toEqual([
        404,
        'act/unknown',
        null,
      ]);
      expect((await real.http('GET', '/api/alerts', 'administrator')).status).toBe(401);
    } finally {
      await real.close();
    }
  });
});
