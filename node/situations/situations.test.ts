// Many at once: one event, twelve villages, forty alerts at 06:00. EXERCISE.
import { isoOf } from '@ulinzi/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestNode, type TestNode } from '../testing/test-node.ts';

const commander = 'kibua-commander';
const assistant = 'kibua-cla-1';
const villages = 12;
const alerts = 40;

interface Line {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly community: string | null;
  readonly acknowledgedBy: string | null;
  readonly waitsForFeedback: string[];
  readonly situation: { readonly id: string; readonly number: string } | null;
  readonly followedBy: string | null;
  readonly handedTo: string | null;
}

let test: TestNode;

beforeAll(async () => {
  test = await openTestNode();
  for (let n = 0; n < villages; n++)
    await test.did('community.add', null, null, {
      slug: `village-${n}`,
      label: `Village ${n}`,
      base: 'kibua',
      latitude: -1.3 - 0.008 * n,
      longitude: 28.5,
    });
  for (let n = 0; n < alerts; n++)
    await test.did('alert.record', assistant, null, {
      channel: 'hf',
      base: 'kibua',
      community: `village-${n % villages}`,
      heardAt: isoOf(test.node.app.clock.now() - (n % 60) * 60_000),
    });
});
afterAll(() => test.close());

const ask = async (path: string, by = commander, body?: object) =>
  test.http(body ? 'POST' : 'GET', `/api/${path}`, by, body);
const board = async (by = commander) =>
  ((await ask('alerts', by)).body['alerts'] as Line[]).filter(({ community }) =>
    community?.startsWith('village-'),
  );
const detailOf = async (number: string, by = commander) => (await ask(`alerts/${number}`, by)).body;

describe('twelve villages and forty alerts at 06:00', () => {
  let situation = '';

  it('are proposed as one, to whoever sees them, and tied by nobody', async () => {
    for (const by of [commander, assistant, 'nk-duty-officer']) {
      const { proposals, situations } = (await ask('situations', by)).body as {
        proposals: { situation: string | null; alerts: string[] }[];
        situations: unknown[];
      };
      expect(proposals.map((one) => [one.situation, one.alerts.length])).toEqual([[null, alerts]]);
      expect(situations).toEqual([]);
    }
    expect((await board()).every((line) => line.situation === null)).toBe(true);
  });

  it('three acts bring all of them to answered and decided', async () => {
    const ids = (await board()).map(({ id }) => id);
    const opened = await ask('situations', commander, { alerts: ids, event: 'attack' });
    expect(opened.status).toBe(200);
    situation = String(opened.body['number']);
    expect(situation).toMatch(/^\d{3}$/);
    const answered = await ask(`situations/${situation}/acknowledge`, assistant, {});
    expect(answered.body).toMatchObject({ left: [] });
    expect(answered.body['done']).toHaveLength(alerts);
    const decided = await ask(`situations/${situation}/decide`, commander, { decision: 'respond' });
    expect(decided.body).toMatchObject({ situation, left: [] });
    expect(decided.body['done']).toHaveLength(alerts);
    const lines = await board();
    expect(lines).toHaveLength(alerts);
    for (const line of lines)
      expect(line).toMatchObject({
        status: 'decided',
        acknowledgedBy: assistant,
        situation: { number: situation },
      });
  });

  it('one patrol serves all; those that have gone on are left, and told by number', async () => {
    const [own] = await board();
    const checks = [
      'route-not-direct',
      'not-first-to-source',
      'ordinary-patrol',
      'say-nothing-of-warning',
      'perpetrator-side-excluded',
      'residual-strength',
      'risk-accepted',
    ];
    await test.did('alert.respond', commander, own?.id ?? '', { means: 'patrol', checks });
    const gone = await ask(`situations/${situation}/respond`, commander, { means: 'patrol', checks });
    expect(gone.body['done']).toHaveLength(alerts - 1);
    expect(gone.body['left']).toEqual([{ number: own?.number, because: 'alert/not-now' }]);
    expect((await ask(`situations/${situation}/arrive`, assistant, {})).body['done']).toHaveLength(alerts);
    const resolved = await ask(`situations/${situation}/resolve`, commander, { outcome: 'protected' });
    expect(resolved.body['done']).toHaveLength(alerts);
  });

  it('what lacks something is done for none', async () => {
    const [one] = await board();
    await test.did('alert.decide', commander, one?.id ?? '', { decision: 'respond', revises: true });
    const bare = await ask(`situations/${situation}/respond`, commander, { means: 'patrol', checks: [] });
    expect(bare).toMatchObject({ status: 422, body: { refused: 'alert/checks-missing' } });
    expect((await board()).filter(({ status }) => status === 'responding')).toEqual([]);
  });

  it('B19 feedback is owed in each village, and closing without it is refused', async () => {
    const lines = (await board()).filter(({ status }) => status === 'resolved');
    expect(lines).toHaveLength(alerts - 1);
    for (const line of lines) expect(line.waitsForFeedback).toEqual([line.community]);
    const [first, other] = lines;
    expect(await ask(`alerts/${first?.id}/close`, commander, {})).toMatchObject({
      status: 409,
      body: { refused: 'alert/feedback-missing' },
    });
    await test.did('alert.feedback', assistant, first?.id ?? '', { result: 'given', way: 'voice' });
    expect((await ask(`alerts/${first?.id}/close`, commander, {})).status).toBe(200);
    expect((await ask(`alerts/${other?.id}/close`, commander, {})).status).toBe(409);
    expect((await ask(`situations/${situation}/feedback`, commander, {})).status).toBe(404);
    expect((await ask(`situations/${situation}/close`, commander, {})).status).toBe(404);
  });

  it('one that is tied later is offered what was decided', async () => {
    const late = await test.did('alert.record', assistant, null, {
      channel: 'hf',
      base: 'kibua',
      community: 'village-3',
      heardAt: isoOf(test.node.app.clock.now()),
    });
    const { situations, proposals } = (await ask('situations')).body as {
      situations: { id: string; number: string; villages: number }[];
      proposals: { situation: string | null; alerts: string[] }[];
    };
    expect(proposals).toEqual([{ situation, alerts: [late.number] }]);
    expect(situations).toMatchObject([{ number: situation, villages }]);
    await test.did('alert.tie', commander, late.subject, { situation: situations[0]?.id });
    expect(await detailOf(String(late.number))).toMatchObject({
      situation: { number: situation, event: 'attack' },
      asDecided: { decision: 'respond' },
    });
    const detail = await detailOf(String(late.number));
    expect(detail['together']).toHaveLength(alerts + 1);
    await test.did('alert.untie', commander, late.subject);
    expect(await detailOf(String(late.number))).toMatchObject({ situation: null, asDecided: null });
    await test.did('alert.apart', commander, late.subject, {
      from: (await board()).map(({ id }) => id).slice(0, 39),
    });
    expect((await ask('situations')).body['proposals']).toEqual([]);
  });

  it('C4 nothing goes to the side that one of its villages names', async () => {
    const [one, other] = (await board()).filter((line) => line.situation !== null);
    await test.did('alert.code', assistant, one?.id ?? '', { actor: 'national-forces' });
    const toPolice = {
      decision: 'pass-on',
      recipient: 'police',
      checks: ['say-nothing-of-warning', 'perpetrator-side-excluded', 'risk-accepted'],
      revises: true,
      why: 'EXERCISE',
    };
    for (const path of [`situations/${situation}/decide`, `alerts/${other?.id}/decide`])
      expect(await ask(path, commander, toPolice)).toMatchObject({
        status: 409,
        body: { refused: 'alert/perpetrator-side' },
      });
  });

  it('ended, its open alerts stand on their own', async () => {
    expect((await ask(`situations/${situation}/end`, commander, {})).status).toBe(200);
    expect((await board()).filter((line) => line.situation !== null)).toEqual([]);
    expect(await ask(`situations/${situation}/decide`, commander, { decision: 'respond' })).toMatchObject({
      body: { refused: 'situation/ended' },
    });
  });
});

describe('who follows what', () => {
  it('is taken, handed, and goes with the shift only when the one who comes takes over', async () => {
    const [one, other] = await board();
    await test.did('alert.take', assistant, one?.id ?? '');
    await test.did('alert.take', assistant, other?.id ?? '');
    await test.did('alert.hand', assistant, other?.id ?? '', { post: commander });
    const standing = async (id = '') => (await board()).find((line) => line.id === id);
    expect(await standing(other?.id)).toMatchObject({ followedBy: assistant, handedTo: commander });
    await test.did('alert.take', commander, other?.id ?? '');
    expect(await standing(other?.id)).toMatchObject({ followedBy: commander, handedTo: null });
    const shift = await test.did('shift.hand-over', assistant, null, { to: 'kibua-cla-2' });
    expect((await ask('handover', 'kibua-cla-2')).body).toMatchObject({
      shifts: [{ id: shift.subject, from: assistant, to: 'kibua-cla-2' }],
      following: expect.arrayContaining([
        { post: assistant, label: expect.any(String), alerts: [one?.number] },
      ]),
    });
    expect(await standing(one?.id)).toMatchObject({ followedBy: assistant });
    const take = `shifts/${shift.subject}/take-over`;
    expect(await ask(take, commander, {})).toMatchObject({
      status: 404,
      body: { refused: 'shift/not-found' },
    });
    expect((await ask(take, 'kibua-cla-2', {})).status).toBe(200);
    expect(await standing(one?.id)).toMatchObject({ followedBy: 'kibua-cla-2' });
    expect(await standing(other?.id)).toMatchObject({ followedBy: commander });
    expect((await ask(take, 'kibua-cla-2', {})).body).toMatchObject({ refused: 'shift/taken-over' });
    expect((await ask('handover')).body['shifts']).toEqual([]);
  });

  it('C1 its province is told the seat of an Assistant who follows, never her post', async () => {
    const [one] = await board();
    await test.did('alert.take', assistant, one?.id ?? '');
    await test.did('alert.hand', assistant, one?.id ?? '', { post: 'kibua-cla-2' });
    const seen = JSON.stringify(await detailOf(one?.number ?? '', 'nk-duty-officer'));
    expect(seen).toContain('"followedBy":"assistant"');
    expect(seen).not.toContain('kibua-cla');
  });

  it('a restart forgets nothing of it', async () => {
    const ids = (await board()).slice(10, 13).map(({ id }) => id);
    const opened = await ask('situations', commander, { alerts: ids, event: 'fire' });
    await test.node.close();
    await test.open();
    const decided = await ask(`situations/${String(opened.body['number'])}/take`, commander, {});
    expect(decided.body['done']).toHaveLength(3);
  });
});

describe('C1 another base', () => {
  it('sees nothing of a situation, by error or by count', async () => {
    const [one] = await board();
    const opened = await ask('situations', commander, {
      alerts: (await board()).slice(5, 8).map(({ id }) => id),
      event: 'shots',
    });
    const number = String(opened.body['number']);
    const missing = await ask('situations/000000/take', 'fizi-commander', {});
    expect(await ask(`situations/${number}/take`, 'fizi-commander', {})).toEqual(missing);
    expect(await ask(`situations/${String(opened.body['subject'])}/end`, 'fizi-commander', {})).toEqual(
      missing,
    );
    expect(await ask('situations', 'fizi-commander')).toMatchObject({
      body: { situations: [], proposals: [] },
    });
    const nowhere = { alerts: ['00000000-0000-4000-8000-00000000dead'], event: 'shots' };
    expect(await ask('situations', 'fizi-commander', { ...nowhere, alerts: [one?.id] })).toEqual(
      await ask('situations', 'fizi-commander', nowhere),
    );
    expect((await ask('handover', 'fizi-commander')).body).toMatchObject({
      alerts: [],
      situations: [],
      following: [],
      shifts: [],
    });
  });
});
