// Which column of which file is meant. An option may name several columns separated by commas, since files of several
// sources call one thing differently: each file gives the first that it has.
import { hasColumn, type Table, textColumn } from '../../tables/index.ts';
import { type Call, UsageError } from '../command.ts';
import { textOption } from './frame.ts';

/** The names given by an option, or the one it has by default; `isStated` tells which. */
export interface ColumnChoice {
  names: readonly string[];
  isStated: boolean;
}

/** Reads an option that names a column. */
export function columnChoice(call: Call, option: string, byDefault: string): ColumnChoice {
  const text = textOption(call, option);
  return text === undefined
    ? { names: [byDefault], isStated: false }
    : { names: namesIn(text), isStated: true };
}

/** Reads an option that may be given several times, each naming a column. */
export function columnChoices(call: Call, option: string, byDefault: string): ColumnChoice[] {
  const values = call.options[option];
  if (!Array.isArray(values) || values.length === 0) return [{ names: [byDefault], isStated: false }];
  return values.map((value) => ({ names: namesIn(value), isStated: true }));
}

/** The names of a comma-separated list, without blanks. */
export function namesIn(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** The column of a table that a choice means, or null where it has none of them. */
export function columnIn(table: Table, choice: ColumnChoice): string | null {
  return choice.names.find((name) => hasColumn(table, name)) ?? null;
}

/** The column of a table that a choice means. Throws DataRefused, with the columns there are, where it has none. */
export function requiredColumnIn(table: Table, choice: ColumnChoice): string {
  const column = columnIn(table, choice);
  // Asking for the first name refuses in the words of the reader.
  if (column === null) textColumn(table, choice.names[0] ?? '');
  return column!;
}

/**
 * The cells of a column over all files, '' where a file lacks it; undefined where no file has it. Throws DataRefused
 * where it was asked for by name and no file has it.
 */
export function cellsOver(tables: readonly Table[], choice: ColumnChoice): string[] | undefined {
  const columns = tables.map((table) => columnIn(table, choice));
  if (columns.every((column) => column === null)) {
    if (choice.isStated) requiredColumnIn(tables[0]!, choice);
    return undefined;
  }
  return tables.flatMap((table, index) => {
    const column = columns[index];
    return column ? textColumn(table, column) : table.rows.map(() => '');
  });
}

/** Refuses an option that the other way of linking does not know. */
export function refuseOptions(call: Call, names: readonly string[], message: string): void {
  for (const option of names)
    if (call.options[option] !== undefined) throw new UsageError(call.io.speak(message, { option }));
}
