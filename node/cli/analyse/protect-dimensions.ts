// The columns of a table that is to be protected: which they are, and what stands above their codes.
import { baseSize, type Dimension, dimension } from '@ulinzi/analysis/disclosure';
import { BadLines, hasColumn, type Table, textColumn } from '../../tables/index.ts';
import { type Call, DataRefused, UsageError } from '../command.ts';
import { openTable, textOption } from './frame.ts';

const COUNTS = ['count', 'freq', 'n', 'cases', 'value', 'nombre', 'effectif', 'idadi'];
const MOST_BASE_CELLS = 100_000;

/** For each column with levels, the code above each code. */
export type Levels = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The column of the numbers: `--count`, or the first that the table has of the usual names. */
export function countColumnOf(call: Call, table: Table): string {
  return textOption(call, 'count') ?? COUNTS.find((name) => hasColumn(table, name)) ?? 'count';
}

/** The word for a total. */
export function totalWord(call: Call): string {
  return textOption(call, 'total') ?? 'Total';
}

/**
 * The columns of each table to publish: `--by` once for each, or all columns but the numbers and the levels.
 * `columns` are all that any of them names.
 */
export function tablesOf(
  call: Call,
  table: Table,
  countColumn: string,
): { columns: string[]; tables: number[][] } {
  const levels = levelOptions(call).flatMap(({ above }) => above);
  const given = optionList(call, 'by').map((list) => namesIn(list));
  const rest = table.columns.filter(
    (column) => column !== '' && column !== countColumn && !levels.includes(column),
  );
  const tables = given.length > 0 ? given : [rest];
  const columns = [...new Set(tables.flat())];
  return { columns, tables: tables.map((names) => names.map((name) => columns.indexOf(name))) };
}

/** Reads `--hierarchy`: levels are columns of the table (`geo=eu`) or a file of codes and parents (`geo=eu.csv`). */
export async function readLevels(call: Call, table: Table): Promise<Levels> {
  const levels = new Map<string, Map<string, string>>();
  for (const { column, above } of levelOptions(call)) {
    const parentOf = levels.get(column) ?? new Map<string, string>();
    levels.set(column, parentOf);
    if (above.every((name) => hasColumn(table, name))) {
      [column, ...above].slice(0, -1).forEach((lower, at) => {
        joinLevels(call, table, parentOf, [lower, above[at]!]);
      });
    } else {
      const file = await openTable(call, above.join(','));
      if (file.columns.length < 2)
        throw new DataRefused(call.io.speak('analyse-protect.two-columns', { source: file.source }));
      joinLevels(call, file, parentOf, [file.columns[0]!, file.columns[1]!]);
    }
  }
  return levels;
}

/** Dimensions of some codes. Codes that stand above others are sums, all the rest are leaves. */
export function dimensionsOf(
  call: Call,
  codes: ReadonlyMap<string, ReadonlySet<string>>,
  levels: Levels,
): Dimension[] {
  const { speak } = call.io;
  const total = totalWord(call);
  const dimensions = [...codes].map(([name, found]) => {
    const parentOf = levels.get(name) ?? new Map<string, string>();
    const sums = new Set([total, ...parentOf.values()]);
    const leaves = [...new Set([...found, ...parentOf.keys()])].filter((code) => !sums.has(code));
    try {
      return dimension(name, leaves, total, parentOf);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new DataRefused(speak('analyse-protect.levels', { column: name }));
    }
  });
  if (baseSize(dimensions) > MOST_BASE_CELLS)
    throw new DataRefused(speak('analyse-protect.too-many', { most: MOST_BASE_CELLS }));
  return dimensions;
}

function joinLevels(
  call: Call,
  table: Table,
  parentOf: Map<string, string>,
  [lower, upper]: readonly [string, string],
): void {
  const bad = new BadLines();
  const below = textColumn(table, lower);
  textColumn(table, upper).forEach((parent, at) => {
    const code = below[at]!;
    const { line } = table.rows[at]!;
    const known = parentOf.get(code);
    if (code === '' || parent === '') bad.add(line, () => call.io.speak('tables.no-value'));
    else if (known !== undefined && known !== parent)
      bad.add(line, () => call.io.speak('analyse-protect.two-parents'));
    else parentOf.set(code, parent);
  });
  bad.refuse(call.io.speak, { source: table.source, column: upper });
}

function levelOptions(call: Call): { column: string; above: string[] }[] {
  return optionList(call, 'hierarchy').map((text) => {
    const at = text.indexOf('=');
    const above = namesIn(text.slice(at + 1));
    if (at < 1 || above.length === 0) throw new UsageError(call.io.speak('analyse-protect.hierarchy-form'));
    return { column: text.slice(0, at).trim(), above };
  });
}

function optionList(call: Call, name: string): string[] {
  const value = call.options[name];
  return Array.isArray(value) ? value : [];
}

function namesIn(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
