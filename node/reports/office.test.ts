// What the office does with reports, what is counted of them, and what one opens filled in with.
import type { ActivitiesAnswer, PrefillAnswer, ReportAnswer, ReportsAnswer } from '@ulinzi/domain/reports';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Screen } from '../access/testing/screen.ts';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';

const hour = 3_600_000;
const day = 24 * hour;
const assistant = 'kibua-cla-1';
const commander = 'kibua-commander';
const mentor = 'nk-protection-manager';
/** The test clock begins at 03:00 of the 24th at the bases. */
const today = '2026-11-24';
const secret = 'EXERCISE maneno ya faragha';

let test: TestNode;
beforeAll(async () => {
  test = await openTestNode();
  await test.sms(phones.source, 'Silaha');
});
afterAll(() => test.close());

const list = async (by: string, query = '') =>
  (await test.http('GET', `/api/reports${query}`, by)).body as unknown as ReportsAnswer;
const read = async (ref: string, by: string) =>
  (await test.http('GET', `/api/reports/${ref}`, by)).body as unknown as ReportAnswer;
const flash = { kind: 'flash', readers: 'base', from: today };
const send = (fields: object, by = assistant) =>
  test.did('report.send', by, null, { ...flash, text: secret, ...fields });
/** One that needs no words. */
const log = (fields: object, by = assistant) => test.did('report.send', by, null, { ...flash, ...fields });

describe('the office', () => {
  it('finds what waits first, the oldest first of all, and what is late by a day', async () => {
    const { subject: old } = await send({ from: '2026-11-20' });
    test.clock.advance(2 * hour);
    const { subject: young } = await send({ from: '2026-11-20' });
    const waiting = () => list(mentor, '?state=sent&from=2026-11-20&until=2026-11-20');
    expect((await waiting()).reports.map(({ id, isOverdue }) => [id, isOverdue])).toEqual([
      [old, false],
      [young, false],
    ]);
    test.clock.advance(day - hour);
    expect((await waiting()).reports.map(({ isOverdue }) => isOverdue)).toEqual([true, false]);
    await test.did('report.accept', mentor, old, { quality: 5 });
    const [first, second] = (await list(mentor, '?from=2026-11-20&until=2026-11-20')).reports;
    expect([first?.id, second?.id]).toEqual([young, old]);
    expect(second).toMatchObject({ state: 'accepted', may: ['code'], dueAt: null });
  });

  it('A6 an incident by security forces is marked as high risk for its author', async () => {
    const incident = { kind: 'incident', event: 'looting', community: 'ntoto' };
    const { subject } = await send({ ...incident, actor: 'national-forces' });
    const { subject: other } = await send({ ...incident, actor: 'armed-group' });
    const marks = new Map((await list(mentor)).reports.map(({ id, isHighRisk }) => [id, isHighRisk]));
    expect([marks.get(subject), marks.get(other)]).toEqual([true, false]);
  });

  it('what was amended too late is kept, and changes no word', async () => {
    const { subject } = await send({});
    const { saw } = await read(subject, assistant);
    await test.did('report.accept', mentor, subject);
    const late = await test.did('report.amend', assistant, subject, { text: 'EXERCISE late', saw });
    expect(late).toMatchObject({ outcome: 'contested', because: 'report/not-now' });
    expect((await read(subject, assistant)).texts).toEqual([{ name: 'text', words: secret }]);
    expect((await read(subject, mentor)).history.map(({ act }) => act)).toEqual(['send', 'accept']);
  });

  it('A5 counts activities by month and kind, with minutes and never by whom', async () => {
    const did = (activity: string, minutes: number, from: string) =>
      log({ kind: 'activity', activity, minutes, from }, 'kibua-cla-2');
    await did('negotiation', 90, '2026-10-03');
    await did('negotiation', 30, '2026-10-31');
    await did('liaison', 60, '2026-10-05');
    await did('liaison', 60, '2026-11-02');
    const { subject } = await did('training', 60, '2026-10-06');
    await test.did('report.withdraw', 'kibua-cla-2', subject, { reason: 'mistaken' });
    const month = async (by: string) =>
      (await test.http('GET', '/api/activities?month=2026-10', by)).body as unknown as ActivitiesAnswer;
    const kibua = { base: 'kibua', baseLabel: 'Kibua' };
    for (const by of [commander, mentor])
      expect(await month(by)).toEqual({
        month: '2026-10',
        activities: [
          { ...kibua, activity: 'liaison', reports: 1, minutes: 60 },
          { ...kibua, activity: 'negotiation', reports: 2, minutes: 120 },
        ],
      });
    expect((await month('fizi-commander')).activities).toEqual([]);
    expect((await test.http('GET', '/api/activities?month=2026-13', mentor)).status).toBe(422);
  });
});

describe('a report that opens filled in', () => {
  it('holds what the log has of the day; of a day with nothing, that there was nothing', async () => {
    const prefill = async (kind: string, on: string, by = assistant) =>
      (await test.http('GET', `/api/reports/prefill?kind=${kind}&day=${on}`, by))
        .body as unknown as PrefillAnswer;
    const now = await prefill('daily', today);
    expect(now).toMatchObject({ base: 'kibua', from: today, until: null, isNil: false, sent: null });
    expect(now.alerts).toMatchObject([{ community: 'ntoto', communityLabel: 'Ntoto', told: 0, owed: 1 }]);
    const week = await prefill('weekly', '2026-11-26');
    expect(week).toMatchObject({ from: '2026-11-23', until: '2026-11-29' });
    expect(week.alerts).toEqual(now.alerts);
    expect((await prefill('weekly', '2026-10-31')).activities).toEqual([
      { activity: 'negotiation', reports: 1, minutes: 30 },
    ]);
    expect(await prefill('daily', '2026-09-01')).toMatchObject({ isNil: true, alerts: [] });
    const { number } = await log({ kind: 'daily', from: '2026-09-01', isNil: true });
    expect(await prefill('daily', '2026-09-01')).toMatchObject({ sent: number });
    expect(await prefill('daily', today, 'fizi-cla-1')).toMatchObject({ base: 'fizi', isNil: true });
    expect((await test.http('GET', '/api/reports/prefill?kind=daily&day=2026-02-30', assistant)).status).toBe(
      422,
    );
  });
});

it('at a duty desk reports are listed, and the words of none are read', async () => {
  const { subject } = await send({});
  const desk = await new Screen(test).sitDown(assistant);
  expect((await desk.get(`/api/reports/${subject}`)).status).toBe(200);
  await desk.post('/api/desk/open');
  expect((await desk.get('/api/reports')).status).toBe(200);
  expect(await desk.get(`/api/reports/${subject}`)).toMatchObject({
    status: 403,
    body: { refused: 'session/own-screen' },
  });
  const alone = await send({ readers: 'mentor' });
  expect((await desk.get(`/api/reports/${alone.subject}`)).status).toBe(404);
});
