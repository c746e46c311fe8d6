// What must hold of a log whatever was killed.
import { type Entry, entryOf } from '@ulinzi/domain/kernel';
import { openBody } from '@ulinzi/node/bodies';
import { type Database, openDatabase } from '@ulinzi/node/database';
import { openKeystore } from '@ulinzi/node/keystore';
import { readHeads, readPublicKey, verifyLog } from '@ulinzi/node/log';
import pg from 'pg';
import type { NodeFolder } from './node-folder.ts';

/** Works on the database of a node that runs or has ended; leaves the server to the node. */
export async function onDatabase<Result>(
  folder: NodeFolder,
  work: (pool: pg.Pool) => Promise<Result>,
): Promise<Result> {
  const database: Database = await openDatabase({ dataDir: folder.dataDir });
  const pool = new pg.Pool({ ...database.connection, max: 1 });
  pool.on('error', () => undefined);
  try {
    return await work(pool);
  } finally {
    await pool.end();
    await database.close();
  }
}

/** How many of these entries are not in the log. */
export async function missingFrom(pool: pg.Pool, ids: readonly string[]): Promise<number> {
  const found = await pool.query<{ missing: number }>(
    `select count(*)::int as missing from unnest($1::uuid[]) as id
      where not exists (select from log where entry_id = id)`,
    [ids],
  );
  return found.rows[0]?.missing ?? 0;
}

/** How many positions are missing below the newest. */
export async function gapsIn(pool: pg.Pool): Promise<number> {
  const found = await pool.query<{ gaps: number }>(
    'select (coalesce(max(position), 0) - count(*))::int as gaps from log',
  );
  return found.rows[0]?.gaps ?? 0;
}

/** Deadlines that fired, and how many of those did so more than once: no alert here is answered, so none may. */
export async function firings(pool: pg.Pool): Promise<{ fired: number; twice: number }> {
  const found = await pool.query<{ entry: Buffer }>(
    `select entry from log where position('alert.escalate'::bytea in entry) > 0`,
  );
  const times = new Map<string, number>();
  for (const { entry } of found.rows) {
    const { act, subject, data }: Entry = entryOf(entry);
    if (act !== 'alert.escalate') continue;
    const deadline = `${subject.id} ${String(data['clock'])} ${String(data['rung'])}`;
    times.set(deadline, (times.get(deadline) ?? 0) + 1);
  }
  return { fired: times.size, twice: [...times.values()].filter((count) => count > 1).length };
}

/** Deadlines that ran out more than some seconds ago and have not fired. */
export async function overdue(pool: pg.Pool, seconds: number): Promise<number> {
  const found = await pool.query<{ late: number }>('select count(*)::int as late from due where at < $1', [
    Date.now() - seconds * 1_000,
  ]);
  return found.rows[0]?.late ?? 0;
}

/** What `verify` finds, beside a running node. */
export async function findings(pool: pg.Pool, { keysDir }: NodeFolder): Promise<string[]> {
  const verified = await verifyLog(pool, readHeads(keysDir), readPublicKey(keysDir) ?? '');
  return verified.findings.map(({ found, position }) => `${found} ${position}`);
}

/** Bodies of the log, and how many of them no key opens. The node must have ended: the keystore is its alone. */
export async function bodiesWithoutKey(folder: NodeFolder): Promise<{ bodies: number; lost: number }> {
  const keystore = openKeystore(folder.keysDir, { dataFolder: folder.dataDir });
  const counted = { bodies: 0, lost: 0 };
  try {
    await onDatabase(folder, async (pool) => {
      for (let position = 0; ; ) {
        const rows = await pool.query<{ position: string; entry: Buffer; bodies: Buffer }>(
          'select position, entry, bodies from log where position > $1 and bodies is not null order by position limit 2000',
          [position],
        );
        if (rows.rows.length === 0) return;
        for (const row of rows.rows) {
          position = Number(row.position);
          const entry = entryOf(row.entry);
          for (const { name } of entry.bodies) {
            counted.bodies += 1;
            const read = { position, recorded: 0, entry, bodies: row.bodies };
            if (openBody(keystore, read, name) === undefined) counted.lost += 1;
          }
        }
      }
    });
  } finally {
    keystore.close();
  }
  return counted;
}
