import { syncLimits } from '@ulinzi/domain/field';
import { day } from '@ulinzi/domain/kernel';
import { randomUUID } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestNode, type TestNode } from '../testing/test-node.ts';
import { logged } from './testing/logged.ts';
import { Phone } from './testing/phone.ts';

let test: TestNode;
let phone: Phone;
beforeAll(async () => {
  test = await openTestNode();
  phone = await new Phone(test).enrol('kibua-cla-1');
});
afterAll(() => test.close());

const idOf = (item: { entry: string }) => String((JSON.parse(item.entry) as { id: string }).id);

it('A1 three kinds of entries written offline arrive, each with its number, signed in the log', async () => {
  const items = [phone.report(), phone.alert(), phone.write('visit.want', { data: { base: 'kibua' } })];
  const answer = await phone.sync();
  expect(answer.receipts.map(({ n, outcome }) => [n, outcome]).sort()).toEqual([
    [1, 'accepted'],
    [2, 'accepted'],
    [3, 'accepted'],
  ]);
  expect(answer.missing).toEqual([]);
  expect(phone.receipts.get(1)).toMatchObject({
    id: idOf(items[0]!),
    number: expect.stringMatching(/^\d{6}$/),
  });
  expect(phone.receipts.get(2)?.number).toMatch(/^\d{4}$/);
  const rows = await logged(test, items.map(idOf));
  expect(rows.map(({ entry }) => entry.act)).toEqual(['alert.record', 'report.send', 'visit.want']);
  for (const { entry } of rows) {
    expect(entry).toMatchObject({ device: phone.device, pen: test.actor('kibua-cla-1').pen });
    expect(items.map(({ signature }) => signature)).toContain(entry.signature);
  }
});

it('receipts come again until the phone says that it has them', async () => {
  phone.report();
  const made = phone.make(phone.unanswered);
  const lost = await phone.send(made);
  expect(lost.body.receipts).toHaveLength(1);
  const again = await phone.send(phone.make([]));
  expect(again.body.receipts).toEqual(lost.body.receipts);
  phone.hear(again);
  expect((await phone.sync([])).receipts).toEqual([]);
});

it('what is sent again has the same receipt, and is in the log once', async () => {
  const item = phone.report();
  await phone.sync();
  const before = phone.receipts.get(item.n);
  const answer = await phone.sync([item, item]);
  expect(answer.receipts).toEqual([before]);
  expect(await logged(test, [idOf(item)])).toHaveLength(1);
});

it('the last request over again is answered again; an earlier one, or one altered, is not', async () => {
  const [first, second] = [phone.make([]), phone.make([])];
  expect((await phone.send(first)).status).toBe(200);
  expect((await phone.send(second)).status).toBe(200);
  expect((await phone.send(second)).status).toBe(200);
  expect((await phone.send(first)).body.refused).toBe('device/replayed');
  const altered = { ...phone.make([]), path: '/field/sync?x=1' };
  expect((await phone.send(altered)).body.refused).toBe('device/signature');
  const made = phone.make([]);
  const counted = { ...made, headers: { ...made.headers, 'x-count': '99999' } };
  expect((await phone.send(counted)).body.refused).toBe('device/signature');
  // A phone that skips numbers is not locked out.
  phone.make([]);
  expect((await phone.send(phone.make([]))).status).toBe(200);
});

it('gaps are asked for again, and only as far as the phone still has them', async () => {
  const [one, two, three] = [phone.report(), phone.report(), phone.report()];
  const answer = await phone.sync([three]);
  expect(answer.missing).toEqual([one.n, two.n]);
  expect((await phone.sync([], { first: two.n })).missing).toEqual([two.n]);
  expect((await phone.sync([two, one])).missing).toEqual([]);
});

it('what is about an entry that was lost on the way waits for that one', async () => {
  const question = phone.write('question.ask', {
    data: { line: 'office', base: 'kibua' },
    bodies: { words: 'EXERCISE when does the team come?' },
  });
  const more = phone.write('question.answer', {
    subject: idOf(question),
    bodies: { words: 'EXERCISE we need to know by Friday.' },
  });
  await phone.sync([more]);
  expect(phone.receipts.get(more.n)?.outcome).toBe('waiting');
  const answer = await phone.sync([question]);
  expect(answer.receipts.map(({ n, outcome }) => [n, outcome])).toEqual([
    [question.n, 'accepted'],
    [more.n, 'accepted'],
  ]);
  expect(await logged(test, [idOf(question), idOf(more)])).toHaveLength(2);
});

it('A12 a question sent offline twice arrives once', async () => {
  const question = phone.write('question.ask', {
    data: { line: 'office', base: 'kibua' },
    bodies: { words: 'EXERCISE is the road open?' },
  });
  const made = phone.make([question]);
  await phone.send(made);
  await phone.send(phone.make([question]));
  await phone.sync();
  expect(phone.receipts.get(question.n)?.outcome).toBe('accepted');
  expect(await logged(test, [idOf(question)])).toHaveLength(1);
});

describe('one that fails does not fail its neighbours, and is kept', () => {
  const quarantine = async (by = 'nk-custodian') =>
    (await test.http('GET', '/api/devices/quarantine', by)).body['kept'] as Record<string, unknown>[];

  it('refused by a rule, unreadable, wrongly signed, or not a phone’s to write', async () => {
    const bad = [
      phone.report({ data: { kind: 'no-such-kind', readers: 'base', from: '2026-11-23' } }),
      phone.writeText('{"v":1,'),
      phone.writeText(JSON.stringify({ v: 1, id: 'x' })),
      phone.report({ bodies: { text: 'EXERCISE \u0000' } }),
      phone.write('duty.assign', { data: {} }),
      phone.write('alert.request-number', { subject: randomUUID() }),
      phone.write('recommendation.check', { subject: randomUUID(), data: { found: 'done' } }),
    ];
    const forged = { ...phone.report(), signature: phone.sign(Buffer.from('other')) };
    const spoilt = { n: phone.report().n, entry: 7 };
    const good = phone.report();
    const answer = await phone.sync([...bad, forged, spoilt as never, 'nonsense' as never, good]);
    expect(phone.receipts.get(good.n)?.outcome).toBe('accepted');
    const codes = [...bad, forged, spoilt].map(({ n }) => phone.receipts.get(n)?.refused);
    expect(codes).toEqual([
      'act/schema',
      'request/malformed',
      'act/schema',
      'act/bad-characters',
      'act/not-yours',
      'act/not-yours',
      'recommendation/not-found',
      'device/signature',
      'device/signature',
    ]);
    expect(answer.missing).toEqual([]);
    const kept = await quarantine();
    expect(kept.filter(({ state }) => state === 'refused')).toHaveLength(9);
    expect(kept.find(({ n }) => n === bad[0]?.n)).toMatchObject({
      device: phone.device,
      post: 'kibua-cla-1',
      act: 'report.send',
      refused: 'act/schema',
      fields: ['kind'],
      arrivedOn: '2026-11-24',
    });
    expect(JSON.stringify(kept)).not.toContain('EXERCISE');
    expect(await quarantine('nk-protection-manager')).toEqual(kept);
    for (const by of ['kibua-cla-1', 'kibua-commander', 'nk-analyst'])
      expect((await test.http('GET', '/api/devices/quarantine', by)).body['refused']).toBe('act/not-yours');
  });

  it('C1 the database alone tells neither what it says nor who sent it', async () => {
    const rows = await test.node.app.core()!.pool.query('select * from field_kept');
    const text = JSON.stringify(
      rows.rows.map((row) => ({ ...row, sealed: (row.sealed as Buffer).toString('latin1') })),
    );
    for (const secret of ['EXERCISE', 'kibua', test.actor('kibua-cla-1').pen])
      expect(text).not.toContain(secret);
  });

  it('what is kept outlives a start, and its key is not swept away', async () => {
    const before = await quarantine();
    await test.reopen();
    expect(await quarantine()).toEqual(before);
    const { rows } = await test.node.app
      .core()!
      .pool.query<{ sealed: Buffer }>('select sealed from field_kept');
    for (const { sealed } of rows) expect(test.node.app.keystore.openBody(sealed)).not.toHaveProperty('gone');
  });

  it('other bytes under a number or an id that is taken are kept apart; the first stands', async () => {
    const first = phone.report();
    await phone.sync();
    const receipt = phone.receipts.get(first.n);
    const other = phone.report({ id: idOf(first), bodies: { text: 'EXERCISE another text.' } });
    const underItsNumber = { ...other, n: first.n };
    const answer = await phone.sync([underItsNumber, other]);
    expect(answer.receipts.find(({ n }) => n === first.n)).toEqual(receipt);
    expect(phone.receipts.get(other.n)).toMatchObject({ outcome: 'refused', refused: 'entry/other-bytes' });
    const kept = (await quarantine()).filter(({ refused }) => refused === 'entry/other-bytes');
    expect(kept.map(({ n }) => n).sort()).toEqual([first.n, other.n].sort());
  });
});

it('B1 an alert in a request of its own overtakes a hundred queued reports; beside them it goes first', async () => {
  const reports = Array.from({ length: 100 }, () => phone.report());
  const alert = phone.alert();
  expect((await phone.sync([alert])).missing).toHaveLength(100);
  expect(phone.receipts.get(alert.n)).toMatchObject({ outcome: 'accepted' });
  const late = phone.alert();
  await phone.sync([...reports, late]);
  const rows = await logged(test, [...reports, alert, late].map(idOf));
  expect(rows.slice(0, 2).map(({ entry }) => entry.id)).toEqual([idOf(alert), idOf(late)]);
  expect(rows).toHaveLength(102);
});

it('B1 a clock that is wrong by a year keeps no alert back; what it claims is kept', async () => {
  for (const aheadMs of [400 * day, -400 * day]) {
    phone.aheadMs = aheadMs;
    const alert = phone.alert();
    const answer = await phone.sync();
    expect(answer.now).toBe(new Date(test.clock.wall()).toISOString());
    expect(phone.receipts.get(alert.n)).toMatchObject({ outcome: 'accepted' });
    const [row] = await logged(test, [idOf(alert)]);
    const data = row?.entry.data as { heardAt: string };
    expect(Math.abs(Date.parse(data.heardAt) - test.clock.wall())).toBeLessThan(5 * 60_000);
    expect(row?.entry.occurred).toBe((JSON.parse(alert.entry) as { occurred: string }).occurred);
  }
  phone.aheadMs = 0;
});

describe('what is no sync', () => {
  it('a body that is too large, or unfolds too far, is refused; so is what cannot be read', async () => {
    const zeros = deflateRawSync(Buffer.alloc(syncLimits.unfoldedBytes + 1));
    const random = Buffer.alloc(syncLimits.sentBytes + 1);
    const tries: [Buffer, number, string][] = [
      [zeros, 413, 'request/too-large'],
      [Buffer.from('not deflated'), 400, 'request/malformed'],
      [deflateRawSync(Buffer.from('[]')), 422, 'act/schema'],
      [deflateRawSync(Buffer.from('{"v":2,"items":[]}')), 422, 'act/schema'],
    ];
    for (const [body, status, refused] of tries)
      expect(await phone.send(phone.makeOf(body))).toMatchObject({ status, body: { refused } });
    expect(await phone.send(phone.makeOf(random))).toMatchObject({ status: 413 });
    expect((await phone.send(phone.make([]))).status).toBe(200);
  });

  it('a too old app is told so, nothing of it is taken in, and it loses nothing', async () => {
    const item = phone.report();
    phone.app = '0';
    expect(await phone.send(phone.make([item]))).toMatchObject({
      status: 426,
      body: { refused: 'app/too-old' },
    });
    expect(await logged(test, [idOf(item)])).toEqual([]);
    phone.app = '1';
    await phone.sync([item]);
    expect(phone.receipts.get(item.n)?.outcome).toBe('accepted');
  });

  it('an unknown phone is told so; without a signature nobody learns anything', async () => {
    const stranger = new Phone(test);
    stranger.device = randomUUID();
    expect(await stranger.send(stranger.make([]))).toMatchObject({
      status: 401,
      body: { refused: 'device/unknown' },
    });
    stranger.device = phone.device;
    expect(await stranger.send(stranger.make([]))).toMatchObject({
      status: 401,
      body: { refused: 'device/signature' },
    });
  });
});
