// What phones have sent that is not in the log, as the office is told of it: never what it says.
import { isoOf } from '@ulinzi/domain/kernel';
import type { Pool } from 'pg';

export interface KeptEntry {
  readonly device: string;
  readonly n: number;
  readonly act: string | null;
  readonly state: 'refused' | 'waiting';
  readonly refused: string | null;
  readonly fields: string[];
  readonly arrivedOn: string;
}

/** Entries of these phones, the newest first. */
export async function keptEntries(pool: Pool, devices: readonly string[]): Promise<KeptEntry[]> {
  const found = await pool.query<{
    device: string;
    n: string;
    act: string | null;
    state: string;
    reason: string | null;
    fields: string[];
    arrived: string;
  }>(
    `select device, n, act, state, reason, fields, arrived from field_kept where device = any($1::uuid[])
      order by arrived desc, device, n desc limit 500`,
    [devices],
  );
  return found.rows.map((row) => ({
    device: row.device,
    n: Number(row.n),
    act: row.act,
    state: row.state === 'refused' ? 'refused' : 'waiting',
    refused: row.reason,
    fields: row.fields,
    arrivedOn: isoOf(Number(row.arrived)).slice(0, 10),
  }));
}

export async function keptCounts(pool: Pool): Promise<Map<string, { refused: number; waiting: number }>> {
  const found = await pool.query<{ device: string; refused: number; waiting: number }>(
    `select device, count(*) filter (where state = 'refused')::int as refused,
        count(*) filter (where state <> 'refused')::int as waiting from field_kept group by device`,
  );
  return new Map(found.rows.map(({ device, refused, waiting }) => [device, { refused, waiting }]));
}
