// What has had its time is destroyed: raw messages and who sent them 30 days after receipt at the latest, the numbers
// of callers outside the network 72 hours after they were last heard (mission rules, deletion). An alert that is
// still open, or whose village is still to be told, keeps its caller's number.
import { day, hour, type Moment, type PenId, type SubjectId } from '@ulinzi/domain/kernel';
import { entryOf, isRefusal } from '@ulinzi/domain/kernel';
import type { Pool } from 'pg';
import type { Keystore } from '../keystore/index.ts';
import { releasedIdOf } from './released-id.ts';
import { draft, type Job, keyIdsIn, type Writer } from '../log/index.ts';

const rawMessageTerm = 30 * day;
const strangerTerm = 72 * hour;

/** Two bodies a message, and a thousand ranges of keys fit into an entry. */
const rowsAtOnce = 500;
const mark = 'raw-message-term';

export interface TermsParts {
  readonly pool: Pool;
  readonly writer: Writer;
  readonly keystore: Keystore;
  readonly nodeSubject: SubjectId;
  readonly pen: PenId;
  /** Wall clock as the log records it. */
  readonly recorded: () => Moment;
}

/**
 * Destroys the keys of raw messages past their term, as far as one page of the log: people are rung between pages.
 * Gives how many, and whether the end was reached. The entry that says so is on disk before the keys go.
 */
export async function destroyOldMessages(parts: TermsParts): Promise<{ destroyed: number; isDone: boolean }> {
  const { pool, writer, keystore } = parts;
  const rows = await pool.query<{ position: string; entry: Buffer; bodies: Buffer }>(
    `select position, entry, bodies from log
      where position > coalesce((select position from job_mark where name = $1), 0) and recorded < $2
        and bodies is not null
      order by position limit ${rowsAtOnce}`,
    [mark, parts.recorded() - rawMessageTerm],
  );
  const last = rows.rows.at(-1);
  if (!last) return { destroyed: 0, isDone: true };
  const keys = [...rows.rows, ...(await releasedFrom(parts, rows.rows))].flatMap(messageKeys);
  if (keys.length > 0) {
    if (isRefusal(await writer.submit(destruction(parts, keys)))) return { destroyed: 0, isDone: true };
    keystore.destroyKeys(keys);
  }
  await pool.query(
    'insert into job_mark (name, position) values ($1, $2) on conflict (name) do update set position = excluded.position',
    [mark, last.position],
  );
  return { destroyed: keys.length, isDone: rows.rows.length < rowsAtOnce };
}

/** Where a message that was kept back went into an alert: its words go with those of the message itself. */
async function releasedFrom(
  { pool, keystore }: TermsParts,
  rows: readonly { entry: Buffer }[],
): Promise<{ entry: Buffer; bodies: Buffer }[]> {
  const ids = rows
    .map(({ entry }) => entryOf(entry))
    .filter(({ act, subject }) => act === 'message.receive' && subject.kind === 'message')
    .map(({ id }) => releasedIdOf(keystore, id));
  if (ids.length === 0) return [];
  const found = await pool.query<{ entry: Buffer; bodies: Buffer }>(
    'select entry, bodies from log where entry_id = any($1::uuid[]) and bodies is not null',
    [ids],
  );
  return found.rows;
}

function messageKeys(row: { entry: Buffer; bodies: Buffer }): number[] {
  if (entryOf(row.entry).act !== 'message.receive') return [];
  return keyIdsIn(row.bodies);
}

function destruction({ nodeSubject, pen }: TermsParts, keys: readonly number[]): Job<null> {
  return {
    decide: (view) => ({
      entries: [
        draft({
          id: view.newId(),
          act: 'body.destroy',
          kind: 'node',
          subject: nodeSubject,
          pen,
          occurred: view.now,
          data: { cause: 'term', keys: ranges(keys) },
        }),
      ],
      result: null,
    }),
  };
}

/** Key ids as ranges, both ends within: ids of neighbouring messages mostly follow each other. */
export function ranges(keys: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const key of [...keys].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && key === last[1] + 1) last[1] = key;
    else found.push([key, key]);
  }
  return found;
}

/** Erases the numbers of strangers past their term; gives how many. */
export async function forgetStrangers({ pool, keystore, recorded }: TermsParts): Promise<number> {
  const kept = await pool.query<{ id: string }>(
    'select l.entry_id as id from alert a join log l on l.position = a.no where a.is_open or a.owes_feedback',
  );
  const alerts = new Set(kept.rows.map((row) => row.id));
  const keep = (line: number) => alerts.has(keystore.line(line)?.recentSubject ?? '');
  return keystore.forgetStrangers(recorded() - strangerTerm, keep).length;
}
