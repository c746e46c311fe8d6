// Reads of the log and readings that the writer itself needs.
import { type AlertState, type AlertView, evolveAlert, versionSeen } from '@ulinzi/domain/alerts';
import {
  type Entry,
  type EntryId,
  entryOf,
  type Moment,
  type Outcome,
  type SubjectId,
} from '@ulinzi/domain/kernel';
import type { RegisterState } from '@ulinzi/domain/registers';
import type { Client } from 'pg';
import { uuidArray } from './binary-array.ts';
import type { Held } from './memory.ts';
import type { NodeClock } from './node-clock.ts';
import type { LoggedEntry } from './plan.ts';
import { type Counted, foldRegister } from './register-fold.ts';

/** Alerts by id: the id is that of the entry that created it, whose position is the alert's own number here. */
export async function findAlerts(client: Client, ids: readonly SubjectId[]): Promise<Held<AlertState>[]> {
  const found = await client.query<{ no: string; state: AlertState }>({
    name: 'alerts-by-id',
    text: 'select a.no, a.state from log l join alert a on a.no = l.position where l.entry_id = any($1::uuid[])',
    values: [uuidArray(ids)],
  });
  return found.rows.map((row) => ({ no: Number(row.no), state: row.state }));
}

export async function findLogged(
  client: Client,
  ids: readonly EntryId[],
): Promise<Map<EntryId, LoggedEntry>> {
  const found = await client.query<{ entry: Buffer; outcome: number }>({
    name: 'entries-by-id',
    text: 'select entry, outcome from log where entry_id = any($1::uuid[])',
    values: [uuidArray(ids)],
  });
  return new Map(
    found.rows.map((row) => {
      const entry = entryOf(row.entry);
      return [entry.id, { entry, bytes: row.entry, outcome: outcomeOf(row.outcome) }];
    }),
  );
}

interface HistoryRow {
  readonly entry: Entry;
  readonly outcome: Outcome;
  readonly at: Moment;
}

/** Every entry of a subject, oldest first. */
async function historyOf(client: Client, clock: NodeClock, no: number): Promise<HistoryRow[]> {
  const rows = await client.query<{ position: string; recorded: string; entry: Buffer; outcome: number }>(
    'select position, recorded, entry, outcome from log where subject_no = $1 order by position',
    [no],
  );
  return rows.rows.map((row) => ({
    entry: entryOf(row.entry),
    outcome: outcomeOf(row.outcome),
    at: clock.at(Number(row.position), Number(row.recorded)),
  }));
}

/** The alert as it stood when a reader knew of `version` of its entries, folded anew from the log. */
export async function alertAsOf(
  client: Client,
  clock: NodeClock,
  no: number,
  view: AlertView,
  version: number,
): Promise<AlertState> {
  let state: AlertState | undefined;
  for (const row of await historyOf(client, clock, no)) {
    if (state && versionSeen(state, view) >= version) break;
    state = evolveAlert(state, row);
  }
  if (!state) throw new Error('an alert without entries');
  return state;
}

/** A register subject as it stood after `version` of its entries, folded anew from the log. */
export async function registerAsOf(
  client: Client,
  clock: NodeClock,
  no: number,
  version: number,
  baseOf: (community: string) => string,
): Promise<RegisterState> {
  let held: Counted | undefined;
  for (const row of await historyOf(client, clock, no)) {
    if (held && held.version >= version) break;
    held = foldRegister(held, row, baseOf);
  }
  if (!held) throw new Error('a register without entries');
  return held.state;
}

export function outcomeOf(code: number): Outcome {
  return code === 0 ? 'accepted' : 'contested';
}
