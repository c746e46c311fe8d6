import {
  baseCell,
  baseSize,
  type Dimension,
  membersOf,
  type ReleasedCell,
} from '@ulinzi/analysis/disclosure';
import {
  BadLines,
  hasColumn,
  numberColumn,
  optionalNumberColumn,
  type Table,
  textColumn,
} from '../../tables/index.ts';
import { type Call, DataRefused } from '../command.ts';
import { openTable } from './frame.ts';
import { countColumnOf, dimensionsOf, readLevels, tablesOf, totalWord } from './protect-dimensions.ts';

/** How releases write a hidden number. */
const HIDDEN = new Set(['', 'NA', 'x', 'X', '*', '..', '.', ':', '-', 'c', 'C']);

/** A release as published: its cells with their codes, in the order of the file. */
export interface Release {
  source: string;
  cells: (ReleasedCell & { codes: readonly string[] })[];
}

export interface DetailedTable {
  countColumn: string;
  dimensions: Dimension[];
  tables: number[][];
  /** True values of the base cells; several rows of one base cell are summed. */
  values: Float64Array;
  earlier: Release[];
}

/** Reads a table of true numbers, at its finest, and the releases that are out already (`--earlier`). */
export async function readDetailed(call: Call): Promise<DetailedTable> {
  const { speak } = call.io;
  const table = await openTable(call, call.args[0]!);
  if (table.rows.length === 0) throw new DataRefused(speak('analyse.not-enough', { have: 0, need: 1 }));
  const countColumn = countColumnOf(call, table);
  const counts = numberColumn(table, countColumn);
  const { columns: shown, tables } = tablesOf(call, table, countColumn);
  const files = await openEarlier(call);
  const columns = columnsWith(call, shown, files);
  const texts = columns.map((column) => codesOf(call, table, column));
  const bad = new BadLines();
  counts.forEach((count, row) => {
    if (count < 0) bad.add(table.rows[row]!.line, () => speak('analyse-protect.negative'));
  });
  bad.refuse(speak, { source: table.source, column: countColumn });
  const levels = await readLevels(call, table);
  const codes = new Map(columns.map((column, at) => [column, new Set(texts[at])]));
  const dimensions = dimensionsOf(call, codes, levels);
  const values = new Float64Array(baseSize(dimensions));
  const leafAt = dimensions.map(({ leaves }) => new Map(leaves.map((leaf, at) => [leaf, at])));
  counts.forEach((count, row) => {
    const leaves = leafAt.map((numbers, column) => numbers.get(texts[column]![row]!));
    if (leaves.includes(undefined)) bad.add(table.rows[row]!.line, () => speak('analyse-protect.not-a-leaf'));
    else values[baseCell(dimensions, leaves as number[])]! += count;
  });
  bad.refuse(speak, { source: table.source });
  return {
    countColumn,
    dimensions,
    tables,
    values,
    earlier: files.map((file) => releaseOf(call, file, dimensions)),
  };
}

/** Reads releases as published (`--check`): the table itself first, then earlier ones. */
export async function readReleases(call: Call): Promise<{ dimensions: Dimension[]; releases: Release[] }> {
  const table = await openTable(call, call.args[0]!);
  const earlier = await openEarlier(call);
  const files = [table, ...earlier];
  const columns = columnsWith(call, tablesOf(call, table, countColumnOf(call, table)).columns, earlier);
  const levels = await readLevels(call, table);
  const codes = new Map(
    columns.map((column) => [
      column,
      new Set(files.flatMap((file) => (hasColumn(file, column) ? codesOf(call, file, column) : []))),
    ]),
  );
  const dimensions = dimensionsOf(call, codes, levels);
  return { dimensions, releases: files.map((file) => releaseOf(call, file, dimensions)) };
}

async function openEarlier(call: Call): Promise<Table[]> {
  const paths = call.options['earlier'];
  const tables: Table[] = [];
  for (const path of Array.isArray(paths) ? paths : []) tables.push(await openTable(call, path));
  return tables;
}

/** The columns of a table with those by which earlier releases split their numbers. */
function columnsWith(call: Call, columns: readonly string[], releases: readonly Table[]): string[] {
  const more = releases.flatMap((release) =>
    release.columns.filter((column) => column !== '' && column !== countColumnOf(call, release)),
  );
  return [...new Set([...columns, ...more])];
}

/** A column that a release lacks is totalled in it. */
function releaseOf(call: Call, table: Table, dimensions: readonly Dimension[]): Release {
  const { speak } = call.io;
  const total = totalWord(call);
  const countColumn = countColumnOf(call, table);
  const values = optionalNumberColumn(withoutMarks(table, countColumn), countColumn);
  const texts = dimensions.map(({ name }) =>
    hasColumn(table, name) ? codesOf(call, table, name) : undefined,
  );
  const bad = new BadLines();
  const lineOf = new Map<string, { line: number; value: number }>();
  const cells = table.rows.map(({ line }, row) => {
    const codes = texts.map((column) => column?.[row] ?? total);
    const members = membersOf(dimensions, codes);
    if (members === undefined) bad.add(line, () => speak('analyse-protect.unknown-code'));
    const value = values[row]!;
    const twice = lineOf.get(JSON.stringify(codes));
    if (twice !== undefined && !Object.is(twice.value, value))
      bad.add(line, () => speak('analyse-protect.twice', { line: twice.line }));
    else if (value < 0) bad.add(line, () => speak('analyse-protect.negative'));
    lineOf.set(JSON.stringify(codes), { line, value });
    return { codes, members: members ?? [], value: Number.isNaN(value) ? null : value };
  });
  bad.refuse(speak, { source: table.source });
  return { source: table.source, cells };
}

/** The table with the marks of hidden numbers emptied. */
function withoutMarks(table: Table, column: string): Table {
  const at = table.columns.indexOf(column);
  return {
    ...table,
    rows: table.rows.map(({ line, cells }) => ({
      line,
      cells: cells.map((cell, index) => (index === at && HIDDEN.has(cell.trim()) ? '' : cell)),
    })),
  };
}

function codesOf(call: Call, table: Table, column: string): string[] {
  const bad = new BadLines();
  const codes = textColumn(table, column);
  codes.forEach((code, row) => {
    if (code === '') bad.add(table.rows[row]!.line, () => call.io.speak('tables.no-value'));
  });
  bad.refuse(call.io.speak, { source: table.source, column });
  return codes;
}
