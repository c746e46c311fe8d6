import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * The log and the first readings. Times are milliseconds since 1970. A subject's `no` is the position of the entry
 * that created it: sequential, so indexes stay dense, and meaningless outside this node.
 */
export const logAndReadings: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};

const statements = [
  `create table node_identity (
    single boolean primary key default true check (single),
    node_id uuid not null,
    kind text not null check (kind in ('exercise', 'real'))
  )`,
  // Bodies lie beside their entry: one row, one write. They are sealed; destroying the key erases them.
  `create table log (
    position bigint primary key,
    incarnation integer not null,
    recorded bigint not null,
    outcome smallint not null check (outcome in (0, 1)),
    entry_id uuid not null unique,
    subject_no bigint not null,
    entry bytea not null,
    bodies bytea,
    hash bytea not null check (length(hash) = 32)
  )`,
  'create index log_subject on log (subject_no, position)',
  'alter table log alter column entry set storage external, alter column bodies set storage external',
  // Entries of a step of the wall clock, so that steady time can be told from any row's recorded time.
  'create table clock_step (position bigint primary key, step_ms bigint not null)',
  // Entries that destroyed keys, to be replayed before any body is opened.
  'create table key_destruction (position bigint primary key)',
  // How far through the log a recurring job has come.
  'create table job_mark (name text primary key, position bigint not null)',
  `create table alert (
    no bigint primary key,
    number text not null,
    base text not null,
    province text not null,
    circle integer not null,
    status text not null,
    is_open boolean not null,
    is_ringing boolean not null,
    owes_feedback boolean not null,
    received bigint not null,
    closed bigint,
    state jsonb not null
  ) with (fillfactor = 85)`,
  'create index alert_open on alert (base, no) where is_open',
  'create index alert_ringing on alert (no) where is_ringing',
  'create index alert_waiting on alert (base, no) where owes_feedback and not is_open',
  'create index alert_number on alert (number)',
  'create index alert_closed on alert (closed) where closed is not null',
  `create table due (
    subject_no bigint not null,
    kind text not null,
    rung smallint not null,
    at bigint not null,
    primary key (subject_no, kind)
  )`,
  'create index due_at on due (at)',
  `create table register (
    no bigint primary key,
    kind text not null,
    id uuid not null,
    version integer not null,
    state jsonb not null
  )`,
  'create unique index register_id on register (kind, id)',
  `create table page (
    id uuid primary key,
    post text not null,
    code text not null,
    opened bigint not null,
    closed bigint,
    state jsonb not null
  )`,
  'create index page_opened on page (opened)',
  // A queue, not a reading: a rebuild never sends. The recipient is sealed under a keystore key and emptied when done.
  `create table outgoing (
    id uuid primary key,
    purpose text not null,
    gateway text not null,
    urgent boolean not null,
    recipient bytea,
    words text not null,
    locale text not null,
    fill jsonb not null,
    subject_no bigint,
    page uuid,
    post text,
    state text not null,
    cause text,
    attempts integer not null default 0,
    next_at bigint not null,
    created bigint not null,
    expires bigint not null
  )`,
  `create index outgoing_waiting on outgoing (next_at) where state = 'queued'`,
  'create index outgoing_subject on outgoing (subject_no)',
  'create index outgoing_created on outgoing (created)',
  // Reads of protected things, chained by month, so that a whole month can be dropped after two years.
  `create table protected_read (
    segment text not null,
    n integer not null,
    at bigint not null,
    pen uuid not null,
    what text not null,
    subject_id uuid not null,
    hash bytea not null,
    primary key (segment, n)
  )`,
];
