import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Which version of each reading the database holds. The readings themselves are built from the log at the next start
 * (node/readings), as what the first release made counts as version 1.
 */
export const circles: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};

const statements = [
  'create table reading_version (kind text primary key, version integer not null)',
  `insert into reading_version values ('alert', 1), ('register', 1), ('page', 1)`,
  // How far the messages of a page have come is asked with every look at the board.
  'create index outgoing_page on outgoing (page, created) where page is not null',
];
