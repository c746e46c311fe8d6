// What a keystore's own backup holds: its rows, as lines of JSON. Rows and not the file: a copy of the file on the disk
// would leave keys there that are destroyed later.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { rowsOf, theRow } from '../sqlite/index.ts';
import { versionOf } from './schema.ts';

export type LineValue = string | number | null | { readonly bytes: string };

export interface TableLine {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly LineValue[])[];
}

/** First line of a keystore's backup. */
export interface SchemaLine {
  readonly schema: number;
}

/**
 * Screens sign in anew after a restore; whoever mistyped before it starts again at nothing. Passkeys, links and
 * phones are made known anew: one that was removed because it was lost must not come back.
 */
const leftOut = ['session', 'attempt', 'passkey', 'openrosa_link', 'device', 'device_code'];
const keysAtOnce = 1_000;

/**
 * Lines of all tables in the order in which they can be put back. All but the body keys are read in one go, so that
 * they belong together; keys follow in pages, each turn of the event loop one, for the node goes on ringing meanwhile.
 */
export async function* exportKeystore(database: DatabaseSync): AsyncGenerator<string> {
  const schema = versionOf(database);
  const { last } = theRow<{ last: number }>(
    database.prepare('SELECT coalesce(max(id), 0) AS last FROM body_key'),
  );
  const tables = rowsOf<{ name: string }>(
    database.prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY rowid",
    ),
  ).map(({ name }) => name);
  const lines = tables
    .filter((table) => table !== 'body_key' && !leftOut.includes(table))
    .map((table) => lineOf(table, database.prepare(`SELECT * FROM ${table}`).all()));
  yield JSON.stringify({ schema } satisfies SchemaLine);
  for (const line of lines) yield line;
  const page = database.prepare(
    `SELECT id, key FROM body_key WHERE id > ? AND id <= ? ORDER BY id LIMIT ${keysAtOnce}`,
  );
  for (let after = 0; ; ) {
    const rows = page.all(after, last);
    if (rows.length === 0) return;
    yield lineOf('body_key', rows);
    after = Number(rows.at(-1)?.['id']);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function lineOf(table: string, rows: readonly Record<string, SQLOutputValue>[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const line: TableLine = {
    table,
    columns,
    rows: rows.map((row) => columns.map((name) => valueOf(row[name]))),
  };
  return JSON.stringify(line);
}

function valueOf(value: SQLOutputValue | undefined): LineValue {
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('base64') };
  return typeof value === 'bigint' ? Number(value) : (value ?? null);
}
