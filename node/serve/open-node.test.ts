import { rmSync } from 'node:fs';
import { isRefusal } from '@ulinzi/domain/kernel';
import { afterEach, describe, expect, it } from 'vitest';
import { structuredLog } from '../app/index.ts';
import { HandClock, openTestNode, phones, TestNode } from '../testing/test-node.ts';
import { createReal, openNode } from './index.ts';

const opened: TestNode[] = [];
const keep = (test: TestNode) => {
  opened.push(test);
  return test;
};
afterEach(async () => {
  for (const test of opened.splice(0)) await test.close();
});

describe('opening a node', () => {
  it('again keeps what was there, and says that it is not new', async () => {
    const test = keep(await openTestNode());
    expect(test.node.isNew).toBe(true);
    const { alert } = await test.sms(phones.source, 'Silaha');
    await test.reopen();
    expect(test.node.isNew).toBe(false);
    expect(await test.alert(alert ?? '')).toMatchObject({ status: 'received' });
  });

  it('listens on loopback only', async () => {
    const test = keep(await openTestNode());
    expect(new URL(test.node.address).hostname).toBe('127.0.0.1');
  });

  it('closing twice is as good as once', async () => {
    const test = keep(await openTestNode());
    await expect(Promise.all([test.node.close(), test.node.close()])).resolves.toBeDefined();
  });

  const openWith = (test: TestNode, change: { keysDir?: string; kind?: 'real' }) =>
    openNode({
      kind: test.kind,
      dataDir: test.dataDir,
      keysDir: test.keysDir,
      databaseUrl: test.databaseUrl,
      port: 0,
      log: structuredLog(() => undefined),
      ...change,
    });

  it('is refused where keys and database are of two nodes', async () => {
    const [test, other] = [keep(await openTestNode()), keep(await openTestNode())];
    await Promise.all([test.node.close(), other.node.close()]);
    await expect(openWith(test, { keysDir: other.keysDir })).rejects.toThrow('database of another node');
    await expect(openWith(test, { keysDir: `${test.keysDir}-new` })).rejects.toThrow(
      'database of another node',
    );
    rmSync(`${test.keysDir}-new`, { recursive: true });
  });

  it('an exercise never becomes real', async () => {
    const test = keep(await openTestNode());
    await test.node.close();
    await expect(openWith(test, { kind: 'real' })).rejects.toMatchObject({ code: 'keystore/other-node' });
  });

  it('is refused while another node has the keys', async () => {
    const test = keep(await openTestNode());
    await expect(openWith(test, {})).rejects.toMatchObject({ code: 'keystore/in-use' });
    expect((await test.http('GET', '/healthz', null)).status).toBe(200);
  });
});

describe('a real node', () => {
  const openReal = async () => {
    const test = keep(new TestNode('real', new HandClock()));
    await test.create();
    return { test, code: await createReal(test.node) };
  };

  it('begins with one post, which its first administrator takes with a code, once', async () => {
    const { test, code } = await openReal();
    const claim = () => test.http('POST', '/api/claims', null, { code });
    const { body } = await claim();
    expect(body).toMatchObject({ post: 'administrator', token: expect.any(String) });
    expect(await claim()).toMatchObject({ status: 410, body: { refused: 'claim/expired' } });
    const authorization = `Bearer ${String(body['token'])}`;
    const posts = await test.http('GET', '/api/posts', null, undefined, { authorization });
    expect(posts.body['posts']).toEqual([expect.objectContaining({ slug: 'administrator' })]);
  });

  it("the operator's token takes no post in it, and an account's token no other post", async () => {
    const { test, code } = await openReal();
    expect((await test.http('GET', '/api/posts', 'administrator')).status).toBe(401);
    const { body } = await test.http('POST', '/api/claims', null, { code });
    await test.did('base.open', null, null, {
      slug: 'kibua',
      label: 'Kibua',
      province: 'nk',
      latitude: -1.28,
      longitude: 28.49,
    });
    await test.did('post.open', null, null, {
      slug: 'kibua-cla-1',
      label: 'x',
      role: 'assistant',
      base: 'kibua',
    });
    const authorization = `Bearer ${String(body['token'])}`;
    const asked = await test.http('POST', '/api/alerts', 'kibua-cla-1', alertHeard(test), { authorization });
    expect(asked).toMatchObject({ status: 404, body: { refused: 'act/not-yours' } });
  });

  it('has no handset, and an exercise no modem', async () => {
    const { test } = await openReal();
    const exercise = keep(await openTestNode());
    for (const [node, kind] of [
      [test, 'loopback'],
      [exercise, 'gammu'],
    ] as const) {
      const added = await node.act('gateway.add', null, null, {
        slug: 'modem',
        label: 'Modem',
        kind,
        base: 'kibua',
      });
      expect(isRefusal(added) && added.refused).toBe('gateway/exercise');
    }
    const sent = await test.http('POST', '/api/gateways/exercise/messages', null, {
      from: phones.source,
      text: 'x',
    });
    expect(sent).toMatchObject({ status: 404, body: { refused: 'gateway/not-found' } });
  });

  it('codes are tried at most thirty times a minute', async () => {
    const { test, code } = await openReal();
    const tries = await Promise.all(
      Array.from({ length: 40 }, () => test.http('POST', '/api/claims', null, { code: 'ABCDE' })),
    );
    expect(tries.filter(({ status }) => status === 429).length).toBe(10);
    expect(await test.http('POST', '/api/claims', null, { code })).toMatchObject({
      body: { refused: 'claim/too-many' },
    });
  });
});

function alertHeard(test: TestNode): object {
  return { channel: 'hf', base: 'kibua', heardAt: new Date(test.clock.wall()).toISOString() };
}
