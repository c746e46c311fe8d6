// Every reading tried as the roles that readers come as, in plain SQL: with the circles of each post, and with none.
import { projectEntry } from '@ulinzi/domain/alerts';
import { isoOf, type Role } from '@ulinzi/domain/kernel';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { circlesFor } from '../alerts/index.ts';
import { foreignPostOf, openAllPosts, postOf } from '../http/testing/all-posts.ts';
import { audience } from '../log/index.ts';
import { openTestNode, phones, type TestNode } from '../testing/test-node.ts';
import { openerRole, readAs, readerRole } from './index.ts';

let test: TestNode;
let owner: pg.Client;
let open = '';
let closed = '';

const core = () => {
  const found = test.node.app.core();
  if (!found) throw new Error('no database');
  return found;
};
const circlesOf = (post: string) => circlesFor(core(), test.actor(post));
const as = (post: string | null, text: string, values: unknown[] = []) =>
  readAs<Record<string, unknown>>(core().readers, post === null ? [] : circlesOf(post), text, values);

beforeAll(async () => {
  test = await openTestNode();
  await openAllPosts(test);
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
  closed = (await test.sms(phones.source, 'Silaha')).id;
  await test.settle();
  await test.did('alert.acknowledge', 'kibua-cla-1', closed);
  await test.did('alert.request-number', 'kibua-cla-1', closed);
  await test.did('alert.call-back', 'kibua-cla-1', closed, { result: 'no-answer', note: 'EXERCISE note' });
  await test.did('alert.assess', 'kibua-cla-1', closed, { credibility: 'unfounded', reason: 'test-call' });
  await test.did('alert.feedback', 'kibua-cla-1', closed, { result: 'given', way: 'voice' });
  await test.did('alert.close', 'kibua-commander', closed);
  open = (await test.sms(phones.otherSource, 'Risasi')).id;
  await test.settle();
  await test.did('alert.acknowledge', 'kibua-cla-1', open);
  await test.did('alert.decide', 'kibua-commander', open, {
    decision: 'cannot',
    cause: 'road-closed',
    why: 'EXERCISE why',
    note: 'EXERCISE note',
  });
  await test.did('promise.make', 'kibua-commander', null, {
    community: 'ntoto',
    kind: 'visit',
    due: isoOf(test.node.app.clock.now() + 86_400_000),
  });
  await test.settle();
});
afterAll(async () => {
  await owner.end();
  await test.close();
});

/** What each role of the furnished node's own base and province finds: alerts, register rows by kind, counts by base. */
const found: Record<Role, { alerts: ('open' | 'closed')[]; registers: string[]; bases: string[] }> = {
  assistant: { alerts: ['open', 'closed'], registers: ['duty', 'promise', 'source'], bases: ['kibua'] },
  commander: { alerts: ['open', 'closed'], registers: ['duty', 'promise'], bases: ['kibua'] },
  'duty-officer': { alerts: ['open'], registers: ['duty', 'promise'], bases: ['kibua'] },
  'protection-manager': { alerts: ['open'], registers: ['duty', 'promise'], bases: ['kibua'] },
  'head-of-office': { alerts: ['open'], registers: ['duty', 'promise'], bases: ['kibua'] },
  'jpt-member': { alerts: [], registers: ['duty', 'promise'], bases: ['kibua'] },
  analyst: { alerts: [], registers: ['duty', 'promise'], bases: ['kibua'] },
  logistics: { alerts: [], registers: ['duty', 'promise'], bases: ['kibua'] },
  custodian: { alerts: ['open', 'closed'], registers: ['duty', 'promise', 'source'], bases: [''] },
  administrator: { alerts: [], registers: ['duty', 'promise'], bases: [''] },
  'mission-analyst': { alerts: [], registers: [], bases: [''] },
};

describe('rows of readings', () => {
  it.each(Object.entries(found))(
    'C1 for %s are those of her circles',
    async (role, { alerts, registers, bases }) => {
      const post = postOf[role as Role];
      const seen = await as(post, 'select distinct id from shown_alert where state is not null');
      const ids = { open, closed };
      expect(seen.map(({ id }) => id).sort()).toEqual(alerts.map((one) => ids[one]).sort());
      const kinds = await as(post, 'select distinct kind from shown_register order by kind');
      expect(kinds.map(({ kind }) => kind)).toEqual(registers);
      const counted = await as(post, 'select distinct base from alert_count');
      expect(counted.map(({ base }) => base)).toEqual(bases);
    },
  );

  it.each(Object.entries(foreignPostOf))('C1 for %s of another province are none', async (_role, post) => {
    for (const table of ['shown_alert', 'shown_register', 'alert_count'])
      expect(await as(post, `select * from ${table}`)).toEqual([]);
    expect(await as(post, 'select * from page_states()')).toEqual([]);
  });

  it('no actor, no rows', async () => {
    const nobody = await core().readers.connect();
    try {
      for (const table of ['shown_alert', 'shown_register', 'alert_count']) {
        expect(await as(null, `select * from ${table}`)).toEqual([]);
        expect((await nobody.query(`select * from ${table}`)).rows).toEqual([]);
      }
    } finally {
      nobody.release();
    }
  });

  it('circles of one reader are not left to the next on the same connection', async () => {
    const one = new pg.Pool({ connectionString: test.databaseUrl, max: 1, options: `-c role=${readerRole}` });
    try {
      expect(await readAs(one, circlesOf('kibua-commander'), 'select 1 from shown_alert')).toHaveLength(2);
      expect((await one.query('select 1 from shown_alert')).rows).toEqual([]);
      await expect(
        readAs(one, circlesOf('kibua-commander'), 'select 1/0 from shown_alert'),
      ).rejects.toThrow();
      expect((await one.query('select 1 from shown_alert')).rows).toEqual([]);
    } finally {
      await one.end();
    }
  });
});

describe('up the lane', () => {
  it('C1 no row, line or message names an Assistant, a source or a pen', async () => {
    const no = (await as('nk-duty-officer', 'select no from shown_alert where id = $1', [open]))[0]?.['no'];
    const texts = await Promise.all([
      as('nk-duty-officer', 'select * from shown_alert'),
      as('nk-duty-officer', 'select * from alert_timeline($1)', [no]),
      as('nk-duty-officer', 'select * from alert_deliveries($1)', [no]),
    ]);
    for (const rows of texts) expect(rows.length).toBeGreaterThan(0);
    const text = JSON.stringify(texts);
    for (const secret of ['kibua-cla', 'NK-FP', 'EXERCISE', '"pen"', test.actor('kibua-cla-1').pen])
      expect(text).not.toContain(secret);
    // The mask is of the row itself, not only of what is made of it.
    expect(text).toContain('"acknowledgedBy":"assistant"');
  });

  it('an alert that has left is there for nobody of the province, by whatever way', async () => {
    const { rows } = await owner.query('select no from alert order by no limit 1');
    for (const post of ['nk-duty-officer', 'nk-analyst', 'fizi-commander', 'kinshasa-analyst']) {
      for (const way of ['alert_timeline', 'alert_deliveries'])
        expect(await as(post, `select * from ${way}($1)`, [rows[0].no])).toEqual([]);
      expect(
        await readAs(core().openers, circlesOf(post), 'select * from sealed_bodies($1)', [rows[0].no]),
      ).toEqual([]);
    }
    expect(
      (await as('kibua-cla-1', 'select * from alert_timeline($1)', [rows[0].no])).length,
    ).toBeGreaterThan(5);
  });

  it('only the bodies of decisions can be fetched', async () => {
    const { rows } = await owner.query('select no from alert order by no desc limit 1');
    const acts = async (post: string) =>
      (
        await readAs<{ entry: { act: string } }>(
          core().openers,
          circlesOf(post),
          'select entry from sealed_bodies($1)',
          [rows[0].no],
        )
      ).map(({ entry }) => entry.act);
    expect(await acts('nk-duty-officer')).toEqual(['alert.decide']);
    expect(await acts('kibua-cla-1')).toEqual(['message.receive', 'alert.decide']);
  });

  it('C1 of a timeline the database gives the province what the domain lets through, and nothing else', async () => {
    const id = (await test.sms(phones.source, 'Silaha')).id;
    await test.did('alert.acknowledge', 'kibua-cla-1', id);
    await test.did('alert.request-number', 'kibua-cla-1', id);
    await test.did('alert.call-back', 'kibua-cla-1', id, { result: 'spoke', actor: 'unknown' });
    await test.did('alert.assess', 'kibua-cla-1', id, { credibility: 'credible' });
    await test.did('alert.decide', 'kibua-commander', id, { decision: 'respond' });
    const { rows } = await owner.query('select no from alert order by no desc limit 1');
    const timeline = async (post: string) =>
      (await as(post, 'select act, data from alert_timeline($1)', [rows[0].no])) as {
        act: string;
        data: Record<string, unknown>;
      }[];
    const whole = await timeline('kibua-cla-1');
    expect(whole.map(({ act }) => act)).toContain('alert.request-number');
    const eyes = audience('lane', core().memory);
    const through = whole.flatMap((entry) => projectEntry(entry, eyes) ?? []);
    const inLane = await timeline('nk-duty-officer');
    expect(inLane).toEqual(through);
    expect(inLane.find(({ act }) => act === 'alert.call-back')?.data).toEqual({ actor: 'unknown' });
  });
});

describe('what readers come as', () => {
  const guarded = async (role: string) => {
    const client = new pg.Client({ connectionString: test.databaseUrl, options: `-c role=${role}` });
    await client.connect();
    return client;
  };
  const isRefused = (client: pg.Client, text: string) =>
    client.query(text).then(
      () => false,
      (error: { code: string }) => error.code === '42501',
    );

  it.each([
    [readerRole, ['shown_alert', 'shown_register', 'alert_count']],
    [openerRole, []],
  ])('C1 %s touches no table but those of its readings', async (role, may) => {
    const client = await guarded(role);
    try {
      const tables = await owner.query<{ name: string }>(
        "select tablename as name from pg_tables where schemaname = 'public'",
      );
      expect(tables.rows.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['log', 'alert', 'register', 'page', 'outgoing', 'protected_read', 'due']),
      );
      const readable: string[] = [];
      for (const { name } of tables.rows) {
        if (!(await isRefused(client, `select * from ${name} limit 1`))) readable.push(name);
        expect(await isRefused(client, `delete from ${name}`)).toBe(true);
      }
      expect(readable.sort()).toEqual([...may].sort());
    } finally {
      await client.end();
    }
  });

  it('neither may do what the other may, nor look behind the functions', async () => {
    const reader = await guarded(readerRole);
    const opener = await guarded(openerRole);
    try {
      expect(await isRefused(reader, 'select * from sealed_bodies(1)')).toBe(true);
      for (const text of ['alert_timeline(1)', 'alert_deliveries(1)', 'page_states()'])
        expect(await isRefused(opener, `select * from ${text}`)).toBe(true);
      for (const client of [reader, opener])
        for (const text of ["alert_seat('kibua-cla-1')", 'sees_whole(1)'])
          expect(await isRefused(client, `select ${text}`)).toBe(true);
      // Going back to who one was is staying who one is.
      await reader.query('reset role');
      expect(await isRefused(reader, 'select * from log')).toBe(true);
    } finally {
      await reader.end();
      await opener.end();
    }
  });
});
