// A bip that was taken for the answer to a drill, on a real node that is started with its keystore locked meanwhile.
import { hour, isoOf, minute } from '@ulinzi/domain/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { attendKeystore } from '../keystore/index.ts';
import { cheapHashing, HandClock, phones, TestNode } from '../testing/test-node.ts';

const passphrase = 'maji ya mto hayarudi nyuma';
const assistant = 'kibua-cla-1';
const test = new TestNode('real', new HandClock());

beforeAll(async () => {
  await test.create();
  const place = { label: 'EXERCISE', latitude: -1.28, longitude: 28.49 };
  await test.did('base.open', null, null, { ...place, slug: 'kibua', province: 'nk' });
  await test.did('community.add', null, null, { ...place, slug: 'ntoto', base: 'kibua' });
  const post = { slug: assistant, label: 'EXERCISE', role: 'assistant', base: 'kibua' };
  await test.did('post.open', null, null, { ...post, number: phones.assistant });
  await test.did('gateway.add', null, null, {
    slug: 'exercise',
    label: 'EXERCISE',
    kind: 'webhook',
    base: 'kibua',
    dialect: 'signed',
    sendUrl: 'http://127.0.0.1:9/send',
  });
  test.node.app.keystore.openAccount({ name: 'EXERCISE Furaha Kanari', post: assistant });
  await test.did('source.register', null, null, {
    province: 'nk',
    digits: '0231',
    community: 'ntoto',
    regime: 'confidential',
    language: 'sw',
    wantsAcknowledgement: false,
    number: phones.source,
    openingPhrase: 'EXERCISE habari ya shamba',
    distressWord: 'EXERCISE mvua',
  });
});
afterAll(() => test.close());

async function received() {
  const found = await test.node.app
    .core()
    ?.pool.query<{ entry: Buffer }>('select entry from log order by position');
  return (found?.rows ?? [])
    .map(({ entry }) => JSON.parse(entry.toString('utf8')) as { act: string; data: Record<string, unknown> })
    .filter(({ act }) => act === 'message.receive')
    .map(({ data }) => data);
}

it('rings while nobody can tell whose it was, and once', async () => {
  const now = test.node.app.clock.now();
  const times = { from: isoOf(now), until: isoOf(now + 3 * hour) };
  await test.did('drill.call', assistant, null, { base: 'kibua', ...times });
  expect(await test.bip(phones.source)).toMatchObject({ fate: 'drill' });
  await test.node.close();
  await attendKeystore(test.keysDir, passphrase, cheapHashing.passphrase);
  await test.open();
  const { keystore } = test.node.app;
  expect(keystore.isLocked).toBe(true);
  test.clock.advance(6 * minute);
  await test.settle();
  const rung = { fate: 'opens', kind: 'call', base: 'kibua', lateSeconds: 360 };
  expect(await received()).toMatchObject([{ fate: 'drill' }, rung]);
  await test.node.unlock(passphrase, true);
  expect(keystore.isLocked).toBe(false);
  await test.settle();
  expect(await received()).toMatchObject([{ fate: 'drill' }, rung]);
  expect(test.logLines.join('')).not.toContain('drill.not-rung');
});
