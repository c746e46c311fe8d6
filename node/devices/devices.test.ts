import { day, hour } from '@ulinzi/domain/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { codeFor, Phone } from '../sync/testing/phone.ts';
import { openTestNode, type TestNode } from '../testing/test-node.ts';

let test: TestNode;
beforeAll(async () => {
  test = await openTestNode();
});
afterAll(() => test.close());

const listed = async (by: string, path = '/api/devices') =>
  (await test.http('GET', path, by)).body['devices'] as Record<string, unknown>[];

it('a phone is enrolled with a code of its post, once, and is then known by its day', async () => {
  const code = await codeFor(test, 'kibua-cla-1', 'nk-protection-manager');
  expect(code).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  const phone = new Phone(test);
  const { status, body } = await phone.askToEnrol(code.toLowerCase().replace('-', ' '));
  expect({ status, body }).toMatchObject({
    status: 200,
    body: {
      post: 'kibua-cla-1',
      node: { id: test.node.app.nodeId, kind: 'exercise', sealingKey: null },
      certificate: null,
    },
  });
  expect((await new Phone(test).askToEnrol(code)).body['refused']).toBe('device/code');
  const [device] = await listed('nk-custodian');
  expect(device).toMatchObject({
    id: body['device'],
    post: 'kibua-cla-1',
    state: 'active',
    enrolledOn: '2026-11-24',
    seenOn: null,
    refused: 0,
    waiting: 0,
  });
  expect(device?.['number']).toMatch(/^\d{4}$/);
});

it('the same phone may ask again, because the answer may have been lost on the way', async () => {
  const code = await codeFor(test, 'kibua-cla-2');
  const phone = new Phone(test);
  const [first, second] = [await phone.askToEnrol(code), await phone.askToEnrol(code)];
  expect(second.body['device']).toBe(first.body['device']);
  expect(await listed('administrator', '/api/devices?post=kibua-cla-2')).toHaveLength(1);
});

it('a browser that may throw away what was written is refused, and the code stays good', async () => {
  const code = await codeFor(test, 'kibua-cla-2');
  const phone = new Phone(test);
  for (const storage of ['best-effort', 'unknown'])
    expect(await phone.askToEnrol(code, storage)).toMatchObject({
      status: 422,
      body: { refused: 'device/storage', message: expect.stringMatching(/./) },
    });
  expect((await phone.askToEnrol(code)).status).toBe(200);
});

it('a code lasts 24 hours of elapsed time, and a new one replaces the one before', async () => {
  const phone = new Phone(test);
  const [former, code] = [await codeFor(test, 'nk-analyst'), await codeFor(test, 'nk-analyst')];
  expect((await phone.askToEnrol(former)).body['refused']).toBe('device/code');
  test.clock.jumpWall(-3 * 365 * day);
  test.clock.advance(23 * hour);
  await test.settle();
  expect((await phone.askToEnrol(code)).status).toBe(200);
  const late = await codeFor(test, 'nk-analyst');
  test.clock.advance(24 * hour + 1_000);
  expect((await new Phone(test).askToEnrol(late)).body['refused']).toBe('device/code');
  test.clock.jumpWall(3 * 365 * day);
  await test.settle();
});

it('a key that no phone of ours makes is refused, and nothing but the code opens the door', async () => {
  const code = await codeFor(test, 'nk-analyst');
  const given = (publicKey: string) =>
    test.http('POST', '/field/enrol', null, { code, publicKey, storage: 'persisted' }, { authorization: '' });
  expect((await given('A'.repeat(122))).body['refused']).toBe('act/schema');
  expect((await given('?')).body['refused']).toBe('act/schema');
  expect((await new Phone(test).askToEnrol(code)).status).toBe(200);
});

it('codes cannot be tried out: thirty a minute, all callers together', async () => {
  test.clock.advance(60_000);
  const phone = new Phone(test);
  const answers: unknown[] = [];
  for (let n = 0; n < 31; n++) answers.push((await phone.askToEnrol(`AAAAA-0000${n % 10}`)).body['refused']);
  expect(new Set(answers.slice(0, 30))).toEqual(new Set(['device/code']));
  expect(answers[30]).toBe('claim/too-many');
  test.clock.advance(60_000);
});

it('a phone is taken away by the office, and is told so when it next asks', async () => {
  const phone = await new Phone(test).enrol('kibua-cla-1');
  expect((await phone.send(phone.make([]))).status).toBe(200);
  const revoke = (by: string) => test.http('POST', `/api/devices/${phone.device}/revoke`, by, {});
  for (const by of ['kibua-commander', 'kibua-cla-1', 'nk-duty-officer', 'nk-analyst'])
    expect((await revoke(by)).body['refused']).toBe('act/not-yours');
  expect((await revoke('nk-protection-manager')).body).toEqual({ revoked: phone.device });
  expect((await revoke('administrator')).status, 'twice is as good as once').toBe(200);
  expect(await phone.send(phone.make([]))).toMatchObject({
    status: 401,
    body: { refused: 'device/revoked' },
  });
  expect((await listed('administrator')).find(({ id }) => id === phone.device)).toMatchObject({
    state: 'revoked',
  });
});

it('C7 it ends with its pen: nobody writes on for a post that she has left', async () => {
  const phone = await new Phone(test).enrol('kibua-cla-2');
  const code = await codeFor(test, 'kibua-cla-2');
  await test.did('post.seat', 'administrator', 'kibua-cla-2', { name: 'EXERCISE' });
  expect((await phone.send(phone.make([]))).body.refused).toBe('device/revoked');
  expect((await new Phone(test).askToEnrol(code)).body['refused'], 'a code of the former one').toBe(
    'device/code',
  );
});

it("another province's posts are as if they were not there", async () => {
  const phone = await new Phone(test).enrol('fizi-cla-1');
  const ask = (path: string, body: object) => test.http('POST', path, 'nk-protection-manager', body);
  const [foreign, missing] = [
    await ask('/api/device-codes', { post: 'fizi-cla-1' }),
    await ask('/api/device-codes', { post: 'no-such-post' }),
  ];
  expect(foreign).toMatchObject({ status: missing.status, text: missing.text });
  const [theirs, none] = [
    await ask(`/api/devices/${phone.device}/revoke`, {}),
    await ask('/api/devices/00000000-0000-4000-8000-000000000000/revoke', {}),
  ];
  expect(theirs).toMatchObject({ status: 404, text: none.text });
  expect((await test.http('GET', '/api/devices', 'nk-protection-manager')).text).not.toContain('fizi');
  expect(await listed('nk-protection-manager', '/api/devices?post=fizi-cla-1')).toEqual([]);
});
