import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { TestNode } from '../../testing/test-node.ts';

/**
 * Gives a test a copy of a closed node's database to spoil: its address and a connection. The copy is dropped after.
 */
export async function onCopy<Result>(
  test: TestNode,
  work: (copy: { url: string; client: pg.Client }) => Promise<Result>,
): Promise<Result> {
  const original = new URL(test.databaseUrl.replace('@/', '@host/'));
  const name = `copy_${randomUUID().replaceAll('-', '')}`;
  const urlOf = (database: string) => test.databaseUrl.replace(`${original.pathname}?`, `/${database}?`);
  const admin = new pg.Client({ connectionString: urlOf('postgres') });
  await admin.connect();
  await admin.query(`create database ${name} template ${original.pathname.slice(1)}`);
  const client = new pg.Client({ connectionString: urlOf(name) });
  await client.connect();
  try {
    return await work({ url: urlOf(name), client });
  } finally {
    await client.end();
    // A connection that is still on its way out would be told that it was cut off, with nobody left to hear it.
    const others = () => admin.query('select 1 from pg_stat_activity where datname = $1', [name]);
    for (let tries = 0; tries < 100 && (await others()).rows.length > 0; tries++) await delay(20);
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  }
}
