// Folds the whole log into its readings anew, beside the ones in use, and puts them in their place. What was logged as
// accepted is folded as it was; nothing is decided again and nothing is sent. The queue of outgoing messages and the
// register of reads are no readings and stay.
import { entryOf, type EntryId, type SubjectId } from '@ulinzi/domain/kernel';
import type { Client } from 'pg';
import {
  ensureRoles,
  guardStatements,
  makeTables,
  readingTables,
  readingVersions,
} from '../readings/index.ts';
import { findAlerts, outcomeOf } from './log-queries.ts';
import { load } from './load.ts';
import { writeReadings } from './log-store.ts';
import type { Memory } from './memory.ts';
import type { NodeClock } from './node-clock.ts';
import { shownOf } from './shown.ts';
import { Staging } from './staging.ts';

const pageRows = 5_000;
/** Where readings are built; what a killed build left there is swept by the next one. */
const beside = 'ulinzi_beside';

/**
 * Brings the readings to this program's versions: builds them where the database holds others, and says whether it
 * did. Nobody may be writing meanwhile.
 */
export async function bringReadings(
  client: Client,
  clock: NodeClock,
  progress?: (rows: number) => void,
): Promise<boolean> {
  const found = await client.query<{ kind: string; version: number }>(
    'select kind, version from reading_version',
  );
  const held = new Map(found.rows.map(({ kind, version }) => [kind, version]));
  const kinds = Object.entries(readingVersions);
  if (held.size === kinds.length && kinds.every(([kind, version]) => held.get(kind) === version)) {
    await ensureRoles(client);
    await guard(client, await mainSchema(client));
    return false;
  }
  await rebuildReadings(client, clock, progress);
  return true;
}

/** Builds the readings beside and swaps them in; gives the number of entries folded. */
export async function rebuildReadings(
  client: Client,
  clock: NodeClock,
  progress: (rows: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<number> {
  await ensureRoles(client);
  const schema = await mainSchema(client);
  await client.query(`drop schema if exists ${beside} cascade`);
  await client.query(`create schema ${beside}`);
  try {
    await client.query(`set search_path = ${beside}, ${schema}`);
    for (const statement of makeTables) await client.query(statement);
    const { memory } = await load(client, clock);
    let position = 0;
    for (;;) {
      signal?.throwIfAborted();
      await client.query('begin');
      const reached = await foldPage(client, clock, memory, position);
      await client.query('commit');
      if (reached === position) break;
      position = reached;
      progress(position);
    }
    // Nothing is written between the last look and the swap.
    await client.query('begin');
    await client.query('lock table log in exclusive mode');
    for (let reached = position; ; position = reached) {
      reached = await foldPage(client, clock, memory, position);
      if (reached === position) break;
    }
    await swapIn(client, schema);
    await client.query('commit');
    return position;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    await client.query(`drop schema if exists ${beside} cascade`).catch(() => undefined);
    throw error;
  } finally {
    await client.query('reset search_path').catch(() => undefined);
  }
}

/** The schema of the tables, as a statement names it. */
async function mainSchema(client: Client): Promise<string> {
  const found = await client.query<{ name: string }>('select quote_ident(current_schema()) as name');
  return found.rows[0]?.name ?? 'public';
}

async function guard(client: Client, schema: string): Promise<void> {
  for (const statement of guardStatements(schema)) await client.query(statement);
}

/** The new tables take the place of the old ones, with the guard on them, in the caller's transaction. */
async function swapIn(client: Client, schema: string): Promise<void> {
  for (const table of readingTables) {
    await client.query(`drop table if exists ${schema}.${table}`);
    await client.query(`alter table ${beside}.${table} set schema ${schema}`);
  }
  await client.query(`drop schema ${beside}`);
  await client.query(`set local search_path = ${schema}`);
  await guard(client, schema);
  await client.query('delete from reading_version');
  for (const [kind, version] of Object.entries(readingVersions))
    await client.query('insert into reading_version (kind, version) values ($1, $2)', [kind, version]);
}

/** Folds the next entries after `position`; gives the position reached, which is the same at the log's end. */
async function foldPage(client: Client, clock: NodeClock, memory: Memory, position: number): Promise<number> {
  const rows = await client.query<{ position: string; recorded: string; outcome: number; entry: Buffer }>(
    'select position, recorded, outcome, entry from log where position > $1 order by position limit $2',
    [position, pageRows],
  );
  const entries = rows.rows.map((row) => ({ row, entry: entryOf(row.entry) }));
  await bringToHand(
    client,
    memory,
    entries.map(({ entry }) => entry.subject),
  );
  const begin = () => new Staging(memory, clock.now(), new Map<EntryId, never>());
  // Registers are read by later folds, so a batch ends where one has changed.
  let staging = begin();
  let reached = position;
  const write = async () => {
    await writeReadings(client, readingsOf(staging));
    staging.commit();
    staging = begin();
  };
  for (const { row, entry } of entries) {
    reached = Number(row.position);
    staging.fold(entry, outcomeOf(row.outcome), clock.at(reached, Number(row.recorded)), reached, row.entry);
    if (staging.registersChanged.size > 0) await write();
  }
  await write();
  return reached;
}

function readingsOf(staging: Staging) {
  const alerts = [...staging.alerts.values()];
  const registers = [...staging.registersChanged.values()];
  return {
    alerts,
    registers,
    shown: shownOf(alerts, registers, staging.registers),
    pages: [...staging.pages.values()],
  };
}

async function bringToHand(
  client: Client,
  memory: Memory,
  subjects: readonly { kind: string; id: SubjectId }[],
): Promise<void> {
  const missing = new Set(
    subjects.filter(({ kind, id }) => kind === 'alert' && !memory.alertHeld(id)).map(({ id }) => id),
  );
  if (missing.size === 0) return;
  for (const held of await findAlerts(client, [...missing])) memory.setAlert(held);
}
