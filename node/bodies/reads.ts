// Reads of protected things are a register of their own, chained by month; a month is dropped whole after two years.
import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { PenId } from '@ulinzi/domain/kernel';

export type ProtectedThing =
  | 'message-words'
  | 'notes'
  | 'number'
  | 'phrases'
  | 'report'
  | 'question'
  | 'mentoring';

/**
 * Notes, before the thing is shown, that a pen reads it. Resolves when that is on disk; a reader whose note could
 * not be written is shown nothing.
 */
export async function noteRead(
  pool: Pool,
  read: { at: number; pen: PenId; what: ProtectedThing; subject: string },
): Promise<void> {
  const segment = new Date(read.at).toISOString().slice(0, 7);
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query("select pg_advisory_xact_lock(hashtext('protected_read'))");
    const last = await client.query<{ n: number; hash: Buffer }>(
      'select n, hash from protected_read where segment = $1 order by n desc limit 1',
      [segment],
    );
    const n = (last.rows[0]?.n ?? 0) + 1;
    const hash = createHash('sha256')
      .update(last.rows[0]?.hash ?? Buffer.alloc(32))
      .update(JSON.stringify([segment, n, read.at, read.pen, read.what, read.subject]))
      .digest();
    await client.query(
      'insert into protected_read (segment, n, at, pen, what, subject_id, hash) values ($1, $2, $3, $4, $5, $6, $7)',
      [segment, n, read.at, read.pen, read.what, read.subject, hash],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
