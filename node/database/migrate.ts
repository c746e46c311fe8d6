import { Kysely, PostgresDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { Pool } from 'pg';
import type { PgConnectionOptions } from './database.ts';
import { type Migrations, migrations as ownMigrations } from './migrations/index.ts';
import { DatabaseCannot } from './refusals.ts';
import { stripPgError } from './strip-pg-error.ts';

/** How the migrator says that the database has a migration which this program does not know. */
const missingHere = /previously executed migration (\S+) is missing/;

/**
 * Brings the tables up to date: runs the migrations that this database has not seen, in one transaction and one node
 * at a time, and gives their names. Throws `DatabaseCannot` where a newer Ulinzi has been here, and a stripped error
 * where a migration fails; nothing of it is then kept.
 */
export async function migrate(
  connection: PgConnectionOptions,
  migrations: Migrations = ownMigrations,
): Promise<string[]> {
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new Pool({ ...connection, max: 2 }) }),
  });
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
    const { error, results = [] } = await migrator.migrateToLatest();
    if (error !== undefined) throw error;
    return results.map(({ migrationName }) => migrationName);
  } catch (error) {
    const foreign = error instanceof Error ? error.message.match(missingHere)?.[1] : undefined;
    throw foreign === undefined
      ? stripPgError(error)
      : new DatabaseCannot('database/newer-schema', { migration: foreign });
  } finally {
    await db.destroy();
  }
}
