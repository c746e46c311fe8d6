// Messages that a restore holds: what became of them after the backup nobody knows. Released, they go the way of every
// message; dropped, they are given up at once, and the log says so either way.
import type { Pool } from 'pg';

export interface HeldMessage {
  readonly id: string;
  readonly purpose: string;
  /** Number of the alert that it is about; null for a page, which may be about several. */
  readonly alert: string | null;
  readonly created: number;
  readonly expires: number;
}

export async function heldMessages(pool: Pick<Pool, 'query'>): Promise<HeldMessage[]> {
  const found = await pool.query<{
    id: string;
    purpose: string;
    alert: string | null;
    created: string;
    expires: string;
  }>(
    `select o.id, o.purpose, a.number as alert, o.created, o.expires from outgoing o
      left join alert a on a.no = o.subject_no where o.state = 'held' order by o.created, o.id`,
  );
  return found.rows.map((row) => ({ ...row, created: Number(row.created), expires: Number(row.expires) }));
}

/**
 * Releases or drops held messages, all or those named; gives how many. The node's sender finds them in the queue at its
 * next look, also where it runs in another process: a dropped one has run out, and is given up there with its entry.
 */
export async function settleHeld(
  pool: Pick<Pool, 'query'>,
  fate: 'release' | 'drop',
  ids: readonly string[] | 'all',
): Promise<number> {
  const settled = await pool.query(
    `update outgoing set state = 'queued', next_at = 0, expires = case when $1 = 'drop' then 0 else expires end
      where state = 'held' and ($2::text[] is null or id::text = any($2::text[]))`,
    [fate, ids === 'all' ? null : [...ids]],
  );
  return settled.rowCount ?? 0;
}
