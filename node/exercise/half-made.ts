// Takes away an exercise whose making was cut off: what stands in its database, and its keystore. The database itself
// stays and is filled again, so that no server has to be stopped and no folder to be found.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { openDatabase, type PgConnectionOptions } from '../database/index.ts';
import { openKeystore } from '../keystore/index.ts';
import type { ExercisePlaces } from './places.ts';

export const keystoreFile = 'keystore.sqlite';

/** What a node of an exercise keeps in its keys folder. */
const keysFiles = /^(keystore\.sqlite.*|api-token.*|heads.*|public-key.*)$/;

/** Every table that a node fills. */
const tables = [
  'node_identity',
  'log',
  'clock_step',
  'key_destruction',
  'job_mark',
  'alert',
  'due',
  'register',
  'page',
  'outgoing',
  'protected_read',
  'field_item',
  'field_kept',
  'shown_alert',
  'shown_register',
  'alert_count',
  'reading_version',
  'openrosa_kept',
];

/**
 * Empties the database and removes the keystore of a half-made exercise. The keystore is held meanwhile: it is refused
 * (`keystore/in-use`) while another process is making this exercise. Of a database, only one with this keystore's node
 * in it is emptied.
 */
export async function clearHalfMade({ dataDir, keysDir, databaseUrl, log }: ExercisePlaces): Promise<void> {
  if (!existsSync(join(keysDir, keystoreFile))) return;
  const keystore = openKeystore(keysDir, { dataFolder: dataDir });
  try {
    keystore.checkNode({ nodeId: keystore.nodeId, kind: 'exercise' });
    const database = await openDatabase({
      dataDir,
      databaseUrl,
      logTo: ({ level, event, ...fields }) => log(level, event, fields),
    });
    try {
      await emptyTables(database.connection, keystore.nodeId);
    } finally {
      await database.close();
    }
  } finally {
    keystore.close();
  }
  for (const name of readdirSync(keysDir)) {
    if (keysFiles.test(name) && name !== keystoreFile) rmSync(join(keysDir, name));
  }
  // Last, so that until here the next start finds what it needs to do the same again.
  rmSync(join(keysDir, keystoreFile));
  log('info', 'exercise.half-made-cleared');
}

async function emptyTables(connection: PgConnectionOptions, nodeId: string): Promise<void> {
  const client = new Client(connection);
  await client.connect();
  try {
    const there = await client.query<{ table: string | null }>(
      "select to_regclass('node_identity') as table",
    );
    if (!there.rows[0]?.table) return;
    const found = await client.query<{ own: boolean }>('select node_id = $1 as own from node_identity', [
      nodeId,
    ]);
    if (!found.rows[0]?.own) return;
    // Readings are made after the log is: a making that was cut off early may lack them.
    const made = await client.query<{ name: string }>(
      'select name from unnest($1::text[]) as name where to_regclass(name) is not null',
      [tables],
    );
    await client.query(`truncate ${made.rows.map(({ name }) => name).join(', ')}`);
  } finally {
    await client.end();
  }
}
