// Brings the memory to where the database is: at start, and after the database was lost.
import type { AlertState } from '@ulinzi/domain/alerts';
import { numberRestDays } from '@ulinzi/domain/alerts';
import { codeRestMs, type Page } from '@ulinzi/domain/channels';
import { day, type SubjectId, type SubjectKind } from '@ulinzi/domain/kernel';
import type { RegisterState } from '@ulinzi/domain/registers';
import { restAfterSettling } from '@ulinzi/domain/troubles';
import type { Client } from 'pg';
import { beforeAll } from './chain.ts';
import { Memory } from './memory.ts';
import type { NodeClock } from './node-clock.ts';
import type { Tail } from './batch.ts';

export interface Loaded {
  readonly memory: Memory;
  readonly tail: Tail;
  /** Recorded time of the newest row, null in an empty log. */
  readonly lastRecorded: number | null;
}

/** Reads tail, steps of the clock, registers, pages of the last day, ringing alerts and numbers in use. */
export async function load(client: Client, clock: NodeClock): Promise<Loaded> {
  const tail = await loadTail(client);
  const steps = await client.query<{ position: string; step_ms: string }>(
    'select position, step_ms from clock_step order by position',
  );
  clock.load(
    steps.rows.map((row) => ({ position: Number(row.position), stepMs: Number(row.step_ms) })),
    tail.lastRecorded,
  );
  const memory = new Memory();
  await loadRegisters(client, memory, clock.now());
  await loadPages(client, memory, clock.now());
  await loadNumbers(client, memory, clock.now());
  await loadRinging(client, memory);
  await loadTied(client, memory);
  return { memory, tail: tail.tail, lastRecorded: tail.lastRecorded };
}

async function loadTail(client: Client): Promise<{ tail: Tail; lastRecorded: number | null }> {
  const found = await client.query<{ position: string; incarnation: number; recorded: string; hash: Buffer }>(
    'select position, incarnation, recorded, hash from log order by position desc limit 1',
  );
  const row = found.rows[0];
  if (!row) return { tail: { position: 0, incarnation: 1, hash: beforeAll }, lastRecorded: null };
  return {
    tail: { position: Number(row.position), incarnation: row.incarnation, hash: row.hash },
    lastRecorded: Number(row.recorded),
  };
}

/** Which alerts each situation has. */
async function loadTied(client: Client, memory: Memory): Promise<void> {
  const found = await client.query<{ no: string; situation: SubjectId }>(
    "select no, state -> 'situation' ->> 'id' as situation from alert where state ->> 'situation' is not null",
  );
  for (const { no, situation } of found.rows) memory.setTied(situation, Number(no));
}

async function loadRegisters(client: Client, memory: Memory, now: number): Promise<void> {
  const found = await client.query<{
    no: string;
    kind: SubjectKind;
    id: SubjectId;
    version: number;
    state: RegisterState;
  }>(
    `select no, kind, id, version, state from register where (kind <> 'message' or state ->> 'ended' is null)
      and (kind <> 'trouble' or state ->> 'settled' is null or (state -> 'settled' ->> 'at')::bigint > $1) order by no`,
    [now - restAfterSettling],
  );
  for (const row of found.rows) memory.setRegister({ ...row, no: Number(row.no) });
}

async function loadPages(client: Client, memory: Memory, now: number): Promise<void> {
  const found = await client.query<{ state: Page }>(
    'select state from page where opened > $1 or closed is null',
    [now - codeRestMs],
  );
  for (const row of found.rows) memory.setPage(row.state);
}

async function loadNumbers(client: Client, memory: Memory, now: number): Promise<void> {
  const found = await client.query<{ base: string; number: string }>(
    'select base, number from alert where is_open or closed > $1',
    [now - numberRestDays * day],
  );
  for (const row of found.rows) memory.useNumber(row.base, row.number);
}

async function loadRinging(client: Client, memory: Memory): Promise<void> {
  const found = await client.query<{ no: string; state: AlertState }>(
    'select no, state from alert where is_ringing order by no',
  );
  for (const row of found.rows) memory.setAlert({ no: Number(row.no), state: row.state });
}
