import { isoOf } from '@ulinzi/domain/kernel';
import { boardAnswer, boardLine } from '@ulinzi/domain/alerts';
import { liveLists } from '@ulinzi/domain/live';
import { Check } from 'typebox/value';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';
import { LiveReader, screenAfter } from './testing/live-reader.ts';

let test: TestNode;
let readers: LiveReader[] = [];

beforeEach(async () => {
  test = await openTestNode();
  readers = [];
});
afterEach(async () => {
  for (const reader of readers) reader.cut();
  await test.close();
});

async function read(post: string, more: { after?: string; lastEventId?: string } = {}): Promise<LiveReader> {
  const headers = test.asPost(post);
  const reader = await LiveReader.open({ address: test.node.address, headers, ...more });
  readers.push(reader);
  return reader;
}

const numbersOn = (reader: LiveReader) =>
  [...screenAfter(reader.told).values()].map((line) => line['number']).sort();

/** Lists that were named, but for the gateways: that one was added is told when they are next looked at. */
const lists = (reader: LiveReader) =>
  reader
    .named('list')
    .map(({ value }) => value['list'])
    .filter((list) => list !== 'gateways');

/** Lets what is on its way arrive. */
const quiet = (_reader: LiveReader) => new Promise((resolve) => setTimeout(resolve, 300));

/** A commander acts until the alert is closed and its village told. */
async function closeAlert(alert: string): Promise<void> {
  await test.did('alert.acknowledge', 'kibua-cla-1', alert);
  await test.did('alert.decide', 'kibua-commander', alert, { decision: 'cannot', cause: 'road-closed' });
  await test.did('alert.feedback', 'kibua-cla-1', alert, { result: 'given', way: 'voice' });
  await test.did('alert.close', 'kibua-commander', alert);
}

describe('the open line', () => {
  it('is an event stream that nothing on its way keeps or collects', async () => {
    const reader = await read('kibua-commander');
    expect(reader.status).toBe(200);
    expect(reader.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'referrer-policy': 'no-referrer',
    });
  });

  it('begins with the board: what is open and what waits for feedback, by its schema', async () => {
    const { alert } = await test.sms(phones.source, 'Silaha');
    await test.settle();
    const reader = await read('kibua-commander');
    await reader.until((one) => one.told.length > 0);
    expect(reader.told[0]).toMatchObject({ name: 'board', id: expect.stringMatching(/^[\w-]{70,}$/) });
    expect(Check(boardAnswer, reader.told[0]?.value)).toBe(true);
    expect(numbersOn(reader)).toEqual([alert]);
    const listed = (await test.http('GET', '/api/alerts', 'kibua-commander')).body['alerts'];
    expect(reader.told[0]?.value['alerts']).toEqual(listed);
  });

  it('B3 an alert comes within the second, and each act on it', async () => {
    const reader = await read('nk-duty-officer');
    const { alert } = await test.sms(phones.source, 'Silaha');
    await reader.until((one) => one.named('alert').length > 0, 1_000);
    expect(Check(boardLine, reader.named('alert')[0]?.value)).toBe(true);
    await test.did('alert.acknowledge', 'kibua-cla-1', alert);
    await reader.until((one) => one.named('alert').at(-1)?.value['status'] === 'acknowledged');
  });

  it('an alert that has left the screens is gone from them', async () => {
    const { alert, id } = await test.sms(phones.source, 'Silaha');
    const lane = await read('nk-duty-officer');
    const own = await read('kibua-commander');
    await closeAlert(alert ?? '');
    for (const reader of [lane, own]) {
      await reader.until((one) => one.named('gone').length > 0);
      expect(reader.named('gone').map(({ value }) => value)).toEqual([{ id }]);
    }
  });

  it('how far a message has come is told to those who see its alert', async () => {
    const own = await read('kibua-commander');
    const other = await read('fizi-commander');
    const { id } = await test.sms(phones.source, 'Silaha');
    await test.settle();
    await own.until((one) => one.named('delivery').length > 0);
    expect(own.named('delivery')[0]?.value).toEqual({ id });
    expect(other.named('alert')).toEqual([]);
    expect(other.named('delivery')).toEqual([]);
    expect(lists(other)).toEqual([]);
  });

  it('a list that changed is named: to whom it concerns only', async () => {
    const [own, province, other] = [
      await read('kibua-commander'),
      await read('nk-protection-manager'),
      await read('fizi-commander'),
    ];
    for (const reader of [own, province, other]) await reader.until((one) => one.told.length > 0);
    const now = test.node.app.clock.now();
    await test.did('duty.assign', 'kibua-commander', null, {
      post: 'kibua-cla-2',
      seat: 'assistant',
      scope: 'kibua',
      from: isoOf(now + 3_600_000),
      until: isoOf(now + 7_200_000),
    });
    for (const reader of [own, province]) {
      await reader.until((one) => lists(one).length > 0);
      expect(lists(reader)).toEqual(['duties']);
    }
    await test.did('community.add', null, null, {
      slug: 'mera',
      label: 'Mera',
      base: 'kibua',
      latitude: -1.4,
      longitude: 28.5,
    });
    // What the whole mission may know comes to all, and nothing came before it.
    await other.until((one) => lists(one).length > 0);
    expect(lists(other)).toEqual(['places']);
  });

  it('says nothing of one base to the other: no event, and no cursor that could be told from another', async () => {
    const other = await read('fizi-cla-1');
    await other.until((one) => one.told.length === 1);
    for (let n = 0; n < 20; n++) await test.sms(`+24300001${1000 + n}`, 'Silaha');
    await test.settle();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(other.told).toHaveLength(1);
    const again = await read('fizi-cla-1', { after: other.cursor });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(again.told).toEqual([]);
    const [first, second] = [await read('fizi-cla-1'), await read('fizi-cla-1')];
    await first.until((one) => one.told.length === 1);
    await second.until((one) => one.told.length === 1);
    expect(first.cursor).not.toBe(second.cursor);
    expect(first.cursor).toHaveLength(other.cursor.length);
  });

  it("somebody else's cursor, and one that is none, brings the board and has the lists read again", async () => {
    const own = await read('kibua-commander');
    await own.until((one) => one.told.length > 0);
    for (const after of [own.cursor, 'x', 'A'.repeat(75)]) {
      const reader = await read('kibua-cla-1', { after });
      await reader.until((one) => one.named('list').length === liveLists.length);
      expect(reader.told[0]?.name).toBe('board');
    }
  });

  it('the inner fields of an alert, numbers, words and authors stay in', async () => {
    const reader = await read('kibua-commander');
    await test.sms(phones.source, 'Silaha');
    await test.settle();
    await reader.until((one) => one.named('delivery').length > 0);
    const text = JSON.stringify(reader.told);
    expect(text).not.toMatch(/"(circle|home|epoch|version|pen|ring|ladder|feedbackSince)"/);
    for (const secret of [...Object.values(phones), 'Silaha', 'FP-0231']) expect(text).not.toContain(secret);
  });

  it('who has no token gets none', async () => {
    const reader = await LiveReader.open({ address: test.node.address, headers: {} });
    readers.push(reader);
    expect(reader.status).toBe(401);
  });

  it('ends with its node', async () => {
    const reader = await read('kibua-commander');
    await test.node.close();
    await reader.until((one) => one.isClosed);
    expect(reader.named('ended')).toEqual([]);
  });
});

describe('after a line was cut', () => {
  it('comes what was missed, each thing once, and nothing that was told', async () => {
    const first = await read('kibua-commander');
    const { alert } = await test.sms(phones.source, 'Silaha');
    await test.settle();
    await quiet(first);
    first.cut();
    await test.did('alert.acknowledge', 'kibua-cla-1', alert);
    await test.did('alert.assess', 'kibua-cla-1', alert, { credibility: 'credible' });
    await test.settle();
    const again = await read('kibua-commander', { after: first.cursor });
    await quiet(again);
    await again.until((one) => one.named('alert').at(-1)?.value['status'] === 'assessed');
    const saw = again.named('alert').map(({ value }) => value['saw']);
    expect(new Set(saw).size).toBe(saw.length);
    expect(again.named('board')).toEqual([]);
    // The address still has the older cursor when a browser comes back by itself: its header counts.
    const third = await read('kibua-commander', { after: first.cursor, lastEventId: again.cursor });
    await quiet(third);
    expect(third.told).toEqual([]);
  });

  it('and after the node was started again, without the whole board', async () => {
    const [kept, left] = [
      await test.sms(phones.source, 'Silaha'),
      await test.sms(phones.otherSource, 'Moto'),
    ];
    const first = await read('nk-duty-officer');
    await first.until((one) => one.told.length > 0);
    await closeAlert(left.alert ?? '');
    first.cut();
    const cursor = first.told[0]?.id ?? '';
    await test.reopen();
    const again = await read('nk-duty-officer', { after: cursor });
    await again.until((one) => one.named('gone').length > 0);
    expect(again.named('board')).toEqual([]);
    expect(again.named('gone').map(({ value }) => value)).toEqual([{ id: left.id }]);
    expect(again.named('list')).toHaveLength(liveLists.length);
    await test.did('alert.acknowledge', 'kibua-cla-1', kept.alert);
    await again.until((one) => one.named('alert').length > 0);
    expect(numbersOn(again)).toEqual([kept.alert]);
  });
});
