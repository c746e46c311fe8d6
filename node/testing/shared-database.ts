// One PostgreSQL for all tests of a run, with a migrated template; each test node gets a database of its own from it.
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { type Database, migrate, openDatabase } from '../database/index.ts';
import { removeDataFolder } from '../database/testing/database-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string;
  }
}

/** Opens the server before the first test and gives its address to all; takes it down after the last. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'ulinzi-tests-'));
  // PostgreSQL runs under a user of its own when root starts the tests.
  chmodSync(folder, 0o711);
  const database = await openDatabase({ dataDir: folder });
  await makeTemplate(database);
  project.provide('databaseUrl', urlOf(database, 'postgres'));
  return async () => {
    await database.close();
    removeDataFolder(folder);
  };
}

async function makeTemplate(database: Database): Promise<void> {
  const admin = new pg.Client({ ...database.connection, database: 'postgres' });
  await admin.connect();
  await admin.query('create database ulinzi_template template template0');
  await migrate({ ...database.connection, database: 'ulinzi_template' });
  await admin.query('alter database ulinzi_template with is_template true allow_connections false');
  await admin.end();
}

function urlOf({ connection }: Database, name: string): string {
  const { user, password, host, port } = connection;
  return `postgres://${encodeURIComponent(user)}:${encodeURIComponent(password)}@/${name}?host=${encodeURIComponent(host)}&port=${port}`;
}
