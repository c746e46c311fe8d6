// Alerts that the first release logged without a circle: they belong to the circle of the base that they name.
import { entryOf } from '@ulinzi/domain/kernel';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HandClock, openTestNode, phones, type TestNode } from '../testing/test-node.ts';
import { rebuildReadings } from './index.ts';

let test: TestNode;
let client: pg.Client;
let alerts: string[];
const clock = new HandClock();
const asRelease = [
  (entry: Record<string, unknown>) => ({ ...entry, circle: 0 }),
  ({ circle: _circle, ...entry }: Record<string, unknown>) => entry,
];

beforeAll(async () => {
  test = await openTestNode(clock);
  const received = [await test.sms(phones.source, 'Silaha'), await test.sms(phones.stranger, 'Moto')];
  alerts = received.map(({ id }) => id);
  await test.did('alert.acknowledge', 'kibua-cla-1', alerts[0] ?? '');
  await test.node.close();
  client = new pg.Client({ connectionString: test.databaseUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await test.close();
});

const shown = async () =>
  (await client.query('select circle, id, state from shown_alert order by circle, no')).rows as object[];

it('C1 are shown to their base and their province as the others are', async () => {
  const before = await shown();
  for (const [nth, id] of alerts.entries()) {
    const found = await client.query<{ entry: Buffer }>('select entry from log where entry_id = $1', [id]);
    const written = JSON.parse(found.rows[0]?.entry.toString('utf8') ?? '{}') as Record<string, unknown>;
    expect(written['circle']).toBe(1);
    const released = Buffer.from(JSON.stringify(asRelease[nth]?.(written)), 'utf8');
    expect(entryOf(released).circle || 0).toBe(0);
    await client.query('update log set entry = $2 where entry_id = $1', [id, released]);
  }
  await rebuildReadings(client, clock.nodeClock());
  expect(await shown()).toEqual(before);
  await test.open();
  for (const post of ['kibua-cla-1', 'nk-duty-officer'])
    for (const id of alerts) expect((await test.http('GET', `/api/alerts/${id}`, post)).status).toBe(200);
});
