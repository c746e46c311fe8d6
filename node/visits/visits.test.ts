// Visits, plans and coverage through a whole node. EXERCISE.
import type { CoverageAnswer } from '@ulinzi/domain/coverage';
import type { PlanAnswer, PlanLine } from '@ulinzi/domain/plans';
import type { VisitAnswer, VisitLine, VisitsByBaseAnswer } from '@ulinzi/domain/visits';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAllPosts } from '../http/testing/all-posts.ts';
import { openTestNode, type TestNode } from '../testing/test-node.ts';

const assistant = 'kibua-cla-1';
const commander = 'kibua-commander';
const office = 'nk-protection-manager';
const team = {
  communities: ['ntoto'],
  roster: [
    { component: 'military', people: 1 },
    { component: 'civil-affairs', people: 2 },
    { component: 'human-rights', people: 2 },
  ],
};
const november = { from: '2026-11-16', until: '2026-11-19' };
const december = { from: '2026-12-07', until: '2026-12-09' };

let test: TestNode;

beforeAll(async () => {
  test = await openTestNode();
  await openAllPosts(test);
});
afterAll(() => test.close());

async function want(more: Record<string, unknown> = {}, by = assistant): Promise<string> {
  return (await test.did('visit.want', by, null, { base: 'kibua', communities: ['ntoto'], ...more })).subject;
}

async function ask<Answer>(path: string, by = office): Promise<Answer> {
  const { status, body } = await test.http('GET', `/api/${path}`, by);
  expect(status).toBe(200);
  return body as Answer;
}

const show = (id: string, by = office) => ask<VisitAnswer>(`visits/${id}`, by);

describe('a visit', () => {
  it('A8 without a base is refused as malformed, and one to no base as unknown', async () => {
    expect(await test.http('POST', '/api/visits', office, { communities: ['ntoto'] })).toMatchObject({
      status: 422,
      body: { refused: 'act/schema' },
    });
    expect(await test.act('visit.want', office, null, { base: 'nowhere' })).toEqual({
      refused: 'place/unknown',
      missing: ['base'],
    });
    expect(await test.act('visit.want', office, null, { base: 'kibua', communities: ['baraka'] })).toEqual({
      refused: 'place/unknown',
      missing: ['communities'],
    });
  });

  it('A7 the team without Child Protection is flagged, not blocked', async () => {
    const id = await want();
    await test.did('visit.plan', office, id, { ...team, ...december, vehicles: 2 });
    expect(await show(id)).toMatchObject({
      state: 'planned',
      people: 5,
      missing: ['police', 'child-protection'],
      may: ['plan', 'check', 'hold', 'cancel'],
    });
    expect(await test.act('visit.hold', office, id, { ...team, ...december })).toEqual({
      refused: 'time/in-the-future',
      missing: ['until'],
    });
    await test.did('visit.hold', office, id, { ...team, ...november });
    expect(await show(id)).toMatchObject({ state: 'held', may: [] });
  });

  it('A11 what is settled with the Assistant before the team comes is ticked by her', async () => {
    const id = await want({ words: 'EXERCISE' });
    await test.did('visit.plan', office, id, { ...team, ...december, vehicles: 2 });
    await test.did('visit.check', assistant, id, { item: 'villages-told' });
    const shown = await show(id, assistant);
    expect(shown.checked).toEqual(['villages-told']);
    expect(shown.unchecked).not.toContain('villages-told');
    expect(shown.history.map(({ act, words }) => [act, words])).toEqual([
      ['visit.want', 'EXERCISE'],
      ['visit.plan', undefined],
      ['visit.check', undefined],
    ]);
    const { text } = await test.http('GET', '/api/visits', office);
    expect(text).not.toContain('EXERCISE');
  });

  it('A13 one that is planned where no Assistant sits is shown as not paired', async () => {
    const id = await want();
    await test.did('visit.plan', office, id, { ...team, ...december, vehicles: 2 });
    expect((await show(id)).isPaired).toBe(true);
    for (const post of ['kibua-cla-1', 'kibua-cla-2']) await test.did('post.vacate', 'administrator', post);
    const { visits } = await ask<{ visits: VisitLine[] }>('visits?state=planned');
    expect(visits.find((one) => one.id === id)?.isPaired).toBe(false);
    const coverage = await ask<CoverageAnswer>('coverage');
    expect(coverage.bases.find(({ slug }) => slug === 'kibua')).toMatchObject({
      hasAssistant: false,
      teamOnly: 1,
      neither: 1,
    });
    for (const post of ['kibua-cla-1', 'kibua-cla-2'])
      await test.did('post.seat', 'administrator', post, { name: `EXERCISE ${post}` });
    expect((await show(id)).isPaired).toBe(true);
    await test.did('visit.cancel', office, id, { reason: 'other-priority' });
    expect((await show(id)).isPaired).toBeNull();
  });

  it('A14 five people for four days are twenty staff-days, split by section', async () => {
    expect(await ask('visits/staff-days?from=2026-11-01&until=2026-11-30')).toEqual({
      from: '2026-11-01',
      until: '2026-11-30',
      visits: 1,
      total: 20,
      sections: [
        { component: 'military', days: 4 },
        { component: 'civil-affairs', days: 8 },
        { component: 'human-rights', days: 8 },
      ],
    });
    const refused = await test.http('GET', '/api/visits/staff-days?from=2026-11-30&until=2026-11-01', office);
    expect(refused).toMatchObject({ status: 422, body: { refused: 'visit/dates' } });
  });

  it('planned and cancelled at once: the later of the two is kept without effect, and shown', async () => {
    const id = await want();
    const { saw } = await show(id);
    await test.did('visit.cancel', office, id, { reason: 'no-vehicle', saw });
    expect(
      await test.act('visit.plan', 'nk-jpt-1', id, { ...team, ...december, vehicles: 1, saw }),
    ).toMatchObject({ outcome: 'contested', because: 'visit/not-now' });
    const shown = await show(id);
    expect(shown).toMatchObject({ state: 'cancelled', reason: 'no-vehicle', contested: 1, from: null });
    expect(shown.history.at(-1)).toMatchObject({ act: 'visit.plan', isContested: true });
  });

  it('a section twice, an end before the beginning, a day that is none: each is refused', async () => {
    const id = await want();
    const plan = (more: object) =>
      test.act('visit.plan', office, id, { ...team, ...december, vehicles: 1, ...more });
    const twice = [...team.roster, { component: 'military', people: 3 }];
    expect(await plan({ roster: twice })).toMatchObject({ refused: 'visit/roster' });
    expect(await plan({ until: '2026-12-01' })).toMatchObject({ refused: 'visit/dates' });
    expect(await plan({ until: '2026-02-31' })).toMatchObject({ refused: 'act/schema', missing: ['until'] });
  });

  it('A15 cancelled for want of a vehicle is counted by its reason; never visited ranks first', async () => {
    await test.did('base.open', 'administrator', null, {
      slug: 'pinga',
      label: 'Pinga',
      province: 'nk',
      latitude: -0.98,
      longitude: 28.69,
    });
    await test.did('community.add', 'administrator', null, {
      slug: 'kailenge',
      label: 'Kailenge',
      base: 'pinga',
      latitude: -0.95,
      longitude: 28.7,
    });
    await test.did('community.describe', 'administrator', 'kailenge', { vulnerability: 4 });
    await test.did('community.describe', 'administrator', 'ntoto', { vulnerability: 5 });
    const cancelled = await want({ base: 'pinga', communities: ['kailenge'] }, office);
    await test.did('visit.cancel', office, cancelled, { reason: 'no-vehicle' });
    const answer = await ask<VisitsByBaseAnswer>('visits/by-base');
    expect(answer.bases.map(({ base, daysSinceHeld }) => [base, daysSinceHeld])).toEqual([
      ['pinga', null],
      ['kibua', 5],
    ]);
    expect(answer.bases[0]).toMatchObject({
      vulnerability: 4,
      cancelled: 1,
      cancelledBy: [{ reason: 'no-vehicle', visits: 1 }],
    });
    expect(answer.bases[1]).toMatchObject({ vulnerability: 5, held: 1 });
    expect(answer.cancelledBy).toContainEqual({ reason: 'no-vehicle', visits: 2 });
    const own = await ask<VisitsByBaseAnswer>('visits/by-base', commander);
    expect(own.bases.map(({ base }) => base)).toEqual(['kibua']);
  });

  it('A13 each community has its class, and each base its counts', async () => {
    const { communities, bases } = await ask<CoverageAnswer>('coverage');
    expect(Object.fromEntries(communities.map((one) => [one.slug, one.class]))).toEqual({
      ntoto: 'both',
      kashebere: 'assistant-only',
      kailenge: 'neither',
    });
    expect(bases.find(({ slug }) => slug === 'pinga')).toMatchObject({ hasAssistant: false, neither: 1 });
  });
});

describe('A9 a local protection plan', () => {
  const holds = { threats: ['looting'], measures: ['patrol-route'], review: '2027-01-31' };

  it('shows the visit that it comes from, and the one that changed it', async () => {
    const { visits } = await ask<{ visits: VisitLine[] }>('visits?state=held');
    const visit = visits[0]?.id;
    const opening = { base: 'kibua', communities: ['ntoto'], visit, ...holds, words: 'EXERCISE' };
    const { subject: id } = await test.did('plan.open', office, null, opening);
    await test.did('plan.amend', 'nk-jpt-1', id, { ...holds, measures: ['lighting'], visit });
    await test.did('plan.approve', office, id);
    const plan = await ask<PlanAnswer>(`plans/${id}`, assistant);
    expect(plan).toMatchObject({
      state: 'approved',
      measures: ['lighting'],
      visit: { id: visit, state: 'held', ...november },
      isReviewOverdue: false,
      may: [],
    });
    expect(plan.history.map((step) => [step.act, step.visit?.id, step.words])).toEqual([
      ['plan.open', visit, 'EXERCISE'],
      ['plan.amend', visit, undefined],
      ['plan.approve', undefined, undefined],
    ]);
  });

  it("is not opened by another base's visit, nor for another base's village", async () => {
    const other = await want({ base: 'pinga', communities: ['kailenge'] }, office);
    const open = (more: object) =>
      test.act('plan.open', office, null, { base: 'kibua', communities: ['ntoto'], ...holds, ...more });
    expect(await open({ visit: other })).toEqual({ refused: 'act/schema', missing: ['visit'] });
    expect(await open({ communities: ['kailenge'] })).toMatchObject({ refused: 'place/unknown' });
    expect(await open({ review: '2026-11-01' })).toMatchObject({ refused: 'time/in-the-past' });
  });

  it('is overdue for review the day after, and ended it is not', async () => {
    const { subject: id } = await test.did('plan.open', office, null, {
      base: 'kibua',
      communities: ['ntoto'],
      ...holds,
      review: '2026-11-24',
    });
    const lineOf = async () =>
      (await ask<{ plans: PlanLine[] }>('plans')).plans.find((plan) => plan.id === id);
    expect(await lineOf()).toMatchObject({ isReviewOverdue: false });
    test.clock.advance(22 * 3_600_000);
    expect(await lineOf()).toMatchObject({ isReviewOverdue: true, daysOverdue: 1 });
    await test.did('plan.end', office, id);
    expect(await lineOf()).toMatchObject({ isReviewOverdue: false, state: 'ended' });
  });
});

describe('the report of a visit that was held', () => {
  it('is overdue five working days after its end, until it is sent', async () => {
    const id = await want();
    await test.did('visit.hold', office, id, { ...team, from: '2026-11-17', until: '2026-11-17' });
    expect((await show(id)).report).toMatchObject({ due: '2026-11-24', isSent: false, isOverdue: true });
    await test.did('report.send', 'nk-jpt-1', null, {
      kind: 'visit',
      readers: 'province',
      base: 'kibua',
      from: '2026-11-17',
      visit: id,
      text: 'EXERCISE',
    });
    expect((await show(id)).report).toEqual({
      due: '2026-11-24',
      isSent: true,
      isOverdue: false,
      daysOverdue: 0,
    });
  });
});
