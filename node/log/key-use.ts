import { entryOf } from '@ulinzi/domain/kernel';
import type { Pool } from 'pg';

/** Ids of the body keys that a row's joined bodies were sealed with: the first eight bytes of each. */
export function keyIdsIn(joined: Uint8Array): number[] {
  const bytes = Buffer.from(joined.buffer, joined.byteOffset, joined.byteLength);
  const ids: number[] = [];
  for (let at = 0; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    ids.push(Number(bytes.readBigUInt64BE(at + 4)));
    at += 4 + length;
  }
  return ids;
}

/**
 * Which of these key ids the log uses, or what is kept beside it. Keys rise with the log, so it is read from its end
 * until they are lower.
 */
export async function keysUsed(pool: Pool, ids: readonly number[]): Promise<Set<number>> {
  const wanted = new Set(ids);
  const lowest = Math.min(...ids);
  const kept = await pool.query<{ key_id: string }>(
    `select key_id from openrosa_kept where key_id = any($1::bigint[])
      union all select key_id from field_kept where key_id = any($1::bigint[])`,
    [ids],
  );
  const used = new Set(kept.rows.map(({ key_id }) => Number(key_id)));
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const rows = await pool.query<{ position: string; bodies: Buffer }>(
      'select position, bodies from log where position < $1 and bodies is not null order by position desc limit 1000',
      [before],
    );
    let highest = 0;
    for (const row of rows.rows) {
      before = Number(row.position);
      for (const id of keyIdsIn(row.bodies)) {
        highest = Math.max(highest, id);
        if (wanted.has(id)) used.add(id);
      }
    }
    if (rows.rows.length === 0 || highest < lowest) return used;
  }
}

/** The highest key id in the log and in what is kept beside it, 0 where there is none. */
export async function highestKey(pool: Pool): Promise<number> {
  const rows = await pool.query<{ bodies: Buffer }>(
    'select bodies from log where bodies is not null order by position desc limit 1',
  );
  const kept = await pool.query<{ key_id: string | null }>(
    'select max(key_id) as key_id from (select key_id from openrosa_kept union all select key_id from field_kept) kept',
  );
  return Math.max(Number(kept.rows[0]?.key_id ?? 0), ...rows.rows.flatMap((row) => keyIdsIn(row.bodies)));
}

/** Every key that the log says was destroyed. */
export async function keysDestroyed(pool: Pool): Promise<number[]> {
  const rows = await pool.query<{ entry: Buffer }>(
    'select l.entry from key_destruction d join log l using (position)',
  );
  return rows.rows.flatMap((row) => {
    const ranges = entryOf(row.entry).data['keys'] as readonly (readonly [number, number])[];
    return ranges.flatMap(([from, until]) =>
      Array.from({ length: until - from + 1 }, (_, index) => from + index),
    );
  });
}
