import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, migrate, type Migrations, openDatabase } from './index.ts';
import { openFolder, removeDataFolder, withClient } from './testing/database-folder.ts';

let folder: string;
let database: Database;

beforeAll(async () => {
  folder = await openFolder();
  database = await openDatabase({ dataDir: join(folder, 'data') });
});

afterAll(async () => {
  await database.close();
  await removeDataFolder(join(folder, 'data'));
  await removeDataFolder(folder);
});

const first: Migrations = {
  '0001-drums': {
    async up(db) {
      await db.schema
        .createTable('drum')
        .addColumn('name', 'text', (column) => column.notNull().unique())
        .execute();
    },
  },
};

const second: Migrations = {
  ...first,
  '0002-first-drum': {
    async up(db) {
      await sql`INSERT INTO drum VALUES ('EXERCISE Ngoma')`.execute(db);
    },
  },
};

const names = () =>
  withClient(database.connection, async (client) => (await client.query('SELECT name FROM drum')).rows);

test('migrations run in order, each once, also when several nodes start at once', async () => {
  const runs = await Promise.all([migrate(database.connection, first), migrate(database.connection, first)]);
  expect(runs.flat()).toEqual(['0001-drums']);
  expect(await migrate(database.connection, second)).toEqual(['0002-first-drum']);
  expect(await migrate(database.connection, second)).toEqual([]);
  expect(await names()).toEqual([{ name: 'EXERCISE Ngoma' }]);
});

test('a migration that fails leaves nothing behind and shows no data', async () => {
  const failing: Migrations = {
    ...second,
    '0003-second-drum': {
      async up(db) {
        await sql`INSERT INTO drum VALUES ('EXERCISE Likembe')`.execute(db);
      },
    },
    '0004-again': {
      async up(db) {
        await sql`INSERT INTO drum VALUES ('EXERCISE Ngoma')`.execute(db);
      },
    },
  };
  const error = await migrate(database.connection, failing).catch((refused: unknown) => refused);
  expect(error).toMatchObject({ code: '23505', constraint: 'drum_name_key' });
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('Ngoma');
  expect(await names()).toEqual([{ name: 'EXERCISE Ngoma' }]);
});

test('a database that a newer Ulinzi has migrated is refused', async () => {
  await expect(migrate(database.connection, first)).rejects.toMatchObject({
    code: 'database/newer-schema',
    values: { migration: '0002-first-drum' },
  });
});
