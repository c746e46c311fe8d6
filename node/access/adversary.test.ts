// Somebody who wants in: with a cookie planted, kept or stolen, or with headers that contradict each other.
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postHeader } from '../http/index.ts';
import { routesOf } from '../http/testing/routes.ts';
import { buildServer } from '../serve/index.ts';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';
import { Screen } from './testing/screen.ts';

let test: TestNode;
let alert: string;

beforeAll(async () => {
  test = await openTestNode();
  alert = (await test.sms(phones.source, 'Silaha')).id;
});
afterAll(() => test.close());

const bearer = () => ({ authorization: `Bearer ${test.node.app.keystore.operatorToken()}` });
const cookieOf = (screen: Screen) => ({ cookie: `s=${screen.cookie ?? ''}`, 'x-requested-by': 'watch' });

/** A request byte for byte, for what no library sends; the answer's first line and body. */
function raw(head: string, body = ''): Promise<string> {
  const { hostname, port } = new URL(test.node.address);
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write(`${head}\r\n\r\n${body}`));
    socket.setTimeout(2_000, () => socket.destroy());
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    socket.on('error', () => resolve(text));
    socket.on('close', () => resolve(text));
  });
}

describe('a cookie', () => {
  it('that was planted before somebody signed in is not hers afterwards', async () => {
    const planted = 'A'.repeat(43);
    const screen = new Screen(test);
    screen.cookie = planted;
    await screen.sitDown('kibua-commander');
    expect(screen.cookie).not.toBe(planted);
    const thief = new Screen(test);
    thief.cookie = planted;
    expect((await thief.get('/api/alerts')).status).toBe(401);
  });

  it('of somebody else that was planted ends when its victim signs in, and is never shared', async () => {
    const thief = await new Screen(test).sitDown('kibua-cla-2');
    const kept = thief.cookie;
    const victim = new Screen(test);
    victim.cookie = kept;
    await victim.sitDown('kibua-commander');
    expect(victim.cookie).not.toBe(kept);
    expect((await thief.get('/api/alerts')).status).toBe(401);
  });

  it('that has ended is on every route the same as one that never was', async () => {
    const ended = await new Screen(test).sitDown('kibua-commander');
    const kept = ended.cookie;
    await ended.post('/api/session/end');
    const revoked = await new Screen(test).sitDown('kibua-commander');
    const own = (await revoked.get('/api/sessions')).body['sessions'] as { id: string; isThis: boolean }[];
    const admin = await new Screen(test).sitDown('administrator');
    await admin.post(`/api/sessions/${own.find((one) => one.isThis)?.id ?? ''}/revoke`);
    const retired = await new Screen(test).sitDown('kibua-cla-2');
    await test.did('post.seat', 'administrator', 'kibua-cla-2', { name: 'EXERCISE' });
    const server = await buildServer(test.node);
    const routes = routesOf(server).filter(
      ({ url }) => url.startsWith('/api/') && !/\*|static|exercise/.test(url),
    );
    await server.close();
    for (const { method, url } of routes) {
      const path = url.replace(/:\w+/, alert);
      const asked = async (cookie: string | null) => {
        const screen = new Screen(test);
        screen.cookie = cookie;
        const answer = method === 'GET' ? await screen.get(path) : await screen.post(path);
        return [path, answer.status, answer.text, answer.setCookie];
      };
      const never = await asked('B'.repeat(43));
      for (const cookie of [kept, revoked.cookie, retired.cookie]) expect(await asked(cookie)).toEqual(never);
    }
  });

  it('of somebody else is not found, and goes on, whoever wants to end it', async () => {
    const [mine, theirs] = [new Screen(test), new Screen(test)];
    await Promise.all([mine.sitDown('kibua-commander'), theirs.sitDown('fizi-commander')]);
    const [their] = (await theirs.get('/api/sessions')).body['sessions'] as { id: string }[];
    const ended = await mine.post(`/api/sessions/${their?.id ?? ''}/revoke`);
    const missing = await mine.post(`/api/sessions/${alert}/revoke`);
    expect([ended.status, ended.text]).toEqual([missing.status, missing.text]);
    const others = await mine.get('/api/sessions?post=fizi-commander');
    const nobodys = await mine.get('/api/sessions?post=no-such-post');
    expect([others.status, others.text]).toEqual([nobodys.status, nobodys.text]);
    expect((await theirs.get('/api/alerts')).status).toBe(200);
  });

  it('beside a token: the token alone counts, also where it is wrong', async () => {
    const screen = await new Screen(test).sitDown('kibua-commander');
    for (const authorization of ['', 'Bearer', `Bearer ${'x'.repeat(43)}`, 'Basic eDp5'])
      expect((await screen.get('/api/alerts', { authorization })).status).toBe(401);
    // A post that is named beside a cookie is nobody's.
    const named = await screen.get('/api/sources', { [postHeader]: 'kibua-cla-1' });
    expect(named.text).not.toContain('NK-FP-');
  });

  it('beside a token of another post opens no duty desk for a screen that may not be one', async () => {
    const analyst = await new Screen(test).sitDown('nk-analyst');
    const opened = await analyst.post('/api/desk/open', {}, { ...bearer(), [postHeader]: 'kibua-commander' });
    expect([opened.status, test.logLines.filter((one) => one.includes('failed'))]).toEqual([404, []]);
    expect((await analyst.session()).actor?.isDesk).toBe(false);
    expect((await analyst.get(`/api/alerts/${alert}`)).status).toBe(404);
  });
});

describe('a request that contradicts itself', () => {
  const evil = 'https://evil.example';

  it('names another host, origin or method in vain', async () => {
    const screen = await new Screen(test).sitDown('kibua-commander');
    const path = `/api/alerts/${alert}/notes`;
    const tries: Record<string, string>[] = [
      { origin: 'null' },
      { origin: evil },
      { origin: evil, 'x-forwarded-host': 'evil.example' },
      { origin: `${test.node.address}.evil.example` },
      { origin: test.node.address.replace('127.0.0.1', 'localhost') },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'x-requested-by': '' },
      { 'x-requested-by': 'Watch' },
    ];
    for (const headers of tries)
      expect([headers, (await screen.post(path, {}, headers)).status]).toEqual([headers, 401]);
    for (const host of [
      'evil.example',
      '127.0.0.1.evil.example',
      'localhost@evil.example',
      '127.0.0.1:80:80',
    ])
      expect(
        await raw(
          `GET /api/alerts HTTP/1.1\r\nhost: ${host}\r\ncookie: s=${screen.cookie ?? ''}\r\nconnection: close`,
        ),
      ).toMatch(/^HTTP\/1\.1 (421|400)/);
    const forwarded = await screen.post(
      '/api/session/persona',
      { post: 'kibua-commander' },
      { 'x-forwarded-proto': 'https', 'x-forwarded-for': '127.0.0.1' },
    );
    expect(forwarded.setCookie).not.toContain('Secure');
  });

  it('changes nothing by a method or a body that needs no leave of another page', async () => {
    const { port } = new URL(test.node.address);
    const screen = await new Screen(test).sitDown('kibua-commander');
    const head = `host: 127.0.0.1:${port}\r\ncookie: s=${screen.cookie ?? ''}\r\nconnection: close`;
    const before = (await screen.get(`/api/alerts/${alert}`)).body['status'];
    const path = `/api/alerts/${alert}/acknowledge`;
    for (const [method, more] of [
      ['GET', 'x-http-method-override: POST\r\n'],
      ['HEAD', ''],
      ['OPTIONS', ''],
      ['POST', 'content-type: text/plain\r\n'],
      ['POST', 'content-type: application/x-www-form-urlencoded\r\n'],
      ['POST', 'content-type: multipart/form-data; boundary=x\r\n'],
      ['POST', ''],
    ])
      expect(await raw(`${method} ${path} HTTP/1.1\r\n${more}content-length: 2\r\n${head}`, '{}')).toMatch(
        /^HTTP\/1\.1 4/,
      );
    for (const [path, body] of [
      ['send', `{"number":"${phones.stranger}","text":"Moto"}`],
      ['advance', '{"minutes":60}'],
      ['flood', `{"number":"${phones.stranger}","text":"Moto","times":9}`],
    ])
      expect(
        await raw(
          `POST /api/exercise/${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\norigin: ${evil}\r\ncontent-type: text/plain\r\ncontent-length: ${body?.length}\r\nconnection: close`,
          body,
        ),
      ).toMatch(/^HTTP\/1\.1 4/);
    expect((await screen.get(`/api/alerts/${alert}`)).body['status']).toBe(before);
  });

  it('gets no other protocol, and nothing for headers without end', async () => {
    const { port } = new URL(test.node.address);
    const upgrade =
      'connection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: AAAA';
    for (const path of ['/api/live', '/api/session', '/'])
      expect(await raw(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n${upgrade}`)).not.toMatch(
        /^HTTP\/1\.1 101/,
      );
    expect(await raw(`GET / HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncookie: ${'s=x;'.repeat(9_000)}`)).toMatch(
      /^HTTP\/1\.1 431|^$/,
    );
    const server = await buildServer(test.node);
    // Who sends a header at a time is given up; Node looks every half minute.
    expect(server.server.requestTimeout).toBeGreaterThan(0);
    expect(server.server.headersTimeout).toBeGreaterThan(0);
    await server.close();
  });

  it('nothing that is answered is kept by a browser, but files of the screens', async () => {
    const screen = await new Screen(test).sitDown('kibua-commander');
    for (const path of [
      '/api/alerts',
      `/api/alerts/${alert}`,
      '/api/session',
      '/api/posts',
      '/healthz',
      '/api/nothing',
    ]) {
      const answer = await fetch(new URL(path, test.node.address), { headers: cookieOf(screen) });
      expect([path, answer.headers.get('cache-control')]).toEqual([path, 'no-store']);
    }
  });
});
