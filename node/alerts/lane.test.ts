// What a province sees of a base's alerts over HTTP, and until when.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAllPosts } from '../http/testing/all-posts.ts';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';

const leads = ['nk-duty-officer', 'nk-protection-manager', 'nk-head-of-office'];
const blind = ['nk-analyst', 'nk-jpt-1', 'nk-logistics', 'kinshasa-analyst', 'administrator'];
const foreign = ['fizi-cla-1', 'fizi-commander', 'sk-duty-officer', 'sk-head-of-office'];

describe('one lane is open', () => {
  let test: TestNode;
  let number: string;
  let other: string;

  const read = async (post: string, ref = number) => test.http('GET', `/api/alerts/${ref}`, post);
  const numbers = async (post: string, show: string) =>
    ((await test.http('GET', `/api/alerts?show=${show}`, post)).body['alerts'] as { number: string }[]).map(
      (one) => one.number,
    );

  beforeAll(async () => {
    test = await openTestNode();
    await openAllPosts(test);
    other = (await test.sms(phones.stranger, 'Moto')).alert ?? '';
    number = (await test.sms(phones.source, 'Silaha ku soko')).alert ?? '';
    await test.settle();
    await test.did('alert.acknowledge', 'kibua-cla-1', number);
    await test.did('alert.request-number', 'kibua-cla-1', number);
    await test.did('alert.call-back', 'kibua-cla-1', number, {
      result: 'someone-else',
      note: 'EXERCISE: a child answered',
    });
    await test.did('alert.decide', 'kibua-commander', number, {
      decision: 'cannot',
      cause: 'road-closed',
      why: 'EXERCISE: the bridge is down',
      note: 'EXERCISE: told the Assistant',
    });
  });
  afterAll(() => test.close());

  it.each(leads)('C1 %s sees place and threat, and neither source nor author', async (post) => {
    const { body, text } = await read(post);
    expect(body).toMatchObject({
      community: 'ntoto',
      decision: { kind: 'cannot' },
      acknowledgedBy: 'assistant',
      sourceCode: null,
      isSourceAtRisk: false,
    });
    for (const secret of ['kibua-cla', 'NK-FP', 'someone-else', 'request-number', 'Silaha', 'EXERCISE'])
      expect(text).not.toContain(secret);
    const ringing = await read(post, other);
    expect(ringing.body['calls']).toMatchObject([
      { seat: 'assistant', post: 'assistant', delivery: 'delivered' },
      { seat: 'commander', post: 'kibua-commander', delivery: 'delivered' },
    ]);
    const sent = ringing.body['deliveries'] as { purpose: string; post: string }[];
    expect(sent.map((one) => `${one.purpose} ${one.post}`).sort()).toEqual([
      'page assistant',
      'page kibua-commander',
    ]);
    expect(await numbers(post, 'open')).toEqual(expect.arrayContaining([number, other]));
  });

  it("C1 the source's code is for her own Assistants and the custodian", async () => {
    expect((await read('kibua-cla-2')).body['sourceCode']).toBe('NK-FP-0231');
    expect((await read('nk-custodian')).body['sourceCode']).toBe('NK-FP-0231');
    const { body, text } = await read('kibua-commander');
    expect(body).toMatchObject({ sourceCode: null, acknowledgedBy: 'kibua-cla-1', isSourceAtRisk: true });
    expect(text).not.toContain('NK-FP');
    expect((await read('kibua-cla-1', other)).body['sourceCode']).toBeNull();
  });

  it('C1 notes are for those who see the whole alert, reasons of decisions also for the duty officer', async () => {
    const notes = async (post: string) => {
      const { status, body } = await test.http('POST', `/api/alerts/${number}/notes`, post);
      const found = (body['notes'] ?? []) as { act: string; kind: string; words: string }[];
      return [status, found.map((one) => `${one.act} ${one.kind} ${one.words}`)];
    };
    const whole = [
      'alert.call-back note EXERCISE: a child answered',
      'alert.decide note EXERCISE: told the Assistant',
      'alert.decide why EXERCISE: the bridge is down',
    ];
    for (const post of ['kibua-cla-1', 'kibua-commander', 'nk-custodian'])
      expect(await notes(post)).toEqual([200, whole]);
    expect(await notes('nk-duty-officer')).toEqual([200, ['alert.decide why EXERCISE: the bridge is down']]);
    for (const post of [...leads.slice(1), ...blind, ...foreign])
      expect(await notes(post)).toEqual([404, []]);
  });

  it('every read of notes is noted before it is answered', async () => {
    const { rows } = await (test.node.app
      .core()
      ?.pool.query<{ pen: string }>("select pen from protected_read where what = 'notes' order by n") ?? {
      rows: [],
    });
    expect(rows.map(({ pen }) => pen)).toEqual(
      ['kibua-cla-1', 'kibua-commander', 'nk-custodian', 'nk-duty-officer'].map(
        (post) => test.actor(post).pen as string,
      ),
    );
  });

  it('C1 what is not theirs and what is not there read the same to the last byte', async () => {
    const refs = [number, other, (await read('kibua-commander')).body['id'] as string];
    const missing = ['0000', '99999', '00000000-0000-4000-8000-000000000000', 'nothing'];
    for (const post of [...blind, ...foreign]) {
      const answers = await Promise.all([...refs, ...missing].map((ref) => read(post, ref)));
      expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
      expect(answers[0]?.status).toBe(404);
      expect(await numbers(post, 'all')).toEqual([]);
    }
  });

  it('stays while a village waits, and leaves when it was told and the alert is closed', async () => {
    await test.did('alert.feedback', 'kibua-cla-1', number, {
      result: 'unsafe',
      retryAt: new Date(test.clock.wall() + 3_600_000).toISOString(),
    });
    await test.did('alert.close', 'kibua-commander', number);
    for (const post of leads) {
      expect(await numbers(post, 'open')).not.toContain(number);
      expect(await numbers(post, 'waiting')).toContain(number);
      expect((await read(post)).status).toBe(200);
    }
    await test.did('alert.feedback', 'kibua-cla-1', number, { result: 'given', way: 'voice' });
    for (const post of leads) {
      expect(await numbers(post, 'all')).toEqual([other]);
      expect((await read(post)).text).toBe((await read(post, '0000')).text);
    }
    expect(await numbers('kibua-commander', 'all')).toEqual([other, number]);
    expect(await numbers('nk-custodian', 'all')).toEqual([other, number]);
  });

  it('counts stay for the province by base, and for the mission by province', async () => {
    const counts = async (post: string, weeks = 2) => {
      const { body } = await test.http('GET', `/api/counts?weeks=${weeks}`, post);
      return body as { weeks: string[]; rows: object[] };
    };
    const week = '2026-11-23';
    const told = { week, province: 'nk', event: null, alerts: 2, answeredInTime: 1, told: 1 };
    for (const post of ['kibua-cla-1', 'kibua-commander', ...leads, 'nk-analyst', 'nk-jpt-1', 'nk-logistics'])
      expect((await counts(post)).rows).toEqual([{ ...told, base: 'kibua', baseLabel: 'Kibua' }]);
    for (const post of ['kinshasa-analyst', 'administrator', 'nk-custodian'])
      expect((await counts(post)).rows).toEqual([{ ...told, base: null, baseLabel: null }]);
    for (const post of foreign) expect((await counts(post)).rows).toEqual([]);
    expect((await counts('nk-analyst')).weeks).toEqual(['2026-11-16', week]);
    expect((await counts('nk-analyst', 104)).weeks).toHaveLength(104);
    for (const weeks of ['0', '105', '-1', '1.5', 'x'])
      expect((await test.http('GET', `/api/counts?weeks=${weeks}`, 'nk-analyst')).status).toBe(422);
  });

  it('duties of past and coming weeks can be asked for', async () => {
    const duties = async (query: string) =>
      ((await test.http('GET', `/api/duties${query}`, 'kibua-commander')).body['duties'] as object[]).length;
    expect(await duties('')).toBe(2);
    expect(await duties('?from=2027-06-01T00:00:00.000Z')).toBe(0);
    expect(await duties('?until=2026-01-01T00:00:00.000Z')).toBe(0);
    expect(await duties('?from=2026-01-01T00:00:00.000Z&until=2027-01-01T00:00:00.000Z')).toBe(2);
  });

  it('C1 of a number that is asked for again the lane is told nothing, by no version and no row', async () => {
    const third = (await test.sms(phones.otherSource, 'Risasi')).alert ?? '';
    await test.did('alert.acknowledge', 'kibua-commander', third);
    await test.did('alert.request-number', 'kibua-cla-1', third);
    const rows = async () => {
      const found = await test.node.app
        .core()
        ?.pool.query<{ changed: string }>(
          'select changed from shown_alert where id = $1 order by circle >= 400000',
          [(await read('kibua-cla-1', third)).body['id']],
        );
      return found?.rows.map(({ changed }) => Number(changed)) ?? [];
    };
    const [inBase, inLane] = await rows();
    const [seen, whole] = [await read('nk-duty-officer', third), await read('kibua-cla-1', third)];
    await test.did('alert.request-number', 'kibua-cla-1', third);
    expect((await read('nk-duty-officer', third)).text).toBe(seen.text);
    expect((await read('kibua-cla-1', third)).text).not.toBe(whole.text);
    const [inBaseNow, inLaneNow] = await rows();
    expect(inLaneNow).toBe(inLane);
    expect(inBaseNow).toBeGreaterThan(inBase ?? 0);
    // Her next act is judged by what she has seen, and hands back what she has seen then.
    const decided = await test.http('POST', `/api/alerts/${third}/decide`, 'nk-duty-officer', {
      decision: 'cannot',
      cause: 'road-closed',
      why: 'EXERCISE',
      saw: seen.body['saw'],
    });
    expect(decided.body).toMatchObject({ outcome: 'accepted' });
    expect(decided.body['saw']).toBe((await read('nk-duty-officer', third)).body['saw']);
    // Whoever decides on what she saw before is kept without effect, as in the base.
    const late = await test.http('POST', `/api/alerts/${third}/decide`, 'nk-duty-officer', {
      decision: 'respond',
      saw: seen.body['saw'],
    });
    expect(late.body).toMatchObject({ outcome: 'contested' });
    await test.did('alert.feedback', 'kibua-cla-1', third, { result: 'given', way: 'voice' });
    await test.did('alert.close', 'kibua-commander', third);
  });

  it('C1 merging into one that has left reads as merging into none', async () => {
    await test.did('alert.acknowledge', 'nk-duty-officer', other);
    const left = (await read('kibua-commander')).body['id'];
    const answers = await Promise.all(
      [left, '00000000-0000-4000-8000-000000000000'].map(async (into) => {
        const { status, text } = await test.http('POST', `/api/alerts/${other}/merge`, 'nk-duty-officer', {
          into,
        });
        return `${status} ${text}`;
      }),
    );
    expect(answers[0]).toBe(answers[1]);
    expect(answers[0]).toMatch(/^404 .*alert\/not-found/);
    // Its base knows that it is closed.
    const { body } = await test.http('POST', `/api/alerts/${other}/merge`, 'kibua-commander', { into: left });
    expect(body).toMatchObject({ refused: 'alert/merge-target-closed' });
  });
});
