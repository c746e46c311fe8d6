import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestNode, type TestNode } from '../testing/test-node.ts';
import { LiveReader } from './testing/live-reader.ts';

/** What the watch room is promised. */
const minute = 60_000;
let test: TestNode;
let reader: LiveReader;
beforeAll(async () => {
  test = await openTestNode();
  reader = await LiveReader.open({ address: test.node.address, headers: test.asPost('fizi-commander') });
});
afterAll(async () => {
  reader.cut();
  await test.close();
});

const times = () => reader.named('list').filter(({ value }) => value['list'] === 'gateways').length;
const shown = async () => {
  const { body } = await test.http('GET', '/api/gateways', 'fizi-commander');
  return (body['gateways'] as Record<string, unknown>[])[0];
};
/** Does something to the gateway; resolves when the open line has told that the list has changed. */
const isTold = async (change: () => Promise<unknown>) => {
  const before = times();
  await change();
  await reader.until(() => times() > before, minute);
};

it('a gateway that dies is told on every open line within a minute, and so is that it lives again', async () => {
  await isTold(() => test.loopback().switch(false));
  expect(await shown()).toMatchObject({ isAlive: false });
  await isTold(() => test.loopback().switch(true));
  expect(await shown()).toMatchObject({ isAlive: true });
}, 150_000);

it('so is that it was paused', async () => {
  await isTold(() => test.did('gateway.pause', 'administrator', 'exercise'));
  expect(await shown()).toMatchObject({ isAlive: true, isPaused: true });
});
