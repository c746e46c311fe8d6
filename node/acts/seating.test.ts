import { hour } from '@ulinzi/domain/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HandClock, openTestNode, type TestNode } from '../testing/test-node.ts';

let test: TestNode;
beforeAll(async () => {
  test = await openTestNode();
});
afterAll(() => test.close());

it("I3 a post outlives its people: the next person's code opens it, and the former one's token no longer does", async () => {
  const seat = async () => {
    const { claimCode } = await test.did('post.seat', 'administrator', 'kibua-commander', {
      name: 'EXERCISE',
    });
    const claimed = await test.http('POST', '/api/claims', null, { code: claimCode });
    return String(claimed.body['token']);
  };
  const board = (token: string) =>
    test.http('GET', '/api/alerts', null, undefined, { authorization: `Bearer ${token}` });
  const first = await seat();
  expect((await board(first)).status).toBe(200);
  const second = await seat();
  expect((await board(second)).status).toBe(200);
  expect((await board(first)).status).toBe(401);
});

it('a code is good once', async () => {
  const { claimCode } = await test.did('post.seat', 'administrator', 'kibua-cla-2', { name: 'EXERCISE' });
  expect((await test.http('POST', '/api/claims', null, { code: claimCode })).status).toBe(200);
  expect((await test.http('POST', '/api/claims', null, { code: claimCode })).body).toMatchObject({
    refused: 'claim/expired',
  });
});

it('a code lasts 72 hours of elapsed time, whatever year the clock says', async () => {
  const clock = new HandClock(Date.parse('2019-01-01T00:00:00.000Z'));
  const lost = await openTestNode(clock);
  try {
    const seat = async () =>
      (await lost.did('post.seat', 'administrator', 'kibua-commander', { name: 'EXERCISE' })).claimCode;
    const claim = async (code: string | undefined) =>
      (await lost.http('POST', '/api/claims', null, { code })).status;
    const code = await seat();
    clock.advance(71 * hour);
    clock.jumpWall(7 * 365 * 24 * hour);
    await lost.settle();
    expect(await claim(code)).toBe(200);
    const other = await seat();
    clock.advance(73 * hour);
    expect(await claim(other)).not.toBe(200);
  } finally {
    await lost.close();
  }
});
