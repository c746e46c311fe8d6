import { exercise } from '@ulinzi/demo/exercise';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFolder, removeDataFolder } from '../database/testing/database-folder.ts';
import { readHeads, verifyLog } from '../log/index.ts';
import { openNode, type RunningNode } from '../serve/index.ts';
import { isHalfSeeded, isSeeded, seedExercise } from './index.ts';

interface Shown {
  readonly number: string;
  readonly status: string;
  readonly base: string;
  readonly community: string | null;
  readonly ringingSince: string | null;
  readonly overdue: readonly string[];
  readonly waitsForFeedback: readonly string[];
  readonly messages: number;
}

describe('the exercise, seeded and then opened', () => {
  let folder: string;
  let places: Parameters<typeof seedExercise>[0];
  let node: RunningNode;
  const logLines: string[] = [];

  const open = () => openNode({ kind: 'exercise', ...places, port: 0 });
  const ask = async (path: string, post: string) => {
    const response = await fetch(new URL(path, node.address), {
      headers: {
        authorization: `Bearer ${node.app.keystore.operatorToken()}`,
        'x-ulinzi-post': post,
      },
    });
    return (await response.json()) as Record<string, unknown>;
  };
  const alerts = async (show: string) =>
    (await ask(`/api/alerts?show=${show}`, 'nk-custodian'))['alerts'] as Shown[];
  const rows = async <Row extends object>(sql: string) => {
    const core = node.app.core();
    if (!core) throw new Error('no database');
    return (await core.pool.query<Row>(sql)).rows;
  };

  beforeAll(async () => {
    folder = await openFolder();
    places = {
      dataDir: join(folder, 'data'),
      keysDir: join(folder, 'keys'),
      log: (_level, event, fields) => logLines.push(JSON.stringify({ event, ...fields })),
    };
    await seedExercise(places);
    node = await open();
  }, 300_000);
  afterAll(async () => {
    await node?.close();
    await removeDataFolder(places.dataDir);
    rmSync(folder, { recursive: true, force: true });
  });

  it('is marked as made', () => {
    expect(isSeeded(places.dataDir)).toBe(true);
    expect(isHalfSeeded(places.dataDir)).toBe(false);
  });

  it('has alerts that ended in every way', async () => {
    const ended = await rows<{ status: string; decision: string | null; credibility: string | null }>(
      `select status, state -> 'decision' ->> 'kind' as decision, state ->> 'credibility' as credibility
        from alert where not is_open`,
    );
    const kinds = ended.map(({ status, decision, credibility }) =>
      status === 'merged' ? 'merged' : credibility === 'unfounded' ? 'unfounded' : decision,
    );
    expect(new Set(kinds)).toEqual(
      new Set(['respond', 'pass-on', 'monitor', 'cannot', 'unfounded', 'merged']),
    );
    expect(ended.length).toBeGreaterThanOrEqual(35);
  });

  it('was rung by every rung of every clock', async () => {
    const rungs = await rows<{ clock: string; rung: number; cause: string }>(
      `select distinct data ->> 'clock' as clock, (data ->> 'rung')::int as rung, data ->> 'cause' as cause
        from (select convert_from(entry, 'utf8')::jsonb as entry from log) as entries, lateral
          (select entry -> 'data' as data) as parts where entry ->> 'act' = 'alert.escalate'`,
    );
    for (const clock of ['decide', 'feedback', 'review', 'retry'])
      expect(rungs).toContainEqual({ clock, rung: 0, cause: 'deadline' });
    for (const rung of [1, 2])
      expect(rungs).toContainEqual({ clock: 'acknowledge', rung, cause: 'deadline' });
    expect(rungs).toContainEqual({ clock: 'acknowledge', rung: 1, cause: 'nobody-on-duty' });
  });

  it('opens on a living board: one rings at Kibua, two are not decided in time, two wait for feedback', async () => {
    const board = await alerts('open');
    expect(new Set(board.map(({ status }) => status)).size).toBeGreaterThanOrEqual(6);
    expect(board.filter(({ ringingSince }) => ringingSince !== null)).toMatchObject([
      { base: 'kibua', status: 'received', community: 'kashebere' },
    ]);
    const undecided = board.filter(({ overdue }) => overdue.includes('decide'));
    expect(undecided.map(({ base }) => base).sort()).toEqual(['kiwanja', 'nyabiondo']);
    const waiting = board.filter(({ waitsForFeedback }) => waitsForFeedback.length > 0);
    expect(waiting.map(({ base }) => base).sort()).toEqual(['beni', 'kitchanga']);
  });

  it('has three months behind it: at every base, uneven by week, and nothing of them is still under way', async () => {
    const all = await rows<{ base: string; week: number; isOpen: boolean; isRinging: boolean }>(
      `select base, ((select max(received) from alert) - received) / (7 * 86400000)::bigint as week,
        is_open as "isOpen", is_ringing as "isRinging" from alert`,
    );
    const before = all.filter(({ week }) => Number(week) >= 2);
    expect(before.length).toBeGreaterThanOrEqual(250);
    expect(before.filter(({ isOpen, isRinging }) => isOpen || isRinging)).toEqual([]);
    expect(new Set(before.map(({ base }) => base))).toEqual(new Set(exercise.bases.map(({ slug }) => slug)));
    const byWeek = Map.groupBy(before, ({ week }) => Number(week));
    const sizes = [...byWeek].filter(([week]) => week < 14).map(([, alerts]) => alerts.length);
    expect(sizes.length).toBe(12);
    expect(Math.max(...sizes)).toBeGreaterThan(1.5 * Math.min(...sizes));
  });

  it('B19 leaves few villages untold, each with a date on which it is tried again', async () => {
    const waiting = await alerts('waiting');
    const closed = waiting.filter(({ status }) => status === 'closed');
    expect(closed.length).toBeGreaterThan(0);
    expect(closed.length).toBeLessThanOrEqual(6);
  });

  it('holds no number but those that no network gives out', () => {
    const { keystore } = node.app;
    const holders = exercise.posts.map(({ slug }) => ({ kind: 'post', post: slug }) as const);
    for (const holder of holders)
      for (const { number } of keystore.linesOf(holder)) expect(number).toMatch(/^\+2430000\d{5}$/);
  });

  it('the page of what rings has come to the Assistant on duty at Kibua', async () => {
    const pages = await rows<{ post: string }>(
      `select state ->> 'post' as post from page where closed is null and state ->> 'cadence' = 'each-minute'`,
    );
    expect(pages.map(({ post }) => post).sort()).toEqual(
      expect.arrayContaining(['kibua-cla-1', 'nk-duty-officer', 'nyabiondo-commander']),
    );
  });

  it('one alert counts sixty of the same message', async () => {
    const counts = (await alerts('all')).map(({ messages }) => messages);
    expect(Math.max(...counts)).toBe(60);
  });

  it('B20 holds promises kept, broken, withdrawn and open, and one overdue', async () => {
    const promises = (await ask('/api/promises', 'administrator'))['promises'] as { standing: string }[];
    const standings = promises.map(({ standing }) => standing);
    expect(new Set(standings)).toEqual(new Set(['kept', 'broken', 'withdrawn', 'open', 'overdue']));
    expect(standings.filter((standing) => standing === 'overdue')).toHaveLength(1);
  });

  it('A1 H6 holds reports of every kind, one late, one returned; and one talk with a mentor that was missed', async () => {
    const { reports } = (await ask('/api/reports', 'nk-custodian')) as {
      reports: {
        kind: string;
        state: string;
        readers: string;
        isOverdue: boolean;
        isHighRisk: boolean;
        isNil: boolean;
      }[];
    };
    expect(reports.length).toBeGreaterThanOrEqual(20);
    expect(new Set(reports.map(({ kind }) => kind)).size).toBe(6);
    for (const state of ['sent', 'returned', 'accepted', 'coded'])
      expect(reports.map((one) => one.state)).toContain(state);
    expect(reports.filter(({ isOverdue }) => isOverdue)).toHaveLength(1);
    expect(reports.filter(({ readers }) => readers === 'mentor')).toHaveLength(1);
    expect(reports.some(({ isHighRisk }) => isHighRisk) && reports.some(({ isNil }) => isNil)).toBe(true);
    const talks = await rows<{ post: string; talks: number }>(
      "select state ->> 'post' as post, count(*)::int as talks from register where kind = 'mentoring' group by 1",
    );
    expect(talks.filter((one) => one.talks !== 2)).toEqual([{ post: 'walikale-cla-2', talks: 1 }]);
  });

  it('B3 shows the two gaps of the coming 72 hours', async () => {
    const gaps = (await ask('/api/gaps', 'administrator'))['gaps'] as { seat: string; scope: string }[];
    expect(gaps.map(({ seat, scope }) => [seat, scope])).toEqual([
      ['assistant', 'kibua'],
      ['commander', 'komanda'],
    ]);
  });

  it('tells none of its numbers, names or words in the node log', () => {
    const text = logLines.join('\n');
    for (const { person, number } of exercise.posts) {
      expect(text).not.toContain(person);
      if (number) expect(text).not.toContain(number);
    }
    for (const step of exercise.story) {
      if (step.kind === 'message' && step.text !== null && step.text.length > 8)
        expect(text).not.toContain(step.text);
    }
  });

  it('its log verifies, against the heads that were signed', async () => {
    const core = node.app.core();
    if (!core) throw new Error('no database');
    await core.writer.drain();
    const verified = await verifyLog(core.pool, readHeads(places.keysDir), node.app.keystore.publicKey);
    expect(verified.findings).toEqual([]);
    expect(verified.rows).toBeGreaterThan(1_000);
    expect(verified.heads).toBeGreaterThan(0);
  });

  it('a second start keeps the data, and seeding again does nothing', async () => {
    const before = await rows<{ hash: Buffer }>('select hash from log order by position limit 1000');
    await node.close();
    await seedExercise(places);
    node = await open();
    expect(node.isNew).toBe(false);
    expect(await rows('select hash from log order by position limit 1000')).toEqual(before);
  });
});
