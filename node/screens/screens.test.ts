import { request } from 'node:http';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { locales, speaker } from '@ulinzi/words';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestNode, TestNode, HandClock } from '../testing/test-node.ts';
import { addPolicy, addScreens } from './index.ts';

const policy =
  "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';connect-src 'self';form-action 'none';frame-ancestors 'none';base-uri 'none'";

describe('the screens', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ulinzi-screens-'));
  let server: FastifyInstance;

  beforeAll(async () => {
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>x</title>');
    writeFileSync(join(folder, 'assets', 'index-DhDXs2K6.js'), 'export {};');
    server = Fastify();
    await addPolicy(server);
    await addScreens(server, folder);
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  it('are open to anyone, under a policy that lets nothing in from elsewhere', async () => {
    const page = await server.inject('/');
    expect(page.statusCode).toBe(200);
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
    });
    expect(Object.keys(page.headers)).not.toEqual(expect.arrayContaining(['server']));
    expect(page.headers['x-powered-by']).toBeUndefined();
  });

  it('what is named by its content is kept for a year', async () => {
    const file = await server.inject('/assets/index-DhDXs2K6.js');
    expect(file.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(file.headers['content-type']).toMatch(/javascript/);
  });

  it.each(['/../package.json', '/%2e%2e/package.json', '/assets/../../x', '/.git/config', '/no-such-file'])(
    'there is no %s',
    async (path) => {
      expect((await server.inject(path)).statusCode).toBeGreaterThanOrEqual(400);
    },
  );

  it('that nobody has built: a page says how, in every language', async () => {
    const bare = Fastify();
    await addPolicy(bare);
    await addScreens(bare, join(folder, 'nowhere'));
    const { statusCode, body } = await bare.inject('/');
    expect(statusCode).toBe(200);
    for (const locale of locales) expect(body).toContain(speaker(locale)('screens.not-built.title'));
    expect(body).not.toMatch(/<script|style=/);
    await bare.close();
  });
});

describe('on a node', () => {
  let test: TestNode;
  beforeAll(async () => {
    test = await openTestNode();
  });
  afterAll(() => test.close());

  /** Asks under another name; gives the status. */
  const askAs = (node: TestNode, host: string, path: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const { port } = new URL(node.node.address);
      request({ host: '127.0.0.1', port, path, headers: { host } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      })
        .on('error', reject)
        .end();
    });

  it('an exercise answers to the names of its own machine only (DNS rebinding)', async () => {
    for (const host of ['localhost', 'localhost:8787', '127.0.0.1:1', '[::1]:8787', 'LOCALHOST:80'])
      expect(await askAs(test, host, '/healthz')).toBe(200);
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '10.0.0.1', 'x'])
      for (const path of ['/', '/api/session', '/api/live', '/healthz'])
        expect({ host, status: await askAs(test, host, path) }).toEqual({ host, status: 421 });
  });

  it('a real node may have another name', async () => {
    const real = new TestNode('real', new HandClock());
    await real.create();
    expect(await askAs(real, 'ulinzi.example', '/healthz')).toBe(200);
    await real.close();
  });

  it('every answer closes what is no page, and the description of the API has what it needs', async () => {
    const answer = await fetch(new URL('/api/session', test.node.address));
    expect(answer.headers.get('content-security-policy')).toBe(policy);
    const page = await fetch(new URL('/api', test.node.address));
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toMatch(
      /script-src 'self'; style-src 'self' 'unsafe-inline'/,
    );
    const body = await page.text();
    // Nothing of it stands in the page itself: the policy would keep it from running.
    expect(body).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>\s*\S/);
  });
});
