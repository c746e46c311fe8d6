// Recommendations through a whole node: on whose lists they stand, what two people do without a network, and what a
// rebuild makes of it. EXERCISE.
import { randomUUID } from 'node:crypto';
import { day, type EntryId } from '@ulinzi/domain/kernel';
import type { RecommendationAnswer, RecommendationLine } from '@ulinzi/domain/recommendations';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { performAct } from '../acts/index.ts';
import { openAllPosts } from '../http/testing/all-posts.ts';
import { rebuildReadings } from '../log/index.ts';
import { openTestNode, type TestNode } from '../testing/test-node.ts';

const commander = 'kibua-commander';
const assistant = 'kibua-cla-1';
const office = 'nk-protection-manager';
const head = 'nk-head-of-office';

let test: TestNode;

beforeAll(async () => {
  test = await openTestNode();
  await openAllPosts(test);
});
afterAll(() => test.close());

async function make(more: Record<string, unknown> = {}): Promise<string> {
  const { subject } = await test.did('recommendation.make', office, null, {
    base: 'kibua',
    community: 'ntoto',
    owner: commander,
    due: '2026-12-01',
    kind: 'patrol',
    priority: 'must',
    words: 'EXERCISE market days',
    ...more,
  });
  return subject;
}

async function list(by: string, query = ''): Promise<RecommendationLine[]> {
  const { body } = await test.http('GET', `/api/recommendations${query}`, by);
  return body['recommendations'] as RecommendationLine[];
}

async function show(ref: string, by = commander): Promise<RecommendationAnswer> {
  const { status, body } = await test.http('GET', `/api/recommendations/${ref}`, by);
  expect(status).toBe(200);
  return body as unknown as RecommendationAnswer;
}

const idsOf = (lines: readonly { id: string }[]) => lines.map(({ id }) => id);

describe('two people edit the same recommendation offline', () => {
  it('both acts are kept, the state is sensible and the conflict visible', async () => {
    const id = await make();
    const [hers, his] = [await show(id, office), await show(id)];
    expect(
      await test.act('recommendation.claim', commander, id, { saw: his.saw, evidence: 'EXERCISE done' }),
    ).toMatchObject({ outcome: 'accepted' });
    expect(
      await test.act('recommendation.decline', office, id, {
        saw: hers.saw,
        reason: 'overtaken',
        words: 'EXERCISE gone',
      }),
    ).toMatchObject({ outcome: 'contested', because: 'recommendation/not-now' });
    const after = await show(id, head);
    expect(after).toMatchObject({ status: 'done-claimed', contested: 1, reason: null });
    expect(after.history.map(({ act, isContested, words }) => [act, isContested, words])).toEqual([
      ['recommendation.make', false, 'EXERCISE market days'],
      ['recommendation.claim', false, 'EXERCISE done'],
      ['recommendation.decline', true, 'EXERCISE gone'],
    ]);
    expect(after.history[2]).toMatchObject({ reason: 'overtaken', status: 'done-claimed' });
  });

  it('the other way round as well', async () => {
    const id = await make();
    const { saw } = await show(id);
    await test.did('recommendation.decline', commander, id, { saw, reason: 'no-means' });
    expect(await test.act('recommendation.claim', office, id, { saw })).toMatchObject({
      outcome: 'contested',
    });
    expect(await show(id)).toMatchObject({ status: 'declined', reason: 'no-means', contested: 1 });
  });

  it('of two in the same moment one holds and one is contested', async () => {
    const id = await make();
    const { saw } = await show(id);
    const both = await Promise.all([
      test.did('recommendation.claim', commander, id, { saw }),
      test.did('recommendation.decline', office, id, { saw, reason: 'other' }),
    ]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['accepted', 'contested']);
    expect(await show(id)).toMatchObject({ contested: 1 });
  });

  it('what was wrong then and is wrong now is refused, and so is what says nothing of what was seen', async () => {
    const id = await make();
    const { saw } = await show(id);
    await test.did('recommendation.check', assistant, id, { found: 'done', saw });
    expect(await test.act('recommendation.decline', commander, id, { reason: 'other' })).toEqual({
      refused: 'recommendation/not-now',
    });
    expect(await test.act('recommendation.start', assistant, id, { saw })).toEqual({
      refused: 'recommendation/other-post',
    });
    expect(await show(id)).toMatchObject({ status: 'done-confirmed', contested: 0 });
  });

  it('who has seen the conflict acts on what stands, and a token from before it still tells the two apart', async () => {
    const id = await make();
    const first = await show(id);
    await test.did('recommendation.decline', commander, id, { saw: first.saw, reason: 'unsafe' });
    await test.did('recommendation.claim', office, id, { saw: first.saw });
    const second = await show(id);
    expect(second.contested).toBe(1);
    await test.did('recommendation.agree', commander, id, { saw: second.saw });
    // Declined was all that could be seen of it: a claim did not hold then either.
    expect(await test.act('recommendation.agree', office, id, { saw: first.saw })).toMatchObject({
      outcome: 'contested',
    });
    expect(await show(id)).toMatchObject({ status: 'agreed', contested: 2 });
  });

  it('a rebuild of the readings shows the same', async () => {
    const before = await list(head);
    expect(before.some(({ contested }) => contested > 0)).toBe(true);
    const details = await Promise.all(before.map(({ id }) => show(id, head)));
    await test.node.close();
    const client = new pg.Client({ connectionString: test.databaseUrl });
    await client.connect();
    await rebuildReadings(client, test.clock.nodeClock());
    await client.end();
    await test.open();
    expect(await list(head)).toEqual(before);
    expect(await Promise.all(before.map(({ id }) => show(id, head)))).toEqual(details);
  });
});

describe('A10 each recommendation is a record', () => {
  it('with a number by which it is found, and its words nowhere in a list', async () => {
    const id = await make();
    const { number } = await show(id);
    expect(number).toMatch(/^\d{4}$/);
    expect(idsOf([await show(number)])).toEqual([id]);
    expect((await test.http('GET', '/api/recommendations', head)).text).not.toContain('EXERCISE');
  });

  it('sent twice by a phone it is one, and has its number again', async () => {
    const before = (await list(head)).length;
    const asked = {
      act: 'recommendation.make',
      subject: null,
      data: { base: 'kibua', owner: commander, due: '2026-12-01', kind: 'road', priority: 'could' },
      bodies: {},
      secrets: {},
      saw: null,
      actor: test.actor(office),
      id: randomUUID() as EntryId,
    };
    const first = await performAct(test.node, asked);
    expect(first).toMatchObject({ outcome: 'accepted', number: expect.stringMatching(/^\d{4}$/) });
    const { number } = first as { number: string };
    expect(await performAct(test.node, asked)).toMatchObject({ number, isRepeat: true });
    expect((await list(head)).length).toBe(before + 1);
  });

  it('is made to a post of the base or of its province, and to no other', async () => {
    for (const owner of ['fizi-commander', 'nk-custodian', 'administrator', 'no-such-post'])
      expect(
        await test.act('recommendation.make', office, null, {
          base: 'kibua',
          owner,
          due: '2026-12-01',
          kind: 'road',
          priority: 'could',
        }),
      ).toMatchObject({ refused: 'recommendation/owner' });
  });

  it('to a base of another province it is as if it were not there', async () => {
    const id = await make();
    expect((await test.http('GET', `/api/recommendations/${id}`, 'fizi-commander')).status).toBe(404);
    expect(idsOf(await list('fizi-commander'))).not.toContain(id);
    expect(await test.act('recommendation.agree', 'fizi-commander', id)).toEqual({
      refused: 'recommendation/not-found',
    });
  });

  it('the answer says who may do what: the owner moves it, another post of the base does not', async () => {
    const id = await make();
    expect((await show(id)).may).toEqual(['agree', 'decline', 'start', 'claim']);
    expect((await show(id, assistant)).may).toEqual(['check']);
    expect((await show(id, office)).may).toEqual([
      'agree',
      'decline',
      'start',
      'claim',
      'check',
      'reassign',
      'overtake',
    ]);
    expect(await test.act('recommendation.start', assistant, id)).toEqual({
      refused: 'recommendation/other-post',
    });
  });

  it('its history stays with the post when somebody else sits in it, and names nobody', async () => {
    const id = await make({ owner: 'kibua-cla-2' });
    await test.did('recommendation.agree', 'kibua-cla-2', id);
    await test.did('post.vacate', 'administrator', 'kibua-cla-2');
    await test.did('post.seat', 'administrator', 'kibua-cla-2', { name: 'EXERCISE Amani' });
    const { text, body } = await test.http('GET', `/api/recommendations/${id}`, 'kibua-cla-2');
    expect((body as unknown as RecommendationAnswer).history.map(({ act }) => act)).toEqual([
      'recommendation.make',
      'recommendation.agree',
    ]);
    expect(text).not.toContain('pen');
    expect(idsOf(await list('kibua-cla-2', '?list=mine'))).toContain(id);
  });
});

describe('A11 her act by a phone moves the status', () => {
  it('seen on the spot it is confirmed, by an entry with an id of its own', async () => {
    const id = await make();
    await test.did('recommendation.claim', commander, id);
    const { saw, may } = await show(id, assistant);
    expect(may).toEqual(['check']);
    await test.did('recommendation.check', assistant, id, { found: 'partly', on: '2026-11-23', saw });
    expect(await show(id)).toMatchObject({ status: 'in-progress', found: 'partly' });
    await test.did('recommendation.check', assistant, id, { found: 'done' });
    const { status, history } = await show(id);
    expect(status).toBe('done-confirmed');
    expect(history.map((step) => step.found)).toEqual([undefined, undefined, 'partly', 'done']);
  });

  it('who says that it is done does not confirm it', async () => {
    const id = await make({ owner: assistant });
    await test.did('recommendation.claim', assistant, id);
    expect(await test.act('recommendation.check', assistant, id, { found: 'done' })).toEqual({
      refused: 'recommendation/other-post',
    });
    await test.did('recommendation.check', 'kibua-cla-2', id, { found: 'done' });
  });
});

describe('A10 an overdue one', () => {
  it("appears on its owner's and the Senior Management Group's list the next day", async () => {
    const id = await make({ due: '2026-11-24' });
    const others = [await make({ due: '2026-11-25' }), await make({ due: '2026-11-24' })];
    await test.did('recommendation.decline', commander, others[1] ?? '', { reason: 'not-ours' });
    for (const by of [commander, head]) expect(idsOf(await list(by, '?list=overdue'))).not.toContain(id);
    // 03:00 at the bases when it was made; the day after begins in 21 hours.
    test.clock.advance(21 * 3_600_000);
    for (const by of [commander, head]) {
      const overdue = await list(by, '?list=overdue');
      expect(idsOf(overdue)).toContain(id);
      for (const other of others) expect(idsOf(overdue)).not.toContain(other);
      expect(overdue.find((one) => one.id === id)).toMatchObject({ isOverdue: true, daysOverdue: 1 });
    }
    expect((await list(commander, '?list=mine')).find((one) => one.id === id)).toMatchObject({
      isOverdue: true,
    });
    test.clock.advance(10 * day);
    await test.did('recommendation.claim', commander, id);
    expect(idsOf(await list(head, '?list=overdue&base=kibua'))).toContain(id);
    await test.did('recommendation.check', assistant, id, { found: 'done' });
    expect(idsOf(await list(head, '?list=overdue'))).not.toContain(id);
    expect(await list(head, '?list=overdue&base=fizi')).toEqual([]);
  });
});
