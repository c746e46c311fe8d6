// The SQL of what phones have sent: receipts by the phone's numbers, and sealed what is not in the log.
import type { Receipt } from '@ulinzi/domain/field';
import type { Pool } from 'pg';

export interface ItemRow {
  readonly n: number;
  readonly digest: Buffer;
  readonly receipt: Receipt;
}

export interface KeptRow {
  readonly n: number;
  readonly digest: Buffer;
  readonly state: 'refused' | 'not-known' | 'not-there';
  readonly act: string | null;
  readonly reason: string | null;
  readonly fields: readonly string[];
  readonly arrived: number;
  readonly keyId: number;
  readonly sealed: Uint8Array;
}

export interface WaitingRow {
  readonly device: string;
  readonly n: number;
  readonly digest: Buffer;
  readonly sealed: Buffer;
}

/** Receipts that a phone was given for these numbers. */
export async function itemsOf(pool: Pool, device: string, numbers: readonly number[]): Promise<ItemRow[]> {
  const found = await pool.query<{ n: string; digest: Buffer; receipt: Receipt }>(
    'select n, digest, receipt from field_item where device = $1 and n = any($2::bigint[])',
    [device, numbers],
  );
  return found.rows.map((row) => ({ ...row, n: Number(row.n) }));
}

/** Receipts after one, in their order. */
export async function receiptsAfter(
  pool: Pool,
  device: string,
  have: number,
  most: number,
): Promise<Receipt[]> {
  const found = await pool.query<{ receipt: Receipt }>(
    'select receipt from field_item where device = $1 and r > $2 order by r limit $3',
    [device, have, most],
  );
  return found.rows.map(({ receipt }) => receipt);
}

export async function lastReceipt(pool: Pool, device: string): Promise<number> {
  const found = await pool.query<{ r: string | null }>(
    'select max(r) as r from field_item where device = $1',
    [device],
  );
  return Number(found.rows[0]?.r ?? 0);
}

/** Stretches of numbers that have not arrived, the lowest first. */
export async function gapsOf(
  pool: Pool,
  device: string,
  first: number,
  last: number,
): Promise<{ from: number; until: number }[]> {
  const found = await pool.query<{ from: string; until: string }>(
    `select "from", until from (
        select n + 1 as "from", coalesce(lead(n) over (order by n), $3::bigint + 1) - 1 as until from (
          select $2::bigint - 1 as n
          union all select n from field_item where device = $1 and n between $2 and $3
        ) arrived
      ) gap where "from" <= until order by "from" limit 500`,
    [device, first, last],
  );
  return found.rows.map(({ from, until }) => ({ from: Number(from), until: Number(until) }));
}

/** Writes receipts and what is kept in one go; what stands under a number already stays. */
export async function writeItems(
  pool: Pool,
  device: string,
  items: readonly ItemRow[],
  kept: readonly KeptRow[],
): Promise<void> {
  await pool.query(
    `with kept as (
        insert into field_kept (device, n, digest, state, act, reason, fields, arrived, key_id, sealed)
        select $1, (k ->> 'n')::bigint, decode(k ->> 'digest', 'hex'), k ->> 'state', k ->> 'act', k ->> 'reason',
          k -> 'fields', (k ->> 'arrived')::bigint, (k ->> 'keyId')::bigint, decode(k ->> 'sealed', 'base64')
        from jsonb_array_elements($3::jsonb) k on conflict do nothing
      )
      insert into field_item (device, n, digest, r, receipt)
      select $1, (i ->> 'n')::bigint, decode(i ->> 'digest', 'hex'), (i -> 'receipt' ->> 'r')::bigint, i -> 'receipt'
      from jsonb_array_elements($2::jsonb) i on conflict do nothing`,
    [
      device,
      JSON.stringify(items.map((item) => ({ ...item, digest: item.digest.toString('hex') }))),
      JSON.stringify(
        kept.map((row) => ({
          ...row,
          digest: row.digest.toString('hex'),
          sealed: Buffer.from(row.sealed).toString('base64'),
        })),
      ),
    ],
  );
}

/** What waits: of one phone for what it is about, or of all of them for a program that knows its act. */
export async function waitingRows(
  pool: Pool,
  state: 'not-known' | 'not-there',
  device: string | null,
): Promise<WaitingRow[]> {
  const found = await pool.query<{ device: string; n: string; digest: Buffer; sealed: Buffer }>(
    `select device, n, digest, sealed from field_kept
      where state = $1 and ($2::uuid is null or device = $2) order by arrived, device, n`,
    [state, device],
  );
  return found.rows.map((row) => ({ ...row, n: Number(row.n) }));
}

/** What waited is decided: another receipt for its number, and it is kept only where it was refused. */
export async function decideWaiting(
  pool: Pool,
  { device, n, digest }: WaitingRow,
  receipt: Receipt,
): Promise<void> {
  const isKept = receipt.outcome === 'refused';
  await pool.query(
    `with kept as (
        ${
          isKept
            ? `update field_kept set state = 'refused', reason = $6, fields = $7::jsonb
                where device = $1 and n = $2 and digest = $3`
            : 'delete from field_kept where device = $1 and n = $2 and digest = $3'
        }
      )
      update field_item set r = $4, receipt = $5::jsonb where device = $1 and n = $2`,
    [
      device,
      n,
      digest,
      receipt.r,
      JSON.stringify(receipt),
      ...(isKept ? [receipt.refused ?? null, JSON.stringify(receipt.fields ?? [])] : []),
    ],
  );
}
