// Reads are made for somebody: the transaction names her circles, and row-level security does the rest. Without
// circles there are no rows.
import type { Pool, QueryResultRow } from 'pg';

/** One query as somebody of these circles. The same statements run for everyone, whatever there is to be found. */
export async function readAs<Row extends QueryResultRow>(
  pool: Pool,
  circles: readonly number[],
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = await pool.connect();
  try {
    await client.query('begin read only');
    await client.query("select set_config('ulinzi.circles', $1, true)", [circles.join(',')]);
    const found = await client.query<Row>(text, [...values]);
    await client.query('commit');
    client.release();
    return found.rows;
  } catch (error) {
    // The connection is not given to the next reader: nothing of this transaction may be left in it.
    client.release(true);
    throw error;
  }
}
