// What raises itself, in a whole node with its registers, on a clock led by hand.
import type { AlertDetail } from '@ulinzi/domain/alerts';
import { isoOf } from '@ulinzi/domain/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ChannelHealth, LoopbackChannel } from '../channels/index.ts';
import { HandClock, openTestNode, phones, type TestNode } from '../testing/test-node.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

interface Line {
  readonly id: string;
  readonly kind: string;
  readonly source: string | null;
  readonly communityLabel: string | null;
  readonly gateway: string | null;
  readonly since: string | null;
  readonly silentDays: number | null;
  readonly takenBy: string | null;
}

let test: TestNode;
beforeEach(async () => {
  test = await openTestNode();
});
afterEach(() => test.close());

const troubles = async (by: string) =>
  (await test.http('GET', '/api/troubles', by)).body['troubles'] as Line[];
const kinds = async (by: string) => (await troubles(by)).map(({ kind }) => kind);

/** The exercise's gateway says of itself what a modem in this state would. */
function gatewaySays(state: Partial<ChannelHealth>): void {
  const loopback = test.loopback();
  loopback.health = () => ({ ...LoopbackChannel.prototype.health.call(loopback), ...state });
}

describe('a gateway', () => {
  const dead = () => test.loopback().switch(false);

  it('that is dead raises itself within two minutes, for everybody of the base and its province', async () => {
    await dead();
    await test.pass(2 * minute);
    for (const by of ['kibua-commander', 'kibua-cla-1', 'nk-duty-officer', 'administrator'])
      expect(await kinds(by)).toEqual(['gateway-dead']);
    expect(await kinds('fizi-commander')).toEqual([]);
    const [line] = await troubles('kibua-commander');
    expect(line).toMatchObject({ gateway: 'exercise', takenBy: null });
  });

  it('is raised once, seen to by somebody, and settled when it works again', async () => {
    await dead();
    await test.pass(2 * minute);
    await test.reopen();
    await dead();
    await test.pass(3 * minute);
    const [line, ...others] = await troubles('kibua-commander');
    expect(others).toEqual([]);
    await test.did('trouble.take', 'kibua-commander', line?.id ?? '');
    expect(await troubles('nk-duty-officer')).toMatchObject([{ takenBy: 'kibua-commander' }]);
    await test.loopback().switch(true);
    await test.pass(minute);
    expect(await kinds('kibua-commander')).toEqual([]);
  });

  it('that somebody says is off on purpose rests for twelve hours', async () => {
    await dead();
    await test.pass(2 * minute);
    const [line] = await troubles('kibua-commander');
    await test.did('trouble.settle', 'kibua-commander', line?.id ?? '', { reason: 'expected' });
    await test.pass(5 * minute);
    expect(await kinds('kibua-commander')).toEqual([]);
    test.clock.advance(12 * hour);
    await test.settle();
    expect(await kinds('kibua-commander')).toEqual(['gateway-dead']);
  });

  it('whose modem hangs, or that has no credit, says which', async () => {
    gatewaySays({ trouble: 'hung' });
    await test.pass(minute);
    expect(await kinds('kibua-cla-1')).toEqual(['hung']);
    gatewaySays({ trouble: 'no-credit' });
    await test.pass(minute);
    expect(await kinds('kibua-cla-1')).toEqual(['no-credit']);
  });
});

describe('a contact that is agreed on', () => {
  const hf = { base: 'kibua', way: 'hf', days: [1, 2, 3, 4, 5, 6, 7], graceMinutes: 30 };

  it('B15 that did not come is raised for Assistants, and settled when it is heard and typed', async () => {
    // It is 03:00 at Kibua.
    const { subject } = await test.did('contact.schedule', 'kibua-cla-1', null, {
      ...hf,
      community: 'ntoto',
      hours: ['03:10', '15:10'],
    });
    await test.pass(39 * minute);
    expect(await kinds('kibua-cla-1')).toEqual([]);
    await test.pass(2 * minute);
    expect(await troubles('kibua-cla-1')).toMatchObject([
      { kind: 'missed-contact', communityLabel: 'Ntoto', since: '2026-11-24T01:10:00.000Z' },
    ]);
    for (const by of ['kibua-commander', 'nk-duty-officer', 'administrator', 'fizi-cla-1'])
      expect(await kinds(by)).toEqual([]);
    const heardAt = isoOf(test.node.app.clock.now() - 5 * minute);
    await test.did('contact.heard', 'kibua-cla-1', subject, { heardAt });
    await test.pass(minute);
    expect(await kinds('kibua-cla-1')).toEqual([]);
    const { body } = await test.http('GET', '/api/contacts', 'kibua-cla-1');
    expect(body['contacts']).toMatchObject([
      { lastHeardAt: heardAt, nextAt: '2026-11-24T13:10:00.000Z', isMissed: false },
    ]);
    expect((await test.http('GET', '/api/contacts', 'kibua-commander')).body['contacts']).toEqual([]);
  });

  it('with the base itself is the affair of its commander and duty officer too', async () => {
    await test.did('contact.schedule', 'nk-duty-officer', null, { ...hf, hours: ['03:10'] });
    await test.pass(42 * minute);
    for (const by of ['kibua-commander', 'nk-duty-officer', 'kibua-cla-1'])
      expect(await kinds(by)).toEqual(['missed-contact']);
  });

  it('that is cancelled is missed no more', async () => {
    const { subject } = await test.did('contact.schedule', 'kibua-cla-1', null, { ...hf, hours: ['03:10'] });
    await test.pass(42 * minute);
    await test.did('contact.cancel', 'kibua-cla-1', subject);
    await test.pass(minute);
    expect(await kinds('kibua-cla-1')).toEqual([]);
  });
});

describe('a source', () => {
  const sources = async (by: string) =>
    (await test.http('GET', '/api/sources', by)).body['sources'] as {
      code: string;
      lastHeard: { day: string; kind: string; daysAgo: number } | null;
    }[];

  it('shows the day and the kind of her last message, to those who may see sources, and never a number', async () => {
    await test.sms(phones.source, 'Silaha');
    test.clock.advance(3 * day);
    await test.bip(phones.otherSource);
    const listed = await sources('kibua-cla-1');
    expect(listed).toMatchObject([
      { code: 'NK-FP-0231', lastHeard: { day: '2026-11-24', kind: 'text', daysAgo: 3 } },
      { code: 'NK-FP-7740', lastHeard: { day: '2026-11-27', kind: 'call', daysAgo: 0 } },
    ]);
    expect(JSON.stringify(listed)).not.toContain('+243');
    expect(await sources('kibua-commander')).toEqual([]);
  });

  it('of whom nothing was heard for more than ten days is raised for her Assistants', async () => {
    await test.sms(phones.source, 'Silaha');
    test.clock.advance(8 * day);
    await test.bip(phones.otherSource);
    test.clock.advance(2 * day);
    await test.settle();
    expect(await kinds('kibua-cla-1')).toEqual([]);
    test.clock.advance(day);
    await test.settle();
    expect(await troubles('kibua-cla-1')).toMatchObject([
      { kind: 'silent-source', source: 'NK-FP-0231', silentDays: 11, since: null },
    ]);
    for (const by of ['kibua-commander', 'nk-duty-officer', 'administrator', 'fizi-cla-1'])
      expect(await kinds(by)).toEqual([]);
    await test.bip(phones.source);
    expect(await kinds('kibua-cla-1')).toEqual([]);
  });

  it('leaves no entry beside her message by which the log would tell that it was hers', async () => {
    await test.sms(phones.source, 'Silaha');
    test.clock.advance(11 * day);
    await test.settle();
    await test.bip(phones.source);
    await test.settle();
    const rows = await test.node.app.core()?.pool.query<{ act: string }>(
      `select convert_from(entry, 'UTF8')::jsonb ->> 'act' as act from log
        where convert_from(entry, 'UTF8')::jsonb ->> 'act' like 'trouble.%' order by position`,
    );
    // The other source was never heard: two were raised, and neither is settled yet.
    expect(rows?.rows.map(({ act }) => act)).toEqual(['trouble.raise', 'trouble.raise']);
    test.clock.advance(day);
    await test.settle();
    expect((await troubles('kibua-cla-1')).map(({ source }) => source)).toEqual(['NK-FP-7740']);
  });
});

describe('a message that came late', () => {
  const sentAgo = (ms: number) => ({ sentAt: test.clock.wall() - ms });

  it('arrives overdue, says so, and pages who is due by then, each once', async () => {
    const { alert } = await test.sms(phones.source, 'Silaha', sentAgo(18 * minute));
    await test.settle();
    await test.settle();
    const shown = await test.alert(alert ?? '');
    expect(shown).toMatchObject({ isLate: true, rung: 2, overdue: ['acknowledge'] });
    const { receivedAt, heardAt, timeline } = shown as unknown as AlertDetail;
    expect(Date.parse(receivedAt) - Date.parse(heardAt ?? '')).toBe(18 * minute);
    expect(timeline[0]?.data).toMatchObject({
      lateSeconds: 18 * 60,
      backSeconds: 18 * 60,
    });
    for (const phone of [phones.commander, phones.dutyOfficer]) expect(test.inbox(phone)).toHaveLength(1);
  });

  it('forty of them at once are one page each', async () => {
    for (let nth = 0; nth < 40; nth++)
      await test.sms(`+24300000${String(5_000 + nth)}`, 'Moto', sentAgo(18 * minute));
    await test.settle();
    await test.pass(2 * minute);
    expect(test.inbox(phones.dutyOfficer).length).toBeLessThanOrEqual(4);
  });

  it('is not late where the centre is ahead of us, nor while our own clock is in doubt', async () => {
    const ahead = await test.sms(phones.source, 'Silaha', sentAgo(-2 * hour));
    expect(await test.alert(ahead.alert ?? '')).toMatchObject({ isLate: false, rung: 0 });
    test.clock.jumpWall(-2 * day);
    await test.settle();
    const doubted = await test.sms(phones.stranger, 'Silaha', { sentAt: test.clock.wall() - hour });
    expect(await test.alert(doubted.alert ?? '')).toMatchObject({ isLate: false, rung: 0 });
  });

  it('of more than a day is said, and rings from now', async () => {
    const { alert } = await test.sms(phones.source, 'Silaha', sentAgo(30 * hour));
    expect(await test.alert(alert ?? '')).toMatchObject({ isLate: true, rung: 0, overdue: [] });
  });
});

it('a clock that was set back raises no contact before its hour', async () => {
  await test.close();
  test = await openTestNode(new HandClock());
  await test.did('contact.schedule', 'kibua-cla-1', null, {
    base: 'kibua',
    way: 'hf',
    hours: ['23:00'],
    days: [1, 2, 3, 4, 5, 6, 7],
    graceMinutes: 30,
  });
  test.clock.jumpWall(-3 * hour);
  await test.settle();
  await test.pass(10 * minute);
  expect(await kinds('kibua-cla-1')).toEqual([]);
});
