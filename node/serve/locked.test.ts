// A node whose keystore is locked, killed and started while messages come in: it takes them in and rings, its disk shows
// nothing of whose they are, and with the passphrase each is there once, from whom it was.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hour, isoOf, type PenId } from '@ulinzi/domain/kernel';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sign } from '../channels/testing/signed-post.ts';
import { attendKeystore } from '../keystore/index.ts';
import { LiveReader } from '../live/testing/live-reader.ts';
import { HandClock, TestNode } from '../testing/test-node.ts';

const passphrase = 'maji ya mto hayarudi nyuma';
const program = join(import.meta.dirname, '../cli/main.ts');
const phones = { source: '+243000004231', revoked: '+243000004232', duty: '+243000004001' };
const strangers = ['+243000004901', '+243000004902'] as const;
const person = 'EXERCISE Furaha Kanari';
const words = {
  source: 'EXERCISE moto kwetu',
  again: 'EXERCISE wanakuja tena',
  revoked: 'EXERCISE ni mimi',
  stranger: 'EXERCISE msaada',
};
// The clock of this machine: the node is a process of its own.
const test = new TestNode('real', new HandClock(Date.now()));
let door = '';
const sent: { to: string; text: string }[] = [];
const operator = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    sent.push(JSON.parse(body) as { to: string; text: string });
    response.end('{}');
  });
});

beforeAll(async () => {
  operator.listen(0, '127.0.0.1');
  await once(operator, 'listening');
  await test.create();
  const base = { slug: 'kibua', label: 'Kibua', province: 'nk', latitude: -1.28, longitude: 28.49 };
  await test.did('base.open', null, null, base);
  const community = { slug: 'ntoto', label: 'Ntoto', base: 'kibua', latitude: -1.4, longitude: 28.5 };
  await test.did('community.add', null, null, community);
  await test.did('gateway.add', null, null, {
    slug: 'hook',
    label: 'EXERCISE',
    kind: 'webhook',
    base: 'kibua',
    dialect: 'signed',
    sendUrl: `http://127.0.0.1:${(operator.address() as AddressInfo).port}/send`,
  });
  const post = { slug: 'kibua-cla-1', label: 'Kibua', role: 'assistant', base: 'kibua' };
  await test.did('post.open', null, null, { ...post, number: phones.duty });
  const { keystore, clock } = test.node.app;
  keystore.openAccount({ name: person, post: 'kibua-cla-1' });
  const turn = { post: 'kibua-cla-1', seat: 'assistant', scope: 'kibua' };
  const now = clock.now();
  await test.did('duty.assign', null, null, {
    ...turn,
    from: isoOf(now - hour),
    until: isoOf(now + 24 * hour),
  });
  for (const [digits, number] of [
    ['4231', phones.source],
    ['4232', phones.revoked],
  ])
    await test.did('source.register', null, null, {
      province: 'nk',
      digits,
      community: 'ntoto',
      regime: 'confidential',
      language: 'sw',
      wantsAcknowledgement: true,
      number,
      openingPhrase: 'EXERCISE habari ya shamba',
      distressWord: 'EXERCISE mvua',
    });
  const [line] = [keystore.findLine(phones.revoked)];
  keystore.revokeLine(line?.id ?? 0);
  keystore.commit();
  door = keystore.gatewaySecrets.of('hook')?.door ?? '';
  await test.node.close();
  await attendKeystore(test.keysDir, passphrase, { memoryKiB: 8, passes: 1, lanes: 1 });
}, 60_000);

const running: ChildProcess[] = [];
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  operator.close();
  await test.close();
});

async function serve(): Promise<{ child: ChildProcess; url: string; said: string }> {
  const places = ['--data', test.dataDir, '--keys', test.keysDir, '--database-url', test.databaseUrl];
  const child = spawn(process.execPath, [
    program,
    'serve',
    '--real',
    ...places,
    '--port',
    '0',
    '--lang',
    'en',
  ]);
  running.push(child);
  let said = '';
  let failed = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (failed += chunk));
  await vi.waitFor(() => expect(said + failed.slice(-500)).toMatch(/http:\/\/\S+\/api\n/), 30_000);
  return { child, url: /http:\/\/[^\s/]+/.exec(said)?.[0] ?? '', said };
}

async function killed(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

let count = 0;
async function text(url: string, from: string, said: string | null): Promise<number> {
  const id = `m${++count}`;
  const body = JSON.stringify({ id, kind: said === null ? 'call' : 'text', from, text: said });
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const headers = {
    'content-type': 'application/json',
    'x-timestamp': timestamp,
    'x-signature': sign(door, body, timestamp),
  };
  return (await fetch(`${url}/in/hook`, { method: 'POST', headers, body })).status;
}

const tell = (url: string, path: string, body: object, headers: Record<string, string> = {}) =>
  fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** Everything on the disk: both folders, and all rows of all tables of the database. */
async function everything(): Promise<Buffer> {
  const copy = mkdtempSync(join(tmpdir(), 'ulinzi-locked-'));
  execFileSync('cp', ['-r', test.keysDir, test.dataDir, copy]);
  const files = readdirSync(copy, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => readFileSync(join(one.parentPath, one.name)));
  rmSync(copy, { recursive: true });
  return Buffer.concat([...files, ...(await allRows())]);
}

async function allRows(): Promise<Buffer[]> {
  return query(async (client) => {
    const tables = await client.query<{ name: string }>(
      "select quote_ident(tablename) as name from pg_tables where schemaname = 'public'",
    );
    const parts: Buffer[] = [];
    for (const { name } of tables.rows)
      for (const row of (await client.query<Record<string, unknown>>(`select * from ${name}`)).rows)
        for (const value of Object.values(row))
          parts.push(value instanceof Buffer ? value : Buffer.from(JSON.stringify(value) ?? ''));
    return parts;
  });
}

async function query<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: test.databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

interface Told {
  readonly act: string;
  readonly subject: { readonly id: string };
  readonly data: Readonly<Record<string, unknown>>;
}

const entries = (act: string) =>
  query(async (client) => {
    const found = await client.query<{ told: Told }>(
      `select told from log, lateral (select convert_from(entry, 'UTF8')::jsonb as told) as read
        where told ->> 'act' = $1 order by position`,
      [act],
    );
    return found.rows.map(({ told }) => told);
  });

describe('a node whose keystore is locked', () => {
  it('takes in and rings through a kill, shows nothing on its disk, and settles each message once', async () => {
    const first = await serve();
    expect(first.said).toContain('Locked');
    expect(await (await fetch(`${first.url}/healthz`)).json()).toMatchObject({ ready: true, locked: true });
    expect(await text(first.url, phones.source, words.source)).toBe(200);
    expect(await text(first.url, strangers[0], words.stranger)).toBe(200);
    expect(await text(first.url, strangers[0], null)).toBe(200);
    // Who is on duty is rung, and her answer is understood.
    await vi.waitFor(() => expect(sent.map(({ to }) => to)).toContain(phones.duty), 20_000);
    const code = /\d{2,4}$/.exec(sent.at(-1)?.text ?? '')?.[0] ?? '';
    expect(await text(first.url, phones.duty, code)).toBe(200);
    await killed(first.child);
    expect(await entries('alert.acknowledge')).not.toEqual([]);

    const second = await serve();
    expect(await text(second.url, phones.source, words.again)).toBe(200);
    expect(await text(second.url, phones.revoked, words.revoked)).toBe(200);
    expect(await text(second.url, strangers[1], null)).toBe(200);
    await killed(second.child);

    const disk = await everything();
    const hidden = [phones.source, phones.revoked, ...strangers, person, ...Object.values(words), passphrase];
    for (const one of hidden)
      for (const encoding of ['utf8', 'utf16le', 'base64'] as const) {
        const bytes =
          encoding === 'base64'
            ? Buffer.from(Buffer.from(one).toString('base64'))
            : Buffer.from(one, encoding);
        expect(disk.includes(bytes), `${one} as ${encoding}`).toBe(false);
      }
    expect(disk.includes(phones.duty)).toBe(true);
    // Nobody but duty phones is sent anything while nobody can tell who may be.
    expect([...new Set(sent.map(({ to }) => to))]).toEqual([phones.duty]);

    const third = await serve();
    expect((await tell(third.url, '/api/unlock', { passphrase: 'wrong' })).status).toBe(401);
    expect((await tell(third.url, '/api/unlock', { passphrase })).status).toBe(200);
    expect(await (await fetch(`${third.url}/healthz`)).json()).toMatchObject({ ready: true, locked: false });

    const received = await entries('message.receive');
    const opened = received.filter(({ data }) => data['fate'] === 'opens');
    expect(received).toHaveLength(7);
    // One for each of the source's two starts, one for the revoked phone, one for each stranger.
    expect(opened.map(({ data }) => data['sender'])).toEqual(opened.map(() => 'not-yet-known'));
    expect(opened).toHaveLength(5);
    const settled = await entries('alert.settle-sender');
    const [source, , again, revoked] = opened.map(({ subject }) => subject.id);
    expect(new Map(settled.map(({ subject, data }) => [subject.id, data]))).toEqual(
      new Map([
        [source, { sender: 'known', community: 'ntoto' }],
        [again, { sender: 'known', community: 'ntoto' }],
        [revoked, { sender: 'revoked' }],
      ]),
    );
    // From here on the source's message joins the alert that the last one opened.
    expect(await text(third.url, phones.source, words.again)).toBe(200);
    expect((await entries('message.receive')).at(-1)).toMatchObject({
      subject: { id: again },
      data: { fate: 'joins', sender: 'known' },
    });
    // A source who may be sent something is told now that it arrived.
    await vi.waitFor(() => expect(sent.map(({ to }) => to)).toContain(phones.source), 20_000);
    await killed(third.child);
    // It was open when it was killed, and its keystore is closed all the same.
    const keystore = Buffer.concat(
      readdirSync(test.keysDir)
        .filter((name) => name.startsWith('keystore.sqlite'))
        .map((name) => readFileSync(join(test.keysDir, name))),
    );
    expect(hidden.filter((one) => keystore.includes(one))).toEqual([]);

    // Settled once, however often it is started; and killed it is locked again.
    const fourth = await serve();
    expect(await (await fetch(`${fourth.url}/healthz`)).json()).toMatchObject({ locked: true });
    expect((await tell(fourth.url, '/api/unlock', { passphrase })).status).toBe(200);
    expect(await entries('alert.settle-sender')).toHaveLength(3);
    await killed(fourth.child);
  }, 120_000);
});

describe('who asks a locked node', () => {
  it('is answered by one page, and by nothing else, until the passphrase is given', async () => {
    await test.open();
    const { address: url, app } = test.node;
    const operatorToken = { authorization: `Bearer ${app.keystore.operatorToken()}` };
    const ask = (path: string, init?: RequestInit) => fetch(`${url}${path}`, { redirect: 'manual', ...init });
    const page = await ask('/', { headers: { 'accept-language': 'en' } });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("form-action 'self'");
    expect(await page.text()).toMatch(/<html lang="en">.*type="password"/);
    expect((await ask('/alerts/4821')).headers.get('location')).toBe('/');
    for (const path of ['/api/alerts', '/api/posts', '/api/session', '/api/live', '/api/openapi.json'])
      expect(await (await ask(path)).json()).toMatchObject({ refused: 'node/locked' });
    expect((await tell(url, '/api/claims', { code: 'ABCDE-FGHJK-LMNPQ-RSTUV' })).status).toBe(503);
    const form = (given: string, headers: Record<string, string> = {}) =>
      ask('/unlock', {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams({ passphrase: given }),
      });
    const wrong = await form('wrong');
    expect(wrong.status).toBe(403);
    expect(await wrong.text()).toContain('role="alert"');
    expect((await form(passphrase, { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect(app.keystore.isLocked).toBe(true);
    expect((await form(passphrase)).headers.get('location')).toBe('/');
    expect(app.keystore.isLocked).toBe(false);
    expect(await (await ask('/api/session')).json()).not.toMatchObject({ refused: 'node/locked' });
    const pen = app.keystore.sittingPen('kibua-cla-1')?.id as PenId;
    const claimed = await tell(url, '/api/claims', { code: app.keystore.renewCode(pen) });
    const { token } = (await claimed.json()) as { token: string };
    const headers = { authorization: `Bearer ${token}` };
    // As a browser does it, which tries again until the line has taken up what was opened anew.
    const line = await vi.waitUntil(async () => {
      const opened = await LiveReader.open({ address: url, headers });
      await opened.until(({ told, isClosed }) => told.length > 0 || isClosed);
      return opened.told.length > 0 && opened;
    }, 10_000);
    // What was given by the passphrase goes with the lock, for whoever runs the machine alone.
    expect((await tell(url, '/api/lock', {})).status).toBe(401);
    expect(await (await tell(url, '/api/lock', {}, operatorToken)).json()).toEqual({ locked: true });
    expect(app.keystore.isLocked).toBe(true);
    expect(await (await ask('/api/session')).json()).toMatchObject({ refused: 'node/locked' });
    // Nor does anybody read on who had a line open.
    await line.until(({ isClosed }) => isClosed);
    expect(line.told.at(-1)?.name).toBe('ended');
    expect(test.logLines.join('')).not.toContain(passphrase);
  });
});
