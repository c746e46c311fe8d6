import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HandClock, openTestNode, type TestNode } from '../testing/test-node.ts';
import { acts } from '@ulinzi/domain/acts';
import { rebuildReadings } from './index.ts';
import { oneOfEach } from './testing/one-of-each.ts';
import { liveThrough } from './testing/scenario.ts';

const day = 24 * 3_600_000;
const readings = {
  alert: 'no',
  due: 'subject_no, kind',
  register: 'no',
  page: 'id',
  shown_alert: 'circle, no',
  shown_register: 'no, view',
  alert_count: 'circle, day, province, base, event',
};
const kept = { log: 'position', outgoing: 'id', protected_read: 'segment, n', clock_step: 'position' };

async function rowsOf(client: pg.Client, tables: Record<string, string>) {
  const found: Record<string, unknown[]> = {};
  for (const [table, order] of Object.entries(tables))
    found[table] = (await client.query(`select * from ${table} order by ${order}`)).rows;
  return found;
}

describe.each([7, 20_261_124])('readings folded as things happened, and folded anew (seed %i)', (seed) => {
  let test: TestNode;
  let client: pg.Client;
  let tally: Awaited<ReturnType<typeof liveThrough>>;
  const clock = new HandClock();

  beforeAll(async () => {
    test = await openTestNode(clock);
    await oneOfEach(test);
    tally = await liveThrough(test, seed, 600);
    // Past the term of raw messages: keys are destroyed, numbers forgotten.
    clock.advance(31 * day);
    await test.settle();
    await liveThrough(test, seed + 1, 60);
    // The morning's look at who is silent is past: the node that opens next has nothing to add to it.
    await test.pass(day);
    await test.sms('+243000000882', 'Moto');
    await test.node.close();
    client = new pg.Client({ connectionString: test.databaseUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await test.close();
  });

  it('much was taken in, refused and contested: else this would show little', () => {
    expect(tally.accepted).toBeGreaterThan(80);
    expect(tally.contested).toBeGreaterThan(0);
    expect(tally.refused).toBeGreaterThan(50);
  });

  it('every act that is declared was in it', async () => {
    const rows = await client.query<{ entry: Buffer }>('select entry from log');
    const done = new Set(rows.rows.map((row) => JSON.parse(row.entry.toString('utf8')).act as string));
    expect(Object.keys(acts).filter((name) => !done.has(name))).toEqual([]);
  });

  it('are the same, row by row; and a rebuild fires and sends nothing', async () => {
    const before = { ...(await rowsOf(client, readings)), ...(await rowsOf(client, kept)) };
    const folded = await rebuildReadings(client, clock.nodeClock());
    expect(folded).toBe(before['log']?.length);
    const after = { ...(await rowsOf(client, readings)), ...(await rowsOf(client, kept)) };
    const empty = Object.keys(before).filter((table) => before[table]?.length === 0);
    expect(empty).toEqual([]);
    expect(after).toEqual(before);
  });

  it('counts tell of every alert that did not go into another, once for each who may count it', async () => {
    const counted = await client.query(
      `select circle / 100000 as kind, sum(alerts)::int as alerts, min(alerts)::int as least from alert_count
        group by 1 order by 1`,
    );
    const whole = await client.query("select count(*)::int as n from alert where status <> 'merged'");
    const alerts = whole.rows[0].n as number;
    expect(counted.rows.map(({ kind, alerts: sum }) => [kind, sum])).toEqual([
      [3, alerts],
      [6, alerts],
      [7, alerts],
    ]);
    for (const { least } of counted.rows) expect(least).toBeGreaterThan(0);
  });

  it('a node whose database holds an older version of a reading comes up with the new one', async () => {
    const before = await rowsOf(client, readings);
    await client.query("update reading_version set version = 0 where kind = 'shown-alert'");
    await client.query('alter table shown_alert drop column number');
    await client.query("update alert set state = state - 'recognised'");
    await test.open();
    expect((await test.http('GET', '/api/alerts?show=all', 'kibua-commander')).status).toBe(200);
    await test.node.close();
    const after = await rowsOf(client, readings);
    // What the node wrote while it was open, pages and deadlines, is its own.
    expect(after['shown_register']).toEqual(before['shown_register']);
    expect(after['shown_alert']).toHaveLength(before['shown_alert']?.length ?? 0);
    await rebuildReadings(client, clock.nodeClock());
    expect(await rowsOf(client, readings)).toEqual(after);
  });

  it('a build that was killed leaves nothing that the next one minds', async () => {
    const before = await rowsOf(client, readings);
    await client.query('create schema ulinzi_beside');
    await client.query('create table ulinzi_beside.alert (no bigint)');
    const stopped = new AbortController();
    stopped.abort();
    await expect(
      rebuildReadings(client, clock.nodeClock(), () => undefined, stopped.signal),
    ).rejects.toThrow();
    expect(await rowsOf(client, readings)).toEqual(before);
    await rebuildReadings(client, clock.nodeClock());
    expect(await rowsOf(client, readings)).toEqual(before);
  });

  it('the database of the first release comes up', async () => {
    const before = await rowsOf(client, readings);
    await client.query('drop table shown_alert, shown_register, alert_count, reading_version cascade');
    await client.query('drop table openrosa_kept, field_item, field_kept');
    await client.query('drop index outgoing_page');
    await client.query("delete from kysely_migration where name > '0002'");
    await test.open();
    await test.node.close();
    const after = await rowsOf(client, readings);
    expect(after['shown_register']).toEqual(before['shown_register']);
    expect(after['shown_alert']).toHaveLength(before['shown_alert']?.length ?? 0);
  });

  it('a node that opens on the rebuilt readings goes on as before', async () => {
    const before = await rowsOf(client, readings);
    await test.open();
    expect((await test.http('GET', '/healthz', null)).status).toBe(200);
    await test.node.close();
    expect(await rowsOf(client, { register: 'no' })).toEqual({ register: before['register'] });
  });
});
