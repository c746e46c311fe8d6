// The SQL of backups and restores.
import type { Client } from 'pg';
import { outcomeOf, type LogRow } from '../log/index.ts';
import type { OutgoingLine, ReadLine } from './log-lines.ts';

const pageRows = 200;

/** Sees the database as it is now until the transaction ends, whatever is written meanwhile. */
export async function beginSnapshot(client: Client): Promise<void> {
  await client.query('begin isolation level repeatable read, read only');
}

export async function nodeOf(client: Client): Promise<{ node: string; kind: 'exercise' | 'real' } | null> {
  const found = await client.query<{ node: string; kind: 'exercise' | 'real' }>(
    'select node_id as node, kind from node_identity',
  );
  return found.rows[0] ?? null;
}

export interface Tail {
  readonly position: number;
  readonly incarnation: number;
  readonly hash: Buffer;
}

export async function rowHashAt(client: Client, position: number): Promise<Tail | null> {
  const found = await client.query<{ position: string; incarnation: number; hash: Buffer }>(
    'select position, incarnation, hash from log where position = $1',
    [position],
  );
  const row = found.rows[0];
  return row ? { ...row, position: Number(row.position) } : null;
}

export async function tailOf(client: Client): Promise<Tail | null> {
  const found = await client.query<{ position: string }>('select max(position) as position from log');
  const last = found.rows[0]?.position ?? null;
  return last === null ? null : rowHashAt(client, Number(last));
}

export type StoredRow = Omit<LogRow, 'stepMs' | 'destroysKeys'>;

/** Rows after a position and through another, a page at a time. */
export async function* rowsBetween(
  client: Client,
  after: number,
  through: number,
): AsyncGenerator<readonly StoredRow[]> {
  for (let position = after; position < through; ) {
    const found = await client.query<{
      position: string;
      incarnation: number;
      recorded: string;
      outcome: number;
      entry_id: LogRow['entryId'];
      subject_no: string;
      entry: Buffer;
      bodies: Buffer | null;
      hash: Buffer;
    }>(
      `select position, incarnation, recorded, outcome, entry_id, subject_no, entry, bodies, hash from log
        where position > $1 and position <= $2 order by position limit ${pageRows}`,
      [position, through],
    );
    if (found.rows.length === 0) return;
    yield found.rows.map((row) => ({
      position: Number(row.position),
      incarnation: row.incarnation,
      recorded: Number(row.recorded),
      outcome: outcomeOf(row.outcome),
      entryId: row.entry_id,
      subjectNo: Number(row.subject_no),
      entry: row.entry,
      bodies: row.bodies,
      hash: row.hash,
    }));
    position = Number(found.rows.at(-1)?.position);
  }
}

export async function newestRead(client: Client): Promise<{ segment: string; n: number } | null> {
  const found = await client.query<{ segment: string; n: number }>(
    'select segment, n from protected_read order by segment desc, n desc limit 1',
  );
  return found.rows[0] ?? null;
}

/** Reads noted after one, a page at a time. */
export async function* readsAfter(
  client: Client,
  after: { segment: string; n: number },
): AsyncGenerator<readonly ReadLine[]> {
  for (let last = after; ; ) {
    const found = await client.query<Omit<ReadLine, 'at'> & { at: string }>(
      `select segment, n, at, pen, what, subject_id as subject, encode(hash, 'hex') as hash from protected_read
        where (segment, n) > ($1, $2) order by segment, n limit ${pageRows}`,
      [last.segment, last.n],
    );
    if (found.rows.length === 0) return;
    yield found.rows.map((row) => ({ ...row, at: Number(row.at) }));
    last = found.rows.at(-1) ?? last;
  }
}

/** Messages that have not ended and belong to the log through a position. */
export async function unendedMessages(client: Client, through: number): Promise<OutgoingLine[]> {
  const found = await client.query<
    Omit<OutgoingLine, 'subjectNo' | 'created' | 'expires'> & {
      subjectNo: string | null;
      created: string;
      expires: string;
    }
  >(
    `select id, purpose, gateway, urgent, encode(recipient, 'base64') as recipient, words, locale, fill,
        subject_no as "subjectNo", page, post, attempts, created, expires from outgoing
      where state not in ('delivered', 'failed', 'given-up') and coalesce(subject_no, 0) <= $1
      order by created, id`,
    [through],
  );
  return found.rows.map((row) => ({
    ...row,
    subjectNo: row.subjectNo === null ? null : Number(row.subjectNo),
    created: Number(row.created),
    expires: Number(row.expires),
  }));
}

export async function jobMarks(
  client: Client,
  through: number,
): Promise<{ name: string; position: number }[]> {
  const found = await client.query<{ name: string; position: string }>(
    'select name, least(position, $1) as position from job_mark',
    [through],
  );
  return found.rows.map((row) => ({ name: row.name, position: Number(row.position) }));
}

export async function writeNode(client: Client, node: string, kind: string): Promise<void> {
  await client.query('insert into node_identity (node_id, kind) values ($1, $2)', [node, kind]);
}

export async function writeReads(client: Client, reads: readonly ReadLine[]): Promise<void> {
  await client.query(
    `insert into protected_read (segment, n, at, pen, what, subject_id, hash)
      select r ->> 'segment', (r ->> 'n')::int, (r ->> 'at')::bigint, (r ->> 'pen')::uuid, r ->> 'what',
        (r ->> 'subject')::uuid, decode(r ->> 'hash', 'hex') from jsonb_array_elements($1::jsonb) r`,
    [JSON.stringify(reads)],
  );
}

/** Nobody knows what became of these messages after the backup: each is held until a person decides. */
export async function holdMessages(client: Client, messages: readonly OutgoingLine[]): Promise<void> {
  await client.query(
    `insert into outgoing (id, purpose, gateway, urgent, recipient, words, locale, fill, subject_no, page, post, state,
        attempts, next_at, created, expires)
      select (m ->> 'id')::uuid, m ->> 'purpose', m ->> 'gateway', (m ->> 'urgent')::boolean,
        decode(m ->> 'recipient', 'base64'), m ->> 'words', m ->> 'locale', m -> 'fill', (m ->> 'subjectNo')::bigint,
        (m ->> 'page')::uuid, m ->> 'post', 'held', (m ->> 'attempts')::int, (m ->> 'created')::bigint,
        (m ->> 'created')::bigint, (m ->> 'expires')::bigint from jsonb_array_elements($1::jsonb) m`,
    [JSON.stringify(messages)],
  );
}

/** A page that was opened after the head through which the backup goes is not in the log; nobody can send it. */
export async function dropUnknownPages(client: Client): Promise<void> {
  await client.query(
    'delete from outgoing where page is not null and not exists (select 1 from page where page.id = outgoing.page)',
  );
}

export async function writeMark(client: Client, mark: { name: string; position: number }): Promise<void> {
  await client.query('insert into job_mark (name, position) values ($1, $2)', [mark.name, mark.position]);
}

const marker = 'ulinzi_restoring';

/** What a database holds before a restore: nothing, a restore that was cut off, or a node's log. */
export async function standing(client: Client): Promise<'empty' | 'half-restored' | 'in-use'> {
  const found = await client.query<{ log: string | null; marker: string | null }>(
    `select to_regclass('log')::text as log, to_regclass('${marker}')::text as marker`,
  );
  const row = found.rows[0];
  if (row?.marker) return 'half-restored';
  if (!row?.log) return 'empty';
  const held = await client.query('select 1 from log limit 1');
  return held.rows.length === 0 ? 'empty' : 'in-use';
}

export async function beginRestore(client: Client): Promise<void> {
  await client.query(`create table if not exists ${marker} ()`);
  await client.query(
    `truncate log, node_identity, clock_step, key_destruction, job_mark, outgoing, protected_read`,
  );
}

export async function endRestore(client: Client): Promise<void> {
  await client.query(`drop table ${marker}`);
}
