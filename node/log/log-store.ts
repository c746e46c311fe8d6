// The SQL of the log and its readings. One batch is a handful of statements sent at once and one commit.
import { clocksOf, type AlertState } from '@ulinzi/domain/alerts';
import type { Page } from '@ulinzi/domain/channels';
import type { EntryId, Outcome } from '@ulinzi/domain/kernel';
import type { Socket } from 'node:net';
import type { Client } from 'pg';
import { alertRow } from './alert-row.ts';
import { boolArray, byteaArray, int4Array, int8Array, textArray, uuidArray } from './binary-array.ts';
import type { Held, HeldRegister } from './memory.ts';
import type { OutgoingChange, OutgoingDraft } from './plan.ts';
import type { Shown } from './shown.ts';
import { shownStatements } from './shown-store.ts';
import type { Statement } from './statement.ts';

export interface LogRow {
  readonly position: number;
  readonly incarnation: number;
  readonly recorded: number;
  readonly outcome: Outcome;
  readonly entryId: EntryId;
  readonly subjectNo: number;
  readonly entry: Uint8Array;
  readonly bodies: Uint8Array | null;
  readonly hash: Uint8Array;
  /** Milliseconds, where the entry is a step of the wall clock. */
  readonly stepMs: number | null;
  readonly destroysKeys: boolean;
}

export interface OutgoingRow extends OutgoingDraft {
  readonly recipient: Uint8Array | null;
  readonly subjectNo: number | null;
  readonly created: number;
}

export interface Batch {
  readonly rows: readonly LogRow[];
  readonly alerts: readonly Held<AlertState>[];
  readonly registers: readonly HeldRegister[];
  readonly shown: Shown;
  readonly pages: readonly Page[];
  readonly outgoing: readonly OutgoingRow[];
  readonly changes: readonly OutgoingChange[];
}

/** The transaction did not reach the disk; the server answered COMMIT with ROLLBACK. */
class NotCommitted extends Error {}

/**
 * Writes a batch in one transaction and returns when it is on disk. `commitKeys` puts the keystore's keys on disk:
 * it runs while the server works on the statements, and COMMIT is sent only after it, so no row is ever there
 * without its keys. Throws the first error of either, with nothing written. A failed transaction's COMMIT answers
 * ROLLBACK without an error, so the answer's tag is checked.
 */
export async function writeBatch(client: Client, batch: Batch, commitKeys: () => void): Promise<void> {
  const begun = sendTogether(client, [{ text: 'begin', values: [] }, ...statementsOf(batch)]);
  try {
    commitKeys();
  } catch (error) {
    await Promise.allSettled([...begun, client.query('rollback')]);
    throw error;
  }
  const committed = client.query('commit');
  const failed = (await Promise.allSettled([...begun, committed])).find(
    (result) => result.status === 'rejected',
  );
  if (failed) throw failed.reason;
  if ((await committed).command !== 'COMMIT') throw new NotCommitted('transaction rolled back');
}

/** Sends statements as one packet; the driver would send each by itself. */
function sendTogether(client: Client, statements: readonly Statement[]): Promise<unknown>[] {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  stream.cork();
  const sent = statements.map(({ name, text, values }) =>
    client.query({ ...(name !== undefined && { name }), text, values: [...values] }),
  );
  stream.uncork();
  return sent;
}

/** Writes rows of a backup alone, as they were, within a transaction of the caller's: for a restore. */
export async function writeRows(client: Client, rows: readonly LogRow[]): Promise<void> {
  for (const { text, values } of [insertRows(rows), ...insertSteps(rows), ...insertDestructions(rows)])
    await client.query({ text, values: [...values] });
}

/** Writes readings alone, within a transaction of the caller's: for a rebuild. */
export async function writeReadings(
  client: Client,
  readings: Pick<Batch, 'alerts' | 'registers' | 'shown' | 'pages'>,
): Promise<void> {
  const statements = [
    ...upsertAlerts(readings.alerts),
    ...replaceDues(readings.alerts),
    ...upsertRegisters(readings.registers),
    ...upsertPages(readings.pages),
    ...shownStatements(readings.shown),
  ];
  for (const { name, text, values } of statements) {
    await client.query({ ...(name !== undefined && { name }), text, values: [...values] });
  }
}

function statementsOf(batch: Batch): Statement[] {
  return [
    insertRows(batch.rows),
    ...insertSteps(batch.rows),
    ...insertDestructions(batch.rows),
    ...upsertAlerts(batch.alerts),
    ...replaceDues(batch.alerts),
    ...upsertRegisters(batch.registers),
    ...upsertPages(batch.pages),
    ...shownStatements(batch.shown),
    ...insertOutgoing(batch.outgoing),
    ...changeOutgoing(batch.changes),
  ];
}

function insertRows(rows: readonly LogRow[]): Statement {
  return {
    name: 'log-insert',
    text: `insert into log (position, incarnation, recorded, outcome, entry_id, subject_no, entry, bodies, hash)
      select * from unnest($1::bigint[], $2::integer[], $3::bigint[], $4::integer[]::smallint[], $5::uuid[], $6::bigint[],
        $7::bytea[], $8::bytea[], $9::bytea[])`,
    values: [
      int8Array(rows.map((row) => row.position)),
      int4Array(rows.map((row) => row.incarnation)),
      int8Array(rows.map((row) => row.recorded)),
      int4Array(rows.map((row) => (row.outcome === 'accepted' ? 0 : 1))),
      uuidArray(rows.map((row) => row.entryId)),
      int8Array(rows.map((row) => row.subjectNo)),
      byteaArray(rows.map((row) => row.entry)),
      byteaArray(rows.map((row) => row.bodies)),
      byteaArray(rows.map((row) => row.hash)),
    ],
  };
}

function insertSteps(rows: readonly LogRow[]): Statement[] {
  const steps = rows.filter((row) => row.stepMs !== null);
  if (steps.length === 0) return [];
  return [
    {
      name: 'step-insert',
      text: 'insert into clock_step (position, step_ms) select * from unnest($1::bigint[], $2::bigint[])',
      values: [int8Array(steps.map((row) => row.position)), int8Array(steps.map((row) => row.stepMs))],
    },
  ];
}

function insertDestructions(rows: readonly LogRow[]): Statement[] {
  const destroying = rows.filter((row) => row.destroysKeys);
  if (destroying.length === 0) return [];
  return [
    {
      name: 'destruction-insert',
      text: 'insert into key_destruction (position) select unnest($1::bigint[])',
      values: [int8Array(destroying.map((row) => row.position))],
    },
  ];
}

function upsertAlerts(held: readonly Held<AlertState>[]): Statement[] {
  if (held.length === 0) return [];
  const rows = held.map(({ no, state }) => alertRow(no, state));
  return [
    {
      name: 'alert-upsert',
      text: `insert into alert as old (no, number, base, province, circle, status, is_open, is_ringing, owes_feedback,
          received, closed, state)
        select no, number, base, province, circle, status, is_open, is_ringing, owes_feedback, received, closed,
          state::jsonb
        from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::integer[], $6::text[], $7::boolean[],
          $8::boolean[], $9::boolean[], $10::bigint[], $11::bigint[], $12::text[])
          as new (no, number, base, province, circle, status, is_open, is_ringing, owes_feedback, received, closed, state)
        on conflict (no) do update set status = excluded.status, is_open = excluded.is_open,
          is_ringing = excluded.is_ringing, owes_feedback = excluded.owes_feedback, closed = excluded.closed,
          state = excluded.state`,
      values: [
        int8Array(rows.map((row) => row.no)),
        textArray(rows.map((row) => row.number)),
        textArray(rows.map((row) => row.base)),
        textArray(rows.map((row) => row.province)),
        int4Array(rows.map((row) => row.circle)),
        textArray(rows.map((row) => row.status)),
        boolArray(rows.map((row) => row.isOpen)),
        boolArray(rows.map((row) => row.isRinging)),
        boolArray(rows.map((row) => row.owesFeedback)),
        int8Array(rows.map((row) => row.received)),
        int8Array(rows.map((row) => row.closed)),
        textArray(rows.map((row) => row.state)),
      ],
    },
  ];
}

function replaceDues(held: readonly Held<AlertState>[]): Statement[] {
  // An alert that this very batch opened (version 1) has no deadlines yet.
  const changed = held.filter(({ state }) => state.version + state.contested > 1).map(({ no }) => no);
  const dues = held.flatMap(({ no, state }) => clocksOf(state).map((clock) => ({ no, ...clock })));
  const statements: Statement[] = [];
  if (changed.length > 0) {
    statements.push({
      name: 'due-delete',
      text: 'delete from due where subject_no = any($1::bigint[])',
      values: [int8Array(changed)],
    });
  }
  if (dues.length > 0) {
    statements.push({
      name: 'due-insert',
      text: `insert into due (subject_no, kind, rung, at)
        select * from unnest($1::bigint[], $2::text[], $3::integer[]::smallint[], $4::bigint[])`,
      values: [
        int8Array(dues.map((due) => due.no)),
        textArray(dues.map((due) => due.kind)),
        int4Array(dues.map((due) => due.rung)),
        int8Array(dues.map((due) => due.at)),
      ],
    });
  }
  return statements;
}

function upsertRegisters(held: readonly HeldRegister[]): Statement[] {
  if (held.length === 0) return [];
  return [
    {
      name: 'register-upsert',
      text: `insert into register (no, kind, id, version, state)
        select no, kind, id, version, state::jsonb
        from unnest($1::bigint[], $2::text[], $3::uuid[], $4::integer[], $5::text[]) as new (no, kind, id, version, state)
        on conflict (no) do update set version = excluded.version, state = excluded.state`,
      values: [
        int8Array(held.map((one) => one.no)),
        textArray(held.map((one) => one.kind)),
        uuidArray(held.map((one) => one.id)),
        int4Array(held.map((one) => one.version)),
        textArray(held.map((one) => JSON.stringify(one.state))),
      ],
    },
  ];
}

function upsertPages(pages: readonly Page[]): Statement[] {
  if (pages.length === 0) return [];
  return [
    {
      name: 'page-upsert',
      text: `insert into page (id, post, code, opened, closed, state)
        select id, post, code, opened, closed, state::jsonb
        from unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::text[])
          as new (id, post, code, opened, closed, state)
        on conflict (id) do update set closed = excluded.closed, state = excluded.state`,
      values: [
        uuidArray(pages.map((page) => page.id)),
        textArray(pages.map((page) => page.post)),
        textArray(pages.map((page) => page.code)),
        int8Array(pages.map((page) => page.openedAt)),
        int8Array(pages.map((page) => page.closedAt)),
        textArray(pages.map((page) => JSON.stringify(page))),
      ],
    },
  ];
}

function insertOutgoing(rows: readonly OutgoingRow[]): Statement[] {
  if (rows.length === 0) return [];
  return [
    {
      name: 'outgoing-insert',
      text: `insert into outgoing (id, purpose, gateway, urgent, recipient, words, locale, fill, subject_no, page, post,
          state, next_at, created, expires, cause)
        select id, purpose, gateway, urgent, recipient, words, locale, fill::jsonb, subject_no, page, post,
          case when recipient is null then 'failed' else 'queued' end, next_at, created, expires,
          case when recipient is null then 'no-number' end
        from unnest($1::uuid[], $2::text[], $3::text[], $4::boolean[], $5::bytea[], $6::text[], $7::text[], $8::text[],
          $9::bigint[], $10::uuid[], $11::text[], $12::bigint[], $13::bigint[], $14::bigint[])
          as new (id, purpose, gateway, urgent, recipient, words, locale, fill, subject_no, page, post, next_at, created,
            expires)`,
      values: [
        uuidArray(rows.map((row) => row.id)),
        textArray(rows.map((row) => row.purpose)),
        textArray(rows.map((row) => row.gateway)),
        boolArray(rows.map((row) => row.urgent)),
        byteaArray(rows.map((row) => row.recipient)),
        textArray(rows.map((row) => row.words)),
        textArray(rows.map((row) => row.locale)),
        textArray(rows.map((row) => JSON.stringify(row.fill))),
        int8Array(rows.map((row) => row.subjectNo)),
        uuidArray(rows.map((row) => row.page)),
        textArray(rows.map((row) => row.post)),
        int8Array(rows.map((row) => row.notBefore)),
        int8Array(rows.map((row) => row.created)),
        int8Array(rows.map((row) => row.expires)),
      ],
    },
  ];
}

/**
 * A message that has ended its way forgets whom it was for. Of several changes of one message in a batch each is a
 * statement later than the one before: one statement would do only one of them.
 */
function changeOutgoing(changes: readonly OutgoingChange[]): Statement[] {
  const rounds: OutgoingChange[][] = [];
  const seen = new Map<string, number>();
  for (const change of changes) {
    const nth = seen.get(change.id) ?? 0;
    seen.set(change.id, nth + 1);
    (rounds[nth] ??= []).push(change);
  }
  return rounds.map(changeOnce);
}

function changeOnce(changes: readonly OutgoingChange[]): Statement {
  return {
    name: 'outgoing-change',
    text: `update outgoing set state = new.state, cause = new.cause, next_at = new.next_at, attempts = new.attempts,
        gateway = coalesce(new.moved_to, outgoing.gateway),
        recipient = case when new.state in ('delivered', 'failed', 'given-up') then null else recipient end
      from unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[], $5::integer[], $6::text[], $7::text[], $8::text[])
        as new (id, state, cause, next_at, attempts, told_by, moved_to, was)
      where outgoing.id = new.id and outgoing.gateway = new.told_by
        and outgoing.state not in ('delivered', 'failed', 'given-up') and outgoing.state = coalesce(new.was, outgoing.state)`,
    values: [
      uuidArray(changes.map((change) => change.id)),
      textArray(changes.map((change) => change.state)),
      textArray(changes.map((change) => change.cause)),
      int8Array(changes.map((change) => change.nextAt)),
      int4Array(changes.map((change) => change.attempts)),
      textArray(changes.map((change) => change.of)),
      textArray(changes.map((change) => change.movedTo ?? null)),
      textArray(changes.map((change) => change.from ?? null)),
    ],
  };
}
