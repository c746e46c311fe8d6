import { columnIndex } from './columns.ts';
import { BadLines } from './refusal.ts';
import type { Table } from './table.ts';

const YES = new Set(['1', 'true', 'yes', 'y', 'oui', 'o', 'vrai', 'ndiyo', 'kweli']);
const NO = new Set(['0', 'false', 'no', 'n', 'non', 'faux', 'hapana', 'uongo']);

/**
 * A column of yes and no, in figures or in French, English or Swahili words. Throws DataRefused naming the lines (the
 * first twenty) that are empty or neither.
 */
export function booleanColumn(table: Table, name: string): boolean[] {
  const index = columnIndex(table, name);
  const { rows, source, speak } = table;
  const bad = new BadLines();
  const values = rows.map((row) => {
    const cell = row.cells[index]!.trim().toLowerCase();
    if (!YES.has(cell) && !NO.has(cell))
      bad.add(row.line, () => speak(cell === '' ? 'tables.no-value' : 'tables.no-boolean'));
    return YES.has(cell);
  });
  bad.refuse(speak, { source, column: name });
  return values;
}
