// The weekly drill on a real node: what is taken for an answer, what rings all the same, and what is left when it is over.
import type { DrillsAnswer } from '@ulinzi/domain/drills';
import { isoOf } from '@ulinzi/domain/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const assistant = 'kibua-cla-1';
const commander = 'kibua-commander';
const code = 'NK-FP-0231';

let test: TestNode;
beforeEach(async () => {
  test = await openTestNode();
});
afterEach(() => test.close());

const drills = async (by = assistant) =>
  ((await test.http('GET', '/api/drills', by)).body as unknown as DrillsAnswer).drills;

async function call(hours = 3, more: object = {}): Promise<string> {
  const now = test.node.app.clock.now();
  const times = { from: isoOf(now), until: isoOf(now + hours * hour) };
  return (await test.did('drill.call', assistant, null, { base: 'kibua', ...times, ...more })).subject;
}

const openAlerts = async () =>
  ((await test.http('GET', '/api/alerts?show=open', commander)).body['alerts'] as { number: string }[]).map(
    ({ number }) => number,
  );

/** Somebody says that what waits was an answer. */
async function answered(): Promise<void> {
  for (const { waiting } of await drills())
    for (const { message } of waiting)
      await test.did('message.discard', assistant, message, { reason: 'test' });
}

async function entries(): Promise<{ act: string; data: Record<string, unknown> }[]> {
  const found = await test.node.app
    .core()
    ?.pool.query<{ entry: Buffer }>('select entry from log order by position');
  return (found?.rows ?? []).map(({ entry }) => JSON.parse(entry.toString('utf8')) as never);
}

describe('B2 a bip in a drill', () => {
  it('is heard, rings nobody, and stands before the Assistant with its hour; the commander has counts', async () => {
    await call();
    await test.pass(12 * minute);
    expect(await test.bip(phones.source)).toMatchObject({ fate: 'drill', alert: null });
    await test.pass(minute);
    expect(await openAlerts()).toEqual([]);
    expect(test.inbox(phones.assistant)).toEqual([]);
    expect(test.inbox(phones.source)).toEqual([]);
    const [shown] = await drills();
    expect(shown).toMatchObject({ state: 'running', expected: 2, heard: 1, may: ['end'] });
    expect(shown?.waiting).toMatchObject([
      { source: code, communityLabel: 'Ntoto', at: '2026-11-24T01:12:00.000Z' },
    ]);
    expect(shown?.sources).toMatchObject([
      { source: code, isHeard: true },
      { source: 'NK-FP-7740', isHeard: false },
    ]);
    const told = await drills(commander);
    expect(told).toMatchObject([{ expected: 2, heard: 1, sources: [], waiting: [] }]);
    expect(JSON.stringify(told)).not.toContain('FP-');
    expect(await drills('fizi-commander')).toEqual([]);
  });

  it('rings by itself after five minutes, as late as it waited, where nobody has said that it was an answer', async () => {
    await call();
    await test.bip(phones.source);
    await test.pass(6 * minute);
    const [number] = await openAlerts();
    expect(await test.alert(number ?? '')).toMatchObject({
      community: 'ntoto',
      sender: 'confidential',
      isLate: true,
      heardAt: '2026-11-24T01:00:00.000Z',
    });
    expect(test.inbox(phones.assistant).length).toBeGreaterThan(0);
    expect(await drills()).toMatchObject([{ waiting: [], alarms: 1 }]);
    expect((await test.sms(phones.source, 'Njoo')).fate).toBe('joins');
  });

  it('said to be an answer, it never rings', async () => {
    await call();
    await test.bip(phones.source);
    await answered();
    await test.pass(10 * minute);
    expect(await openAlerts()).toEqual([]);
    expect(await drills()).toMatchObject([{ heard: 1, waiting: [] }]);
  });

  it('said to be an alarm, it is one at once, its clocks counting from when she rang', async () => {
    await call();
    await test.bip(phones.source);
    await test.pass(2 * minute);
    const [shown] = await drills();
    const { number } = await test.did('message.release', assistant, shown?.waiting[0]?.message ?? '', {
      reason: 'asks-for-help',
    });
    await test.settle();
    expect(await openAlerts()).toEqual([number]);
    expect(await test.alert(number ?? '')).toMatchObject({ community: 'ntoto', messages: 1 });
    expect(test.inbox(phones.assistant)).toHaveLength(1);
  });

  it('a second bip rings as always, also after the first was said to be an answer, and across a restart', async () => {
    await call();
    await test.bip(phones.source);
    await answered();
    await test.reopen();
    expect((await test.bip(phones.source)).fate).toBe('opens');
    expect((await test.bip(phones.otherSource)).fate).toBe('drill');
    await test.reopen();
    expect((await drills())[0]?.waiting).toHaveLength(1);
    expect((await test.bip(phones.otherSource)).fate).toBe('opens');
  });

  it('two of one moment are one answer and one alarm', async () => {
    await call();
    const both = await Promise.all([test.bip(phones.source), test.bip(phones.source)]);
    expect(both.map(({ fate }) => fate).sort()).toEqual(['drill', 'opens']);
  });

  it('waits no longer than five minutes, also where the node was away meanwhile', async () => {
    await call();
    await test.bip(phones.source);
    await test.node.close();
    test.clock.advance(20 * minute);
    await test.open();
    await test.settle();
    expect(await openAlerts()).toHaveLength(1);
  });
});

describe('what always rings', () => {
  it('a text, a stranger, a source at risk, and one of a village that is not meant', async () => {
    await call(3, { communities: ['ntoto'] });
    expect((await test.bip(phones.otherSource)).fate).toBe('opens');
    expect((await test.bip(phones.stranger)).fate).toBe('opens');
    await test.did('source.mark-at-risk', assistant, code, { cause: 'reported' });
    expect((await test.bip(phones.source)).fate).toBe('opens');
  });

  it('a text first, and the bip that follows it', async () => {
    await call();
    const { alert } = await test.sms(phones.source, 'Silaha');
    expect(await test.bip(phones.source)).toMatchObject({ fate: 'joins', alert });
  });

  it('a bip of a village for which somebody is being rung, and of one whose own alert is open', async () => {
    const { alert } = await test.sms(phones.source, 'Silaha');
    await test.did('alert.acknowledge', assistant, alert);
    await test.pass(40 * minute);
    await call();
    expect((await test.bip(phones.source)).fate).toBe('opens');
    await test.did('alert.record', assistant, null, {
      channel: 'hf',
      base: 'kibua',
      community: 'kashebere',
      heardAt: isoOf(test.clock.wall()),
    });
    expect((await test.bip(phones.otherSource)).fate).toBe('opens');
  });

  it('a revoked phone goes to quarantine as always', async () => {
    await call();
    await test.did('source.revoke-phone', assistant, code, { cause: 'stolen' });
    expect((await test.bip(phones.source)).fate).toBe('quarantined');
  });

  it('while the clock is in doubt, before the drill and after it', async () => {
    const from = test.node.app.clock.now() + hour;
    const times = { from: isoOf(from), until: isoOf(from + hour) };
    await test.did('drill.call', commander, null, { base: 'kibua', ...times });
    expect((await test.bip(phones.source)).fate).toBe('opens');
    test.clock.advance(2 * hour);
    expect((await test.bip(phones.otherSource)).fate).toBe('opens');
    test.clock.advance(6 * day);
    await call();
    test.clock.jumpWall(-2 * day);
    await test.settle();
    expect(test.node.app.clock.isInDoubt).toBe(true);
    expect((await test.bip(phones.source)).fate).toBe('opens');
  });

  it('a drill is ended at once: what waits rings, and every bip from then on', async () => {
    const drill = await call();
    await test.bip(phones.source);
    await test.pass(minute);
    await test.did('drill.end', commander, drill);
    await test.settle();
    expect(await openAlerts()).toHaveLength(1);
    expect((await test.bip(phones.otherSource)).fate).toBe('opens');
    expect(await drills()).toMatchObject([{ state: 'over', heard: 1, silent: 0 }]);
  });
});

describe('when it is over', () => {
  it('who was heard is kept, and no moment; the log names no source beside her bip', async () => {
    await call();
    await test.bip(phones.source);
    await answered();
    test.clock.advance(4 * hour);
    await test.settle();
    expect(await drills()).toMatchObject([
      { state: 'over', heard: 1, silent: 1, sources: [{ source: code, isHeard: true }, { isHeard: false }] },
    ]);
    expect(await drills(commander)).toMatchObject([{ heard: 1, silent: 1, sources: [] }]);
    const all = await entries();
    const results = all.filter(({ act }) => act === 'tally.record');
    expect(results).toHaveLength(1);
    expect(Object.keys(results[0]?.data ?? {}).sort()).toEqual(['base', 'drill', 'heard', 'silent']);
    const bip = all.find(({ data }) => data['fate'] === 'drill');
    expect(Object.keys(bip?.data ?? {}).sort()).toEqual(['base', 'fate', 'gateway', 'kind', 'sender']);
    await test.reopen();
    await test.settle();
    expect((await entries()).filter(({ act }) => act === 'tally.record')).toHaveLength(1);
  });

  it('silent in two drills running, she is asked after; and no more as soon as she is heard', async () => {
    const silent = async () =>
      (
        (await test.http('GET', '/api/troubles', assistant)).body['troubles'] as {
          kind: string;
          source: string;
        }[]
      ).map(({ kind, source }) => [kind, source]);
    for (let week = 0; week < 2; week++) {
      await call();
      await test.bip(phones.otherSource);
      await answered();
      test.clock.advance(4 * hour);
      await test.settle();
      expect(await silent()).toEqual([]);
      if (week > 0) continue;
      test.clock.advance(6 * day);
      // The look of that day is before the drill.
      await test.settle();
    }
    await test.sms(phones.otherSource, 'Ok');
    test.clock.advance(day);
    await test.settle();
    expect(await silent()).toEqual([['silent-source', code]]);
    await test.bip(phones.source);
    expect(await silent()).toEqual([]);
  });
});
