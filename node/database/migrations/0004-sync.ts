import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What phones have sent: for each entry its number at the phone, the digest of its exact text and the receipt that it was
 * given. Beside it, sealed with who sent it, what is not in the log: refused, waiting for a newer program or for what it
 * is about.
 */
export const sync: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};

const statements = [
  `create table field_item (
    device uuid not null,
    n bigint not null,
    digest bytea not null check (length(digest) = 32),
    r bigint not null,
    receipt jsonb not null,
    primary key (device, n),
    unique (device, r)
  )`,
  `create table field_kept (
    device uuid not null,
    n bigint not null,
    digest bytea not null,
    state text not null check (state in ('refused', 'not-known', 'not-there')),
    act text,
    reason text,
    fields jsonb not null,
    arrived bigint not null,
    key_id bigint not null,
    sealed bytea not null,
    primary key (device, n, digest)
  )`,
];
