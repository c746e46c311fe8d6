// Reads of the log and readings that the writer itself needs.
import { type AlertState, type AlertView, evolveAlert, versionSeen } from '@ulinzi/domain/alerts';
import { type EntryId, entryOf, type Outcome, type SubjectId } from '@ulinzi/domain/kernel';
import type { Client } from 'pg';
import { uuidArray } from './binary-array.ts';
import type { Held } from './memory.ts';
import type { NodeClock } from './node-clock.ts';
import type { LoggedEntry } from './plan.ts';

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

/** The alert as it stood when a reader knew of `version` of its entries, folded anew from the log. */
export async function loadHistory(
  client: Client,
  clock: NodeClock,
  no: number,
  view: AlertView,
  version: number,
): Promise<AlertState> {
  const rows = await client.query<{ position: string; recorded: string; entry: Buffer; outcome: number }>(
    'select position, recorded, entry, outcome from log where subject_no = $1 order by position',
    [no],
  );
  let state: AlertState | undefined;
  for (const row of rows.rows) {
    if (state && versionSeen(state, view) >= version) break;
    const at = clock.at(Number(row.position), Number(row.recorded));
    state = evolveAlert(state, { entry: entryOf(row.entry), outcome: outcomeOf(row.outcome), at });
  }
  if (!state) throw new Error('an alert without entries');
  return state;
}

export function outcomeOf(code: number): Outcome {
  return code === 0 ? 'accepted' : 'contested';
}
