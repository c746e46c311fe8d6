import { DataRefused } from '../cli/command.ts';
import type { Speak } from '@ulinzi/words';

/**
 * Column names from a header row, without blanks around them. Throws DataRefused where a name stands twice: which of
 * the two was meant cannot be known. Columns without a name are kept, and cannot be asked for.
 */
export function columnsOf(cells: readonly string[], source: string, speak: Speak): string[] {
  const columns = cells.map((cell) => cell.trim());
  const seen = new Map<string, number>();
  columns.forEach((column, index) => {
    if (column === '') return;
    const first = seen.get(column);
    if (first !== undefined)
      throw new DataRefused(
        speak('tables.header-twice', { source, column, first: first + 1, second: index + 1 }),
      );
    seen.set(column, index);
  });
  return columns;
}

/**
 * Whether a row is the tag row of the Humanitarian Exchange Language (hxlstandard.org, 1.1): its cells are `#tag` with
 * attributes, or empty, and at least one is a tag. Files of HDX carry it below the header.
 */
export function isHxlTagRow(cells: readonly string[]): boolean {
  let tags = 0;
  for (const cell of cells) {
    if (cell.trim() === '') continue;
    if (!/^#[a-z][a-z0-9_]*(\s*\+\s*[a-z0-9_]+)*$/i.test(cell.trim())) return false;
    tags += 1;
  }
  return tags > 0;
}
