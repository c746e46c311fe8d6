// Puts a keystore back from the lines of its backup, in a folder that has none.
import { rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { LineValue, SchemaLine, TableLine } from './backup-lines.ts';
import { openDatabase } from './database.ts';
import { putInPlace, startDraft } from './draft.ts';
import { publicKeyOf, readSigningKey } from './node-key.ts';
import { makeFolder } from './place.ts';
import { migrate } from './schema.ts';

/** A backup that does not hold what a keystore's backup holds. */
class NotAKeystore extends Error {}

/**
 * Makes the keystore in a folder, whole or not at all. Throws `KeystoreRefused` where there is one already or where a
 * newer Ulinzi wrote the lines, and any other error where the lines are not those of a keystore.
 */
export async function importKeystore(dir: string, lines: AsyncIterable<string>): Promise<void> {
  makeFolder(dir);
  const draft = startDraft(dir);
  const database = openDatabase(draft, 'new');
  try {
    database.exec('BEGIN IMMEDIATE');
    let isFirst = true;
    for await (const line of lines) {
      if (isFirst) migrate(database, dir, schemaOf(line));
      else insertLine(database, JSON.parse(line) as TableLine);
      isFirst = false;
    }
    if (isFirst || !database.prepare('SELECT 1 FROM identity').get()) throw new NotAKeystore('no identity');
    migrate(database, dir);
    database.exec('COMMIT');
  } catch (error) {
    database.close();
    rmSync(draft, { force: true });
    throw error;
  }
  database.close();
  putInPlace(dir, draft);
}

function schemaOf(line: string): number {
  const { schema } = JSON.parse(line) as SchemaLine;
  if (!Number.isInteger(schema) || schema < 1) throw new NotAKeystore('no version');
  return schema;
}

function insertLine(database: DatabaseSync, { table, columns, rows }: TableLine): void {
  if (rows.length === 0) return;
  if (![table, ...columns].every((name) => /^[a-z_]{1,40}$/.test(name))) throw new NotAKeystore('no table');
  // A row that a step of the schema has put there (body_key_mark) gives way to the backup's.
  const insert = database.prepare(
    `INSERT OR REPLACE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  for (const row of rows) insert.run(...row.map(fromLine));
}

function fromLine(value: LineValue): string | number | null | Uint8Array {
  return typeof value === 'object' && value !== null ? Buffer.from(value.bytes, 'base64') : value;
}

/** The node's public key, as a line of a keystore's backup tells it; undefined in any other line. */
export function publicKeyIn(line: string): string | undefined {
  const { table, columns, rows } = JSON.parse(line) as Partial<TableLine>;
  if (table !== 'identity' || !columns || !rows?.[0]) return undefined;
  const der = fromLine(rows[0][columns.indexOf('signing_key')] ?? null);
  return der instanceof Uint8Array ? publicKeyOf(readSigningKey(der)) : undefined;
}
