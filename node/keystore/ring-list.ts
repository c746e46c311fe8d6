// The numbers of duty phones, in the open in an attended keystore: a locked node must ring. Nobody else's is here.
import type { DatabaseSync } from 'node:sqlite';
import { rowsOf } from '../sqlite/index.ts';
import { type Line, newLine } from './line.ts';

export function ringLines(database: DatabaseSync): Line[] {
  const rows = rowsOf<{ id: number; number: string; post: string }>(
    database.prepare('SELECT id, number, post FROM ring_line ORDER BY id'),
  );
  return rows.map(({ id, number, post }) => newLine(number, { id, holder: { kind: 'post', post } }));
}

/** Whether one of these lines is a duty phone, or was. */
export function isOnRingList(database: DatabaseSync, lines: readonly Line[]): boolean {
  if (lines.some((line) => line.holder.kind === 'post')) return true;
  const find = database.prepare('SELECT 1 FROM ring_line WHERE id = ?');
  return lines.some((line) => find.get(line.id) !== undefined);
}

/** Writes the list anew, inside the caller's transaction: a table that is emptied has all its pages zeroed. */
export function writeRingList(database: DatabaseSync, dutyLines: readonly Line[]): void {
  database.exec('DELETE FROM ring_line');
  const insert = database.prepare('INSERT INTO ring_line VALUES (?, ?, ?)');
  for (const { id, number, holder } of dutyLines) {
    if (holder.kind === 'post') insert.run(id, number, holder.post);
  }
}
