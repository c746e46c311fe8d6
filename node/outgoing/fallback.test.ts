import { hour, minute, type SubjectId } from '@ulinzi/domain/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LoopbackChannel } from '../channels/index.ts';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';

let test: TestNode;
beforeEach(async () => {
  test = await openTestNode();
  await add('second', 'kibua');
});
afterEach(() => test.close());

const add = (slug: string, base: string) =>
  test.did('gateway.add', null, null, { slug, label: slug, kind: 'loopback', base });
const via = (slug: string) => {
  const channel = test.node.app.channels.get(slug);
  if (!(channel instanceof LoopbackChannel)) throw new Error(`no gateway ${slug}`);
  return channel;
};
const textsBy = (slug: string, phone: string) => via(slug).sentTo(phone).length;
const gateways = async (by = 'kibua-commander') => {
  const { body } = await test.http('GET', '/api/gateways', by);
  return body['gateways'] as Record<string, unknown>[];
};
const gateway = async (slug: string, by?: string) => (await gateways(by)).find((one) => one['slug'] === slug);
const rowOf = async (purpose: string) => {
  const { rows } = await test.node.app
    .core()!
    .pool.query<{ gateway: string; state: string }>(
      'select gateway, state from outgoing where purpose = $1 order by created, id limit 1',
      [purpose],
    );
  return rows[0];
};
/** Queues answers to the source, as her feedback would be. */
const queue = async (count: number, urgent = false, gatewayOf = 'exercise') => {
  const core = test.node.app.core()!;
  const line = test.node.app.keystore.findLine(phones.source);
  await core.writer.submit({
    decide: (view) => ({
      entries: [],
      outgoing: Array.from({ length: count }, () => ({
        id: view.newId() as string,
        purpose: 'feedback' as const,
        gateway: gatewayOf,
        urgent,
        line: line!.id,
        words: 'sms.feedback-came' as const,
        locale: 'fr' as const,
        fill: {},
        alert: null as SubjectId | null,
        page: null,
        post: null,
        notBefore: view.now,
        expires: view.now + 72 * hour,
      })),
      result: null,
    }),
  });
};

describe('the way of a text', () => {
  it('goes by the gateway of the lowest rank; an answer by the one that was written to', async () => {
    await test.did('gateway.prefer', 'administrator', 'second', { rank: 1 });
    await test.sms(phones.source, 'Silaha');
    await test.settle();
    expect([textsBy('exercise', phones.assistant), textsBy('second', phones.assistant)]).toEqual([0, 1]);
    expect([textsBy('exercise', phones.source), textsBy('second', phones.source)]).toEqual([1, 0]);
    expect(await gateway('second')).toMatchObject({ place: 1, standsInFor: [] });
    expect(await gateway('exercise')).toMatchObject({ place: 2 });
  });

  it('goes by the next where the first is dead, and by the first again when it is back', async () => {
    await via('exercise').switch(false);
    await test.sms(phones.source, 'Silaha');
    await test.settle();
    expect([textsBy('second', phones.assistant), textsBy('second', phones.source)]).toEqual([1, 1]);
    expect(await gateway('second')).toMatchObject({ standsInFor: ['exercise'] });
    await via('exercise').switch(true);
    await test.pass(minute);
    expect([textsBy('exercise', phones.assistant), textsBy('second', phones.assistant)]).toEqual([1, 1]);
    expect(await gateway('second')).toMatchObject({ standsInFor: [] });
  });

  it("another base's gateway of the province carries pages, and nothing to a source", async () => {
    await test.did('base.open', null, null, {
      slug: 'walikale',
      label: 'Walikale',
      province: 'nk',
      latitude: -1.4,
      longitude: 28,
    });
    await add('near', 'walikale');
    for (const slug of ['exercise', 'second']) await via(slug).switch(false);
    await test.sms(phones.source, 'Silaha');
    await test.settle();
    expect(textsBy('near', phones.assistant)).toBe(1);
    expect(await gateway('near')).toMatchObject({ standsInFor: ['exercise', 'second'] });
    await test.pass(10 * minute);
    expect(textsBy('near', phones.source)).toBe(0);
    await via('second').switch(true);
    await test.pass(minute);
    expect([textsBy('second', phones.source), textsBy('exercise', phones.source)]).toEqual([1, 0]);
  });
});

describe('what waits at a gateway that dies', () => {
  it('is taken back after two minutes, sent once by the next, and a report of the old one changes nothing', async () => {
    for (const slug of ['exercise', 'second']) await via(slug).switch(false);
    await queue(1);
    await test.settle();
    expect(await rowOf('feedback')).toEqual({ gateway: 'exercise', state: 'handed' });
    await via('second').switch(true);
    test.clock.advance(2 * minute - 1_000);
    await test.settle();
    expect(textsBy('second', phones.source)).toBe(0);
    test.clock.advance(2_000);
    await test.settle();
    expect(textsBy('second', phones.source)).toBe(1);
    expect(await rowOf('feedback')).toEqual({ gateway: 'second', state: 'delivered' });
    await via('exercise').switch(true);
    await test.pass(5 * minute);
    expect([textsBy('exercise', phones.source), textsBy('second', phones.source)]).toEqual([0, 1]);
  });

  it('is not given to another while the first has it and does not say', async () => {
    await via('exercise').switch(false);
    await via('second').switch(false);
    await queue(1);
    await test.settle();
    via('exercise').takeBack = () => 'unknown';
    await via('second').switch(true);
    await test.pass(10 * minute);
    expect(textsBy('second', phones.source)).toBe(0);
    expect(await rowOf('feedback')).toEqual({ gateway: 'exercise', state: 'handed' });
    await via('exercise').switch(true);
    await test.settle();
    expect(await rowOf('feedback')).toEqual({ gateway: 'exercise', state: 'delivered' });
    expect(textsBy('exercise', phones.source)).toBe(1);
  });

  it('is asked back from where it was, when the node was started again in between', async () => {
    for (const slug of ['exercise', 'second']) await via(slug).switch(false);
    await queue(3);
    await test.settle();
    await test.node.app.core()!.pool.query("update outgoing set state = 'queued', attempts = 1");
    await test.reopen();
    await test.settle();
    await test.pass(2 * minute);
    expect(textsBy('exercise', phones.source) + textsBy('second', phones.source)).toBe(3);
  });
});

it('a page is asked back from a dead gateway, however many texts wait there that no other may carry', async () => {
  const walikale = { slug: 'walikale', label: 'Walikale', province: 'nk', latitude: -1.4, longitude: 28 };
  await test.did('base.open', null, null, walikale);
  await add('near', 'walikale');
  for (const slug of ['exercise', 'second', 'near']) await via(slug).switch(false);
  await queue(200, true);
  await test.settle();
  await test.sms(phones.source, 'Silaha');
  await test.settle();
  expect(await rowOf('page')).toEqual({ gateway: 'exercise', state: 'handed' });
  await via('near').switch(true);
  test.clock.advance(25_000);
  await test.settle();
  expect(await rowOf('page')).toEqual({ gateway: 'near', state: 'delivered' });
});

describe('a pause', () => {
  it('keeps what comes in, sends nothing, gives back what waits, and ends with the gateway resumed', async () => {
    await test.did('gateway.pause', 'administrator', 'second');
    await test.did('gateway.pause', 'administrator', 'exercise');
    const { alert } = await test.sms(phones.source, 'Silaha');
    expect(alert).not.toBeNull();
    await test.pass(minute);
    expect(test.inbox(phones.source)).toEqual([]);
    expect(await gateway('exercise')).toMatchObject({ isPaused: true, isAlive: true, standsInFor: [] });
    expect(Number((await gateway('exercise'))?.['waiting'])).toBeGreaterThan(0);
    expect((await gateway('exercise', 'fizi-commander'))?.['waiting']).toBeNull();
    await test.did('gateway.resume', 'administrator', 'exercise');
    await test.pass(minute);
    expect(test.inbox(phones.source)).toHaveLength(1);
    expect(await gateway('exercise')).toMatchObject({ isPaused: false, waiting: 0 });
  });

  it('moves what waits in the spool to the next at once', async () => {
    await via('exercise').switch(false);
    await via('second').switch(false);
    await queue(2);
    await test.settle();
    await via('second').switch(true);
    await test.did('gateway.pause', 'administrator', 'exercise');
    await test.settle();
    expect(textsBy('second', phones.source)).toBe(2);
  });

  it('is for the administrator to order', async () => {
    for (const [name, fields] of [
      ['gateway.pause', {}],
      ['gateway.resume', {}],
      ['gateway.prefer', { rank: 1 }],
      ['gateway.set-throughput', { throughput: 1 }],
    ] as const)
      expect(await test.act(name, 'kibua-commander', 'exercise', fields)).toMatchObject({
        refused: expect.any(String),
      });
  });
});

it('a page that one gateway has no network for goes by the next at once; what failed for good is not sent again', async () => {
  via('exercise').setReachable(phones.assistant, false);
  await test.sms(phones.source, 'Silaha');
  await test.settle();
  expect(textsBy('second', phones.assistant)).toBe(1);
  expect(textsBy('exercise', phones.dutyOfficer)).toBe(0);
});

it('a gateway is given so many texts a second, and the urgent ones first', async () => {
  await test.did('gateway.set-throughput', 'administrator', 'exercise', { throughput: 1 });
  await queue(3);
  await test.node.rounds()!.sender.settled();
  expect(textsBy('exercise', phones.source)).toBe(1);
  expect(await gateway('exercise')).toMatchObject({ throughput: 1, waiting: 2 });
  await test.sms(phones.source, 'Silaha');
  await expect.poll(() => textsBy('exercise', phones.source), { timeout: 10_000 }).toBe(4);
  const [, second] = via('exercise').sentTo(phones.source);
  expect(second?.text).toBe('Imefika. Aksanti.');
});
