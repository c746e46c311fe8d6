// What was done to a thing that people follow, each entry with its sealed words: for those whose circles show it, and for
// the one who wrote it.
import { type Entry, entryOf, type Outcome } from '@ulinzi/domain/kernel';
import type { Pool } from 'pg';
import { readAs } from '../readings/index.ts';
import type { EntryWithBodies } from './bodies.ts';

export interface HistoryEntry extends EntryWithBodies {
  readonly outcome: Outcome;
}

interface Row<Raw> {
  position: string;
  recorded: string;
  outcome: number;
  entry: Raw;
  bodies: Buffer | null;
}

function historyEntry<Raw>(row: Row<Raw>, entry: Entry): HistoryEntry {
  return {
    position: Number(row.position),
    recorded: Number(row.recorded),
    outcome: row.outcome === 0 ? 'accepted' : 'contested',
    entry,
    bodies: row.bodies,
  };
}

/** Oldest first, without pens, authors and marks; empty where these circles have no such thing. Note the read before. */
export async function historyFor(
  openers: Pool,
  circles: readonly number[],
  no: number,
): Promise<HistoryEntry[]> {
  const rows = await readAs<Row<Entry>>(openers, circles, 'select * from sealed_history($1)', [no]);
  return rows.map((row) => historyEntry(row, row.entry));
}

/** The same for the one who wrote it, whichever circles she has now. Whoever asks has made sure that she did. */
export async function historyOfOwn(pool: Pool, no: number): Promise<HistoryEntry[]> {
  const found = await pool.query<Row<Buffer>>(
    'select position, recorded, outcome, entry, bodies from log where subject_no = $1 order by position limit 500',
    [no],
  );
  return found.rows.map((row) => historyEntry(row, entryOf(row.entry)));
}
