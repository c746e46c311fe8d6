import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Instances of ODK Collect that came under the id of another report, until the office has looked at them. `content` tells
 * the same one sent again, under a key; `key_id` is the key of the sealed words.
 */
export const openRosa: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};

const statements = [
  `create table openrosa_kept (
    id uuid primary key,
    report uuid not null,
    content uuid not null,
    form_id text not null,
    post text not null,
    base text,
    province text,
    kept bigint not null,
    key_id bigint not null,
    sealed bytea not null,
    unique (report, content)
  )`,
];
