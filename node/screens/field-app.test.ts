import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { locales, speaker } from '@ulinzi/words';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addFieldApp, addPolicy, addScreens } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'ulinzi-field-'));
let server: FastifyInstance;

beforeAll(async () => {
  for (const app of ['field', 'watch']) {
    mkdirSync(join(folder, app, 'assets'), { recursive: true });
    writeFileSync(join(folder, app, 'index.html'), `<!doctype html><title>${app}</title>`);
  }
  writeFileSync(join(folder, 'field', 'sw.js'), 'addEventListener("fetch", () => {});');
  writeFileSync(join(folder, 'field', 'assets', 'index-DhDXs2K6.js'), 'export {};');
  server = Fastify();
  await addPolicy(server);
  await addFieldApp(server, join(folder, 'field'));
  await addScreens(server, join(folder, 'watch'));
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

it('the notebook lies under /field/, under a policy that lets in its own worker and nothing from elsewhere', async () => {
  const page = await server.inject('/field/');
  expect(page.body).toContain('<title>field');
  expect(page.headers['content-security-policy']).toBe(
    "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data: blob:;font-src 'self';connect-src 'self';worker-src 'self';manifest-src 'self';form-action 'none';frame-ancestors 'none';base-uri 'none'",
  );
  expect(page.headers).toMatchObject({ 'cache-control': 'no-cache', 'referrer-policy': 'no-referrer' });
  const { statusCode, headers } = await server.inject('/field');
  expect([statusCode, headers.location]).toEqual([308, '/field/']);
  expect((await server.inject('/')).body).toContain('<title>watch');
});

it('its worker is asked after each time, what is named by its content is kept for a year', async () => {
  const worker = await server.inject('/field/sw.js');
  expect(worker.headers).toMatchObject({
    'cache-control': 'no-cache',
    'content-type': expect.stringMatching(/javascript/),
  });
  const file = await server.inject('/field/assets/index-DhDXs2K6.js');
  expect(file.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  for (const path of ['/field/../watch/index.html', '/field/%2e%2e/watch/index.html', '/field/no-such-file'])
    expect((await server.inject(path)).statusCode).toBeGreaterThanOrEqual(400);
});

it('that nobody has built: a page says how, in every language', async () => {
  const bare = Fastify();
  await addPolicy(bare);
  await addFieldApp(bare, join(folder, 'nowhere'));
  const { statusCode, body } = await bare.inject('/field/');
  expect(statusCode).toBe(200);
  for (const locale of locales) expect(body).toContain(speaker(locale)('screens.not-built.title'));
  await bare.close();
});
