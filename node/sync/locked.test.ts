import { afterAll, beforeAll, expect, it } from 'vitest';
import { attendKeystore } from '../keystore/index.ts';
import type { TestNode } from '../testing/test-node.ts';
import { logged } from './testing/logged.ts';
import { Phone } from './testing/phone.ts';
import { openRealNode } from './testing/real-node.ts';

const passphrase = 'maji ya mto hayarudi nyuma';
let test: TestNode;
let phone: Phone;

beforeAll(async () => {
  const real = await openRealNode();
  test = real.test;
  phone = await new Phone(test).enrol('kibua-cla-1', real.code);
  await test.node.close();
  await attendKeystore(test.keysDir, passphrase, { memoryKiB: 8, passes: 1, lanes: 1 });
  await test.open();
});
afterAll(() => test.close());

it('a locked node takes nothing of a phone, says so, and the phone keeps all until it is open', async () => {
  const items = [phone.alert(), phone.report()];
  expect(await phone.send(phone.make(items))).toMatchObject({
    status: 503,
    body: { refused: 'node/locked' },
  });
  const enrolled = await new Phone(test).askToEnrol('AAAAA-AAAAA');
  expect(enrolled).toMatchObject({ status: 503, body: { refused: 'node/locked' } });
  // A service worker that were sent to the page of a locked node would keep that as the notebook.
  const page = await fetch(new URL('/field/', test.node.address), { redirect: 'manual' });
  expect(page.status).toBe(503);
  expect(await test.node.unlock(passphrase, true)).toBe('open');
  await phone.sync();
  expect([...phone.receipts.values()].map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
  const ids = items.map(({ entry }) => (JSON.parse(entry) as { id: string }).id);
  expect(await logged(test, ids)).toHaveLength(2);
});
