// Reports on a real node: how they arrive, who reads what, and what stands in the register of reads.
import { randomUUID } from 'node:crypto';
import type { EntryId, SubjectId } from '@ulinzi/domain/kernel';
import type { ReportAnswer, ReportsAnswer } from '@ulinzi/domain/reports';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { performAct, split } from '../acts/index.ts';
import { acts } from '@ulinzi/domain/acts';
import { openAllPosts } from '../http/testing/all-posts.ts';
import { LiveReader } from '../live/testing/live-reader.ts';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';

const assistant = 'kibua-cla-1';
const commander = 'kibua-commander';
const mentor = 'nk-protection-manager';
const head = 'nk-head-of-office';
const team = 'nk-jpt-1';
/** The test clock begins at 03:00 of the 24th at the bases. */
const today = '2026-11-24';
const secret = 'EXERCISE maneno ya faragha';

let test: TestNode;
beforeAll(async () => {
  test = await openTestNode();
  await openAllPosts(test);
});
afterAll(() => test.close());

const list = async (by: string, query = '') =>
  (await test.http('GET', `/api/reports${query}`, by)).body as unknown as ReportsAnswer;
const ids = async (by: string, query = '') => (await list(by, query)).reports.map(({ id }) => id);
const read = async (ref: string, by: string) =>
  (await test.http('GET', `/api/reports/${ref}`, by)).body as unknown as ReportAnswer;
const status = async (ref: string, by: string) => (await test.http('GET', `/api/reports/${ref}`, by)).status;
const flash = { kind: 'flash', readers: 'base', from: today };
const send = (fields: object, by = assistant) =>
  test.did('report.send', by, null, { ...flash, text: secret, ...fields });
const reads = async () =>
  (
    await test.node.app
      .core()
      ?.pool.query<{ what: string; subject_id: string }>(
        'select what, subject_id from protected_read order by at, n',
      )
  )?.rows ?? [];

/** As a phone's entry, with an id of its own. */
function asPhone(
  act: string,
  by: string,
  id: string,
  fields: Record<string, unknown>,
  on: string | null = null,
) {
  const declared = acts[act];
  if (!declared) throw new Error(`no such act: ${act}`);
  const actor = test.actor(by);
  const parts = split(declared, fields);
  return performAct(test.node, { act, subject: on as SubjectId | null, actor, id: id as EntryId, ...parts });
}

describe('what is written arrives once, linked', () => {
  it('A1 an alert, a report that tells of it and the report of a visit, each sent twice', async () => {
    const { id: alert } = await test.sms(phones.source, 'Silaha');
    const { subject: visit } = await test.did('visit.want', assistant, null, { base: 'kibua' });
    const told = { ...flash, event: 'shots', alerts: [alert], text: secret };
    const observations = [{ what: 'markets', mark: 'grave' }];
    const seen = {
      kind: 'visit',
      readers: 'base',
      base: 'kibua',
      from: today,
      visit,
      observations,
      text: secret,
    };
    const sent: [string, string, Record<string, unknown>][] = [
      [randomUUID(), assistant, told],
      [randomUUID(), team, seen],
    ];
    for (const [id, by, fields] of [...sent, ...sent]) {
      const done = await asPhone('report.send', by, id, fields);
      expect(done).toMatchObject({
        subject: id,
        outcome: 'accepted',
        number: expect.stringMatching(/^\d{6}$/),
      });
    }
    expect((await list(mentor)).total).toBe(2);
    const [first, second] = sent.map(([id]) => id);
    const number = (await test.alert(alert))['number'];
    expect(await read(first ?? '', commander)).toMatchObject({ alerts: [{ id: alert, number }] });
    expect(await read(second ?? '', commander)).toMatchObject({ visit, observations });
    // The same id with other words is another entry, and refused.
    const other = await asPhone('report.send', assistant, first ?? '', { ...told, event: 'fire' });
    expect(other).toEqual({ refused: 'entry/other-bytes' });
  });

  it('A4 saves with no named source: only how it was come to know', async () => {
    const { subject } = await send({ contact: 'met-in-village', knownTo: 'few' });
    expect(await read(subject, mentor)).toMatchObject({ contact: 'met-in-village', knownTo: 'few' });
  });

  it('its words are in no entry, no reading and no list', async () => {
    const { subject } = await send({ kind: 'weekly', security: secret, planned: secret });
    const core = test.node.app.core();
    const dumped = await core?.pool.query<{ text: string }>(
      `select convert_from(entry, 'UTF8') as text from log union all select state::text from register
       union all select state::text from shown_register`,
    );
    expect(dumped?.rows.filter(({ text }) => text.includes('faragha'))).toEqual([]);
    for (const by of [assistant, commander, mentor])
      expect((await test.http('GET', '/api/reports', by)).text).not.toContain('faragha');
    expect((await read(subject, commander)).texts).toEqual([
      { name: 'text', words: secret },
      { name: 'security', words: secret },
      { name: 'planned', words: secret },
    ]);
    expect(test.logLines.filter((line) => line.includes('faragha'))).toEqual([]);
  });
});

describe('who reads it', () => {
  it('A3 a commander does not read the reports of another base', async () => {
    const { subject, number } = await send({});
    for (const by of [
      'fizi-commander',
      'fizi-cla-1',
      'sk-protection-manager',
      'nk-analyst',
      'kinshasa-analyst',
    ])
      for (const ref of [subject, number ?? '']) {
        const missing = await test.http('GET', `/api/reports/${randomUUID()}`, by);
        expect(await test.http('GET', `/api/reports/${ref}`, by)).toEqual(missing);
        expect(missing.status).toBe(404);
        expect((await list(by)).total).toBe(0);
      }
    expect(await status(subject, commander)).toBe(200);
  });

  it('C9 what is for the province or the mentor is not there for the commander, nor is his screen told of it', async () => {
    const line = await LiveReader.open({ address: test.node.address, headers: test.asPost(commander) });
    const mentors = await LiveReader.open({ address: test.node.address, headers: test.asPost(mentor) });
    await Promise.all([line, mentors].map((reader) => reader.until((one) => one.told.length > 0)));
    const province = await send({ readers: 'province' });
    const alone = await send({ readers: 'mentor' });
    for (const { subject, number } of [province, alone])
      for (const ref of [subject, number ?? '']) expect(await status(ref, commander)).toBe(404);
    expect(await ids(commander)).not.toEqual(expect.arrayContaining([province.subject]));
    expect(await ids(commander)).not.toEqual(expect.arrayContaining([alone.subject]));
    expect(await ids(head)).toContain(province.subject);
    expect(await ids(head)).not.toContain(alone.subject);
    expect(await status(alone.subject, head)).toBe(404);
    expect(await ids(team)).not.toContain(province.subject);
    for (const by of [assistant, 'kibua-cla-2', mentor, 'nk-custodian'])
      expect(await ids(by)).toEqual(expect.arrayContaining([province.subject, alone.subject]));
    await mentors.until((one) => one.named('list').some(({ value }) => value['list'] === 'reports'));
    // What he may see is told to him after what he may not: by then that would have come.
    await send({});
    await line.until((one) => one.named('list').length > 0);
    expect(line.named('list').map(({ value }) => value['list'])).toEqual(['reports']);
    for (const reader of [line, mentors]) reader.cut();
  });

  it('H6 its author and how good it is are for her, her colleagues and the mentor', async () => {
    const { subject } = await send({});
    await test.did('report.accept', head, subject, { quality: 2, comment: `${secret} maoni` });
    const mine = (by: string) => read(subject, by);
    for (const by of [assistant, 'kibua-cla-2', mentor])
      expect(await mine(by)).toMatchObject({ post: assistant, quality: 2, comments: [{ act: 'accept' }] });
    expect(await mine(head)).toMatchObject({ post: null, quality: null, comments: [{ act: 'accept' }] });
    for (const by of [commander, team])
      expect(await mine(by)).toMatchObject({ post: null, quality: null, comments: [], isOwn: false });
    const answer = await test.http('GET', `/api/reports/${subject}`, commander);
    expect(answer.text).not.toMatch(/kibua-cla|maoni/);
  });

  it('a commander reads again what he wrote past his circles, and mends it', async () => {
    const { subject } = await send({ readers: 'province' }, commander);
    await test.did('report.return', mentor, subject, { reason: 'unclear', comment: secret });
    const seen = await read(subject, commander);
    expect(seen).toMatchObject({
      isOwn: true,
      post: commander,
      returned: 'unclear',
      may: ['amend', 'withdraw'],
    });
    expect(seen.comments).toMatchObject([{ act: 'return', words: secret }]);
    expect(await ids(commander, '?state=returned')).toEqual([subject]);
    await test.did('report.amend', commander, subject, { text: `${secret} tena` });
    expect((await read(subject, head)).texts).toEqual([{ name: 'text', words: `${secret} tena` }]);
    expect((await read(subject, head)).post).toBeNull();
    expect(await status(subject, assistant)).toBe(200);
  });

  it('each reading of its words is noted, also that of its author; a list and a 404 note nothing', async () => {
    const { subject } = await send({ readers: 'province' });
    const before = (await reads()).length;
    await list(mentor);
    await status(subject, commander);
    expect(await reads()).toHaveLength(before);
    await read(subject, mentor);
    await read(subject, assistant);
    expect((await reads()).slice(before)).toEqual([
      { what: 'report', subject_id: subject },
      { what: 'report', subject_id: subject },
    ]);
  });
});
