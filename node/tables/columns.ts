import { DataRefused } from '../cli/command.ts';
import { nearest } from '../spelling/index.ts';
import type { Table } from './table.ts';

/** Whether a table has a column of this name, exactly. */
export function hasColumn(table: Table, name: string): boolean {
  return name !== '' && table.columns.includes(name);
}

/**
 * The place of a column in its rows. Throws DataRefused with the columns there are, and the nearest spelling, where
 * the table has none of this name.
 */
export function columnIndex(table: Table, name: string): number {
  if (hasColumn(table, name)) return table.columns.indexOf(name);
  const { source, speak } = table;
  const known = table.columns.filter((column) => column !== '');
  const nearest = nearestName(name, known);
  const missing = speak('tables.no-column', { source, column: name, columns: known.join(', ') });
  throw new DataRefused(
    nearest === null ? missing : `${missing}\n${speak('tables.did-you-mean', { column: nearest })}`,
  );
}

/** A column as text, without the blanks around each cell. */
export function textColumn(table: Table, name: string): string[] {
  const index = columnIndex(table, name);
  return table.rows.map((row) => row.cells[index]!.trim());
}

function nearestName(name: string, known: readonly string[]): string | null {
  const wanted = plain(name);
  const plains = known.map(plain);
  const found = nearest(wanted, plains, Math.max(1, Math.floor(wanted.length / 3)));
  return found === undefined ? null : (known[plains.indexOf(found)] ?? null);
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
