// An alert that was shared with the side that is suspected only afterwards says so, to everybody who sees it.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openAllPosts } from '../http/testing/all-posts.ts';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';

let test: TestNode;

beforeAll(async () => {
  test = await openTestNode();
  await openAllPosts(test);
});
afterAll(() => test.close());

it('C4 passed to the police, of which then one is suspected: the detail says so in base and province', async () => {
  const { id } = await test.sms(phones.source, 'Silaha');
  await test.did('alert.acknowledge', 'kibua-commander', id);
  await test.did('alert.decide', 'kibua-commander', id, {
    decision: 'pass-on',
    recipient: 'police',
    checks: ['say-nothing-of-warning', 'perpetrator-side-excluded', 'risk-accepted'],
    why: 'EXERCISE',
  });
  const standings = (): Promise<unknown[]> =>
    Promise.all(
      ['kibua-cla-1', 'kibua-commander', 'nk-duty-officer', 'nk-custodian'].map(
        async (post) => (await test.http('GET', `/api/alerts/${id}`, post)).body['isWithPerpetratorSide'],
      ),
    );
  expect(await standings()).toEqual([false, false, false, false]);
  await test.did('alert.code', 'kibua-cla-1', id, { actor: 'police' });
  expect(await standings()).toEqual([true, true, true, true]);
});
