import type { Migration } from 'kysely/migration';
import { logAndReadings } from './0001-log-and-readings.ts';
import { circles } from './0002-circles.ts';
import { openRosa } from './0003-openrosa.ts';
import { sync } from './0004-sync.ts';

/** A migration's name: its number, then what it does. They run in the order of their names, each once. */
export type MigrationName = `${number}-${string}`;

/** Migrations by name. */
export type Migrations = Readonly<Record<MigrationName, Migration>>;

/** All changes to the tables since the first release. */
export const migrations: Migrations = {
  '0001-log-and-readings': logAndReadings,
  '0002-circles': circles,
  '0003-openrosa': openRosa,
  '0004-sync': sync,
};
