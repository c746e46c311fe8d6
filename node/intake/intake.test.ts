import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HandClock, openTestNode, phones, type TestNode } from '../testing/test-node.ts';

const minute = 60_000;

describe('what becomes of a message', () => {
  let test: TestNode;
  beforeEach(async () => {
    test = await openTestNode();
  });
  afterEach(() => test.close());

  it('the same message 600 times is one alert counting 600, one acknowledgement, never rejected', async () => {
    const received = await Promise.all(
      Array.from({ length: 600 }, () => test.sms(phones.source, 'Batu ba silaha ku soko')),
    );
    expect(received.filter((one) => one.fate === 'opens')).toHaveLength(1);
    expect(received.filter((one) => one.fate === 'joins')).toHaveLength(599);
    await test.settle();
    const number = received.find((one) => one.fate === 'opens')?.alert ?? '';
    expect(await test.alert(number)).toMatchObject({ messages: 600 });
    expect(test.inbox(phones.source)).toHaveLength(1);
  });

  it("a gateway's retry is the same message", async () => {
    const first = await test.sms(phones.source, 'Silaha', { reference: 'again' });
    const second = await test.sms(phones.source, 'Silaha', { reference: 'again' });
    expect(second).toEqual(first);
    expect(await test.alert(first.alert ?? '')).toMatchObject({ messages: 1 });
  });

  it('a new message on an acknowledged alert rings again, and 30 minutes later opens another', async () => {
    const { alert } = await test.sms(phones.source, 'Silaha');
    await test.did('alert.acknowledge', 'kibua-cla-1', alert);
    await test.pass(29 * minute);
    expect(await test.sms(phones.source, 'Wako karibu')).toMatchObject({ fate: 'joins', alert });
    expect(await test.alert(alert ?? '')).toMatchObject({
      status: 'acknowledged',
      messages: 2,
      next: 'acknowledge',
    });
    await test.pass(29 * minute);
    expect((await test.sms(phones.source, 'Bado')).fate).toBe('joins');
    await test.pass(31 * minute);
    expect((await test.sms(phones.source, 'Tena')).fate).toBe('opens');
  });

  it("a stranger's message rings too, on its own clock, its place open until a person settles it", async () => {
    const { alert, fate } = await test.sms(phones.stranger, 'Walinyanganya simu yangu');
    expect(fate).toBe('opens');
    expect(await test.alert(alert ?? '')).toMatchObject({
      sender: 'unknown',
      community: null,
      base: 'kibua',
    });
    await test.settle();
    expect(test.inbox(phones.assistant)).toHaveLength(1);
    await test.did('alert.acknowledge', 'kibua-cla-1', alert);
    await test.did('alert.place', 'kibua-cla-1', alert, { community: 'ntoto' });
    expect(await test.alert(alert ?? '')).toMatchObject({ community: 'ntoto' });
  });

  it("operators and alphanumeric senders are set aside, a revoked phone's messages kept in quarantine", async () => {
    expect((await test.sms('1234', 'Promo: 1 Go a 500 FC')).fate).toBe('set-aside');
    expect((await test.sms('Vodacom', 'Rechargez')).fate).toBe('set-aside');
    await test.did('source.revoke-phone', 'kibua-cla-1', 'NK-FP-0231', { cause: 'stolen' });
    expect((await test.sms(phones.source, 'Njoo')).fate).toBe('quarantined');
    const unknown = await test.http('GET', '/metrics', null, undefined, {
      authorization: 'Bearer nobody-in-particular',
    });
    expect(unknown.status).toBe(401);
    const { text: metrics } = await test.http('GET', '/metrics', null);
    expect(metrics).toContain('ulinzi_messages_total{fate="set-aside"} 2');
    expect(metrics).toContain('ulinzi_messages_total{fate="quarantined"} 1');
  });

  it('B4 courtesies open none, any other single word does', async () => {
    for (const word of ['Merci', 'aksanti!', 'OK', 'Sawa.']) {
      expect((await test.sms(phones.source, word)).fate).toBe('courtesy');
    }
    expect((await test.sms(phones.source, 'Moto')).fate).toBe('opens');
  });

  it('a bip is an alert that asks for a callback', async () => {
    const { alert, fate } = await test.bip(phones.source);
    expect(fate).toBe('opens');
    expect(await test.alert(alert ?? '')).toMatchObject({ channel: 'call', community: 'ntoto' });
  });

  it('no acknowledgement goes to a source that asked for none', async () => {
    await test.sms(phones.otherSource, 'Moto');
    await test.settle();
    expect(test.inbox(phones.otherSource)).toEqual([]);
  });

  it('B15 what is typed from the HF radio carries when it was heard and when it was typed', async () => {
    const heardAt = new Date(test.clock.wall() - 12 * minute).toISOString();
    const done = await test.did('alert.record', 'kibua-cla-1', null, {
      channel: 'hf',
      base: 'kibua',
      community: 'kashebere',
      heardAt,
      words: 'Tirs entendus vers la riviere',
    });
    const { body } = await test.http('GET', `/api/alerts/${done.number}`, 'kibua-commander');
    expect(body).toMatchObject({ channel: 'hf', sender: 'typed', heardAt });
    const timeline = body['timeline'] as { data: { heardAt: string; typedAt: string } }[];
    expect(timeline[0]?.data.heardAt).toBe(heardAt);
    expect(Date.parse(timeline[0]?.data.typedAt ?? '')).toBe(test.clock.wall());
  });
});

describe('calling back', () => {
  let test: TestNode;
  let number: string;
  beforeAll(async () => {
    test = await openTestNode();
    number = (await test.bip(phones.source)).alert ?? '';
    await test.did('alert.acknowledge', 'kibua-cla-1', number);
  });
  afterAll(() => test.close());

  it('only the Assistant on duty is handed the number, for fifteen minutes, with the agreed phrases', async () => {
    expect(await test.act('alert.request-number', 'kibua-commander', number)).toMatchObject({
      refused: 'act/not-yours',
    });
    expect(await test.act('alert.request-number', 'kibua-cla-2', number)).toMatchObject({
      refused: 'alert/not-on-duty',
    });
    const done = await test.did('alert.request-number', 'kibua-cla-1', number);
    expect(done.dial).toMatchObject({
      number: phones.source,
      openingPhrase: 'Habari ya shamba?',
      distressWord: 'mvua',
    });
    expect(Date.parse(done.dial?.until ?? '') - test.clock.wall()).toBe(15 * minute);
  });

  it('and that is in the register of reads', async () => {
    const reads = await test.node.app.core()?.pool.query('select what, pen from protected_read order by n');
    expect(reads?.rows).toEqual([{ what: 'number', pen: test.actor('kibua-cla-1').pen }]);
  });

  it('someone else answered: the source is at risk and nothing is sent there any more', async () => {
    await test.did('alert.call-back', 'kibua-cla-1', number, { result: 'someone-else' });
    expect(await test.alert(number)).toMatchObject({ isSourceAtRisk: true });
    const before = test.inbox(phones.source).length;
    await test.pass(40 * minute);
    await test.sms(phones.source, 'Nani huyo');
    await test.settle();
    expect(test.inbox(phones.source)).toHaveLength(before);
    expect(await test.act('alert.request-number', 'kibua-cla-1', number)).toMatchObject({
      refused: 'alert/source-at-risk',
    });
  });
});

it('who answers a page writes in the pen of her post, also where the clock of the laptop is years off', async () => {
  const test = await openTestNode(new HandClock(Date.parse('2019-01-01T00:00:00.000Z')));
  try {
    await test.sms(phones.source, 'Silaha');
    await test.settle();
    expect((await test.bip(phones.assistant)).fate).toBe('answers');
    const found = await test.node.app
      .core()
      ?.pool.query<{ entry: Buffer }>('select entry from log where subject_no = (select no from alert)');
    const pens = found?.rows
      .map(({ entry }) => JSON.parse(entry.toString('utf8')) as { act: string; pen: string })
      .filter(({ act }) => act === 'alert.acknowledge')
      .map(({ pen }) => pen);
    expect(pens).toEqual([test.node.app.keystore.sittingPen('kibua-cla-1')?.id]);
  } finally {
    await test.close();
  }
});
