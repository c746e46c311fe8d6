// What ends a line and what does not: a session that is over, a database that is lost and comes back, many readers.
import Fastify, { type FastifyInstance } from 'fastify';
import cookie from '@fastify/cookie';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';
import { addLiveRoutes } from './index.ts';
import { LiveReader, screenAfter } from './testing/live-reader.ts';

let test: TestNode;
const readers: LiveReader[] = [];
let quick: FastifyInstance | undefined;

beforeEach(async () => {
  test = await openTestNode();
});
afterEach(async () => {
  for (const reader of readers.splice(0)) reader.cut();
  await quick?.close();
  quick = undefined;
  await test.close();
});

async function read(headers: Record<string, string>, address = test.node.address, after?: string) {
  const reader = await LiveReader.open({ address, headers, ...(after && { after }) });
  readers.push(reader);
  return reader;
}

/** The same node behind a server whose lines tick 20 times a second. */
async function quickly(): Promise<string> {
  quick = Fastify({ forceCloseConnections: true });
  await quick.register(cookie);
  addLiveRoutes(quick, test.node.app, { tickMs: 50 });
  return quick.listen({ host: '127.0.0.1', port: 0 });
}

/** Signs in as a persona; gives what her browser sends along. */
async function persona(post: string): Promise<Record<string, string>> {
  const answer = await fetch(new URL('/api/session/persona', test.node.address), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-requested-by': 'watch' },
    body: JSON.stringify({ post }),
  });
  return { cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '', 'x-requested-by': 'watch' };
}

describe('a session', () => {
  it('that is ended ends its line, and says so; another one of the same post stays', async () => {
    const [mine, hers] = [await persona('kibua-commander'), await persona('kibua-commander')];
    const [line, other] = [await read(mine), await read(hers)];
    await line.until((one) => one.told.length > 0);
    await fetch(new URL('/api/session/end', test.node.address), { method: 'POST', headers: mine });
    await line.until((one) => one.isClosed);
    expect(line.told.at(-1)?.name).toBe('ended');
    expect((await read(mine)).status).toBe(401);
    await test.sms(phones.source, 'Silaha');
    await other.until((one) => one.named('alert').length > 0);
  });

  it('that becomes a duty desk ends its line: what is told from then on is for the desk’s eyes', async () => {
    const mine = await persona('kibua-cla-1');
    const line = await read(mine);
    await line.until((one) => one.told.length > 0);
    await fetch(new URL('/api/desk/open', test.node.address), { method: 'POST', headers: mine });
    await line.until((one) => one.isClosed);
    expect(line.told.at(-1)?.name).toBe('ended');
    const again = await read(mine, test.node.address, line.cursor);
    await again.until((one) => one.told.length > 0);
    expect(again.told[0]?.name, 'no cursor of hers is good there').toBe('board');
  });

  it('of a token that is no longer good ends at the next tick', async () => {
    const seat = async () => {
      const seated = await test.http('POST', '/api/posts/kibua-cla-2/seat', 'administrator', {
        name: 'EXERCISE',
      });
      const claimed = await test.http('POST', '/api/claims', null, { code: seated.body['claimCode'] });
      return { authorization: `Bearer ${String(claimed.body['token'])}` };
    };
    const line = await read(await seat(), await quickly());
    await line.until((one) => one.named('tick').length > 1);
    await seat();
    await line.until((one) => one.isClosed);
    expect(line.told.at(-1)?.name).toBe('ended');
  });
});

describe('the tick', () => {
  it('comes whatever happens, each with a new cursor of the same length', async () => {
    const line = await read(test.asPost('fizi-commander'), await quickly());
    for (let n = 0; n < 5; n++) await test.sms(phones.source, 'Silaha');
    await line.until((one) => one.named('tick').length >= 5);
    const cursors = line.named('tick').map(({ id }) => id);
    expect(new Set(cursors).size).toBe(cursors.length);
    expect(new Set(cursors.map((one) => one.length)).size).toBe(1);
    expect(line.named('tick')[0]?.value).toEqual({ now: expect.any(String), clockInDoubt: false });
  });
});

describe('a lost database', () => {
  /** Breaks every connection of the node, the writer's among them. */
  async function killConnections(): Promise<void> {
    const client = new pg.Client({ connectionString: test.databaseUrl });
    await client.connect();
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await client.end();
  }

  async function untilBack(): Promise<void> {
    for (const end = Date.now() + 20_000; Date.now() < end; ) {
      if (test.logLines.some((line) => line.includes('database.back'))) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the database did not come back');
  }

  it('leaves lines open and ticking, and what was missed comes when it is back', async () => {
    const { alert } = await test.sms(phones.source, 'Silaha');
    const address = await quickly();
    const line = await read(test.asPost('kibua-commander'), address);
    await line.until((one) => one.told.length > 0);
    await killConnections();
    await untilBack();
    await test.did('alert.acknowledge', 'kibua-cla-1', alert);
    await line.until((one) => one.named('alert').at(-1)?.value['status'] === 'acknowledged');
    const before = line.named('tick').length;
    await line.until((one) => one.named('tick').length > before);
    expect(line.isClosed).toBe(false);
    expect(line.named('board')).toHaveLength(1);
    const again = await read(test.asPost('kibua-commander'), address, line.told[0]?.id);
    await again.until((one) => one.named('alert').length > 0);
    expect(again.named('board')).toEqual([]);
    expect([...screenAfter(again.told).values()]).toMatchObject([{ status: 'acknowledged' }]);
  }, 40_000);
});

describe('two hundred open lines', () => {
  it('are all told, and messages are taken in meanwhile', async () => {
    const lines = await Promise.all(
      Array.from({ length: 200 }, (_, n) => read(test.asPost(n % 2 ? 'kibua-commander' : 'nk-duty-officer'))),
    );
    const sent = Array.from({ length: 50 }, (_, n) => test.sms(`+2430000${20_000 + n}`, 'Silaha'));
    const ids = (await Promise.all(sent)).map(({ id }) => id);
    const hasAll = (line: LiveReader) => ids.every((id) => screenAfter(line.told).has(id));
    for (const line of lines) await line.until(hasAll, 20_000);
    expect(lines.every(hasAll)).toBe(true);
  }, 60_000);
});
