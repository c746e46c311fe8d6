export type { Database, PgConnectionOptions } from './database.ts';
export { migrate } from './migrate.ts';
export type { MigrationName, Migrations } from './migrations/index.ts';
export { openDatabase, type OpenDatabaseOptions } from './open-database.ts';
export { DatabaseCannot, type DatabaseProblem } from './refusals.ts';
export { PgFailure, stripPgError } from './strip-pg-error.ts';
export type { LogTo, StructuredLine } from './structured-line.ts';
