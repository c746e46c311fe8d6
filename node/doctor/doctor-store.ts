// What is asked of the database; a read-only transaction, so that nothing can be changed by looking.
import type { Gateway } from '@ulinzi/domain/channels';
import type { Base, Community } from '@ulinzi/domain/communities';
import type { Area } from '@ulinzi/domain/geography';
import type { Duty } from '@ulinzi/domain/people';
import type { Client } from 'pg';

export interface LogSeen {
  readonly node: string | null;
  readonly kind: string | null;
  /** Wall clock of the newest row; null in an empty log. */
  readonly lastRecorded: number | null;
  readonly position: number;
  /** By how much the steps of the clock move the wall away from steady time. */
  readonly stepsMs: number;
  readonly held: number;
}

export async function lookReadOnly(client: Client): Promise<void> {
  await client.query('begin isolation level repeatable read, read only');
}

/** Null where the database holds no log of a node. */
export async function logSeen(client: Client): Promise<LogSeen | null> {
  const there = await client.query<{ log: string | null }>("select to_regclass('log')::text as log");
  if (!there.rows[0]?.log) return null;
  const found = await client.query<{
    node: string | null;
    kind: string | null;
    recorded: string | null;
    position: string | null;
    steps: string | null;
    held: string;
  }>(
    `select (select node_id from node_identity) as node, (select kind from node_identity) as kind,
      (select recorded from log order by position desc limit 1) as recorded,
      (select max(position) from log) as position, (select sum(step_ms) from clock_step) as steps,
      (select count(*) from outgoing where state = 'held') as held`,
  );
  const [row] = found.rows;
  if (!row) return null;
  return {
    node: row.node,
    kind: row.kind,
    lastRecorded: row.recorded === null ? null : Number(row.recorded),
    position: Number(row.position ?? 0),
    stepsMs: Number(row.steps ?? 0),
    held: Number(row.held),
  };
}

export async function hashAt(client: Client, position: number): Promise<string | null> {
  const found = await client.query<{ hash: string }>(
    "select encode(hash, 'hex') as hash from log where position = $1",
    [position],
  );
  return found.rows[0]?.hash ?? null;
}

export interface Registers {
  readonly gateways: readonly Gateway[];
  readonly bases: readonly Base[];
  readonly duties: readonly Duty[];
  readonly communities: readonly Community[];
  readonly areas: readonly Area[];
}

export async function registers(client: Client): Promise<Registers> {
  const found = await client.query<{ kind: string; state: unknown }>(
    "select kind, state from register where kind in ('gateway', 'base', 'duty', 'community', 'area')",
  );
  const of = <State>(kind: string) =>
    found.rows.filter((row) => row.kind === kind).map((row) => row.state as State);
  return {
    gateways: of<Gateway>('gateway'),
    bases: of<Base>('base'),
    duties: of<Duty>('duty'),
    communities: of<Community>('community'),
    areas: of<Area>('area'),
  };
}
