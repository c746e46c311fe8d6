// Folds the whole log into its readings anew. What was logged as accepted is folded as it was; nothing is decided
// again and nothing is sent. The queue of outgoing messages and the register of reads are no readings and stay.
import { entryOf, type EntryId, type SubjectId } from '@ulinzi/domain/kernel';
import type { Client } from 'pg';
import { findAlerts, outcomeOf } from './log-queries.ts';
import { load } from './load.ts';
import { writeReadings } from './log-store.ts';
import type { NodeClock } from './node-clock.ts';
import { Staging } from './staging.ts';

const pageRows = 5_000;

/** Empties and rebuilds the readings in one transaction; gives the number of entries folded. */
export async function rebuildReadings(
  client: Client,
  clock: NodeClock,
  progress: (rows: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<number> {
  await client.query('begin');
  try {
    await client.query('truncate alert, due, register, page');
    const { memory } = await load(client, clock);
    let position = 0;
    for (;;) {
      signal?.throwIfAborted();
      const rows = await client.query<{
        position: string;
        recorded: string;
        outcome: number;
        subject_no: string;
        entry: Buffer;
      }>(
        'select position, recorded, outcome, subject_no, entry from log where position > $1 order by position limit $2',
        [position, pageRows],
      );
      if (rows.rows.length === 0) break;
      const entries = rows.rows.map((row) => ({ row, entry: entryOf(row.entry) }));
      await bringToHand(
        client,
        memory,
        entries.map(({ entry }) => entry.subject),
      );
      // Registers are read by later folds, so a page ends where one has changed.
      let staging = new Staging(memory, clock.now(), new Map<EntryId, never>());
      for (const { row, entry } of entries) {
        position = Number(row.position);
        staging.fold(
          entry,
          outcomeOf(row.outcome),
          clock.at(position, Number(row.recorded)),
          position,
          row.entry,
        );
        if (staging.registersChanged.size > 0) {
          await writeReadings(client, readingsOf(staging));
          staging.commit();
          staging = new Staging(memory, clock.now(), new Map<EntryId, never>());
        }
      }
      await writeReadings(client, readingsOf(staging));
      staging.commit();
      progress(position);
    }
    await client.query('commit');
    return position;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

function readingsOf(staging: Staging) {
  return {
    alerts: [...staging.alerts.values()],
    registers: [...staging.registersChanged.values()],
    pages: [...staging.pages.values()],
  };
}

async function bringToHand(
  client: Client,
  memory: Awaited<ReturnType<typeof load>>['memory'],
  subjects: readonly { kind: string; id: SubjectId }[],
): Promise<void> {
  const missing = new Set(
    subjects.filter(({ kind, id }) => kind === 'alert' && !memory.alertHeld(id)).map(({ id }) => id),
  );
  if (missing.size === 0) return;
  for (const held of await findAlerts(client, [...missing])) memory.setAlert(held);
}
