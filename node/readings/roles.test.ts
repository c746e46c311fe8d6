// A PostgreSQL of one's own, where the node's user may not do everything.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { ensureRoles, openerRole, readerRole } from './index.ts';

const user = `weak_${randomUUID().slice(0, 8)}`;
let admin: pg.Client;
let weak: pg.Client;

beforeAll(async () => {
  admin = new pg.Client({ connectionString: inject('databaseUrl') });
  await admin.connect();
  await ensureRoles(admin);
  await admin.query(`create role ${user} login password 'exercise'`);
  const { host, port, database } = admin;
  weak = new pg.Client({ host, port, database: database ?? 'postgres', user, password: 'exercise' });
  await weak.connect();
});
afterAll(async () => {
  await weak.end();
  await admin.query(`drop role ${user}`);
  await admin.end();
});

it('without the right to take on the readers’ roles a node says what to grant', async () => {
  await expect(ensureRoles(weak)).rejects.toMatchObject({
    code: 'database/no-reader-roles',
    message: expect.stringContaining(`GRANT ${readerRole}, ${openerRole} TO`),
  });
});

it('is content once that was granted', async () => {
  await admin.query(`grant ${readerRole}, ${openerRole} to ${user}`);
  await ensureRoles(weak);
  expect((await weak.query('select current_user as name')).rows).toEqual([{ name: user }]);
});

it('many nodes on one server may make sure in the same moment', async () => {
  const clients = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const client = new pg.Client({ connectionString: inject('databaseUrl') });
      await client.connect();
      return client;
    }),
  );
  try {
    const all = Promise.all(clients.map((client) => ensureRoles(client)));
    await expect(all).resolves.toHaveLength(8);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
});
