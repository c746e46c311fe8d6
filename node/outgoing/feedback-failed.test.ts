import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';

const hour = 3_600_000;
let test: TestNode;
beforeAll(async () => {
  test = await openTestNode();
});
afterAll(() => test.close());

it('B19 an agreed phrase that never reached the phone is no feedback: after 72 hours it is owed and rung again', async () => {
  const { alert } = await test.sms(phones.source, 'Risasi');
  await test.did('alert.acknowledge', 'kibua-cla-1', alert);
  await test.did('alert.decide', 'kibua-commander', alert, { decision: 'cannot', cause: 'weather' });
  await test.settle();
  test.loopback().setReachable(phones.source, false);
  await test.did('alert.feedback', 'kibua-cla-1', alert, { result: 'given', way: 'agreed-phrase' });
  await test.did('alert.close', 'kibua-commander', alert);
  await test.settle();
  expect(await test.alert(alert ?? '')).toMatchObject({ status: 'closed', waitsForFeedback: [] });
  const before = test.inbox(phones.assistant).length;
  for (let hours = 0; hours < 73; hours++) {
    test.clock.advance(hour);
    await test.settle();
  }
  const shown = await test.alert(alert ?? '');
  expect(shown).toMatchObject({ status: 'closed', waitsForFeedback: ['ntoto'] });
  expect(shown['deliveries']).toContainEqual(
    expect.objectContaining({ purpose: 'feedback', state: 'failed', cause: 'no-network' }),
  );
  expect(test.inbox(phones.assistant).length).toBeGreaterThan(before);
});
