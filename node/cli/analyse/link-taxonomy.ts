import { resolve } from 'node:path';
import type { EventKind } from '@ulinzi/analysis/links';
import { BadLines, type Table } from '../../tables/index.ts';
import { type Call, DataRefused, UsageError } from '../command.ts';
import { openTable } from './frame.ts';
import { cellsOver, type ColumnChoice, columnIn } from './link-columns.ts';
import type { Records } from './link-records.ts';

/** Maps the codes of each source to levels that all sources share, from the finest to the coarsest. */
interface Taxonomy {
  file: string;
  levelNames: readonly string[];
  /** By source and code; the source '' holds for all. */
  levels: ReadonlyMap<string, readonly string[]>;
}

/** A kind of event with the names of its levels. */
export interface NamedKind extends EventKind {
  levelNames: readonly string[];
}

/**
 * Reads the taxonomies of `--taxonomy [COLUMN=]FILE` by column. Without a column it is for the only one of `--type`.
 * A taxonomy's columns are: source or file, code, and the levels.
 */
async function readTaxonomies(call: Call, types: readonly ColumnChoice[]): Promise<Map<string, Taxonomy>> {
  const given = call.options['taxonomy'];
  const taxonomies = new Map<string, Taxonomy>();
  for (const text of Array.isArray(given) ? given : []) {
    const at = text.indexOf('=');
    const column = at > 0 ? text.slice(0, at).trim() : types.length === 1 ? types[0]!.names[0]! : null;
    if (column === null) throw new UsageError(call.io.speak('analyse-link.which-taxonomy'));
    const table = await openTable(call, resolve(call.io.cwd, text.slice(at > 0 ? at + 1 : 0)));
    taxonomies.set(column, taxonomyOf(table));
  }
  return taxonomies;
}

function taxonomyOf(table: Table): Taxonomy {
  const { source, columns, speak } = table;
  if (columns.length < 3) throw new DataRefused(speak('analyse-link.taxonomy-columns', { source }));
  const bad = new BadLines();
  const levels = new Map<string, readonly string[]>();
  for (const { line, cells } of table.rows) {
    const [from, code, ...rest] = cells.slice(0, columns.length).map((cell) => cell.trim());
    const key = keyOf(from === '*' ? '' : from!, code!);
    if (rest.includes('')) bad.add(line, () => speak('tables.no-value'));
    else if (levels.has(key)) bad.add(line, () => speak('analyse-link.code-twice'));
    else levels.set(key, rest);
  }
  bad.refuse(speak, { source });
  return { file: source, levelNames: columns.slice(2), levels };
}

/**
 * The kinds of events by the columns of `--type` and of the taxonomies. Throws DataRefused naming the lines (the first
 * twenty of each file) whose code its taxonomy does not have.
 */
export async function readKinds(
  call: Call,
  records: Records,
  types: readonly ColumnChoice[],
): Promise<NamedKind[]> {
  const taxonomies = await readTaxonomies(call, types);
  const taxonomyOfChoice = ({ names }: ColumnChoice) =>
    names.map((name) => taxonomies.get(name)).find(Boolean);
  const others = [...taxonomies.keys()].filter(
    (column) => !types.some(({ names }) => names.includes(column)),
  );
  const choices = [...types, ...others.map((column) => ({ names: [column], isStated: true }))];
  return choices.flatMap((choice) => {
    const taxonomy = taxonomyOfChoice(choice);
    // A taxonomy for a column that is nowhere is a mistake to be told of.
    const isStated = choice.isStated || taxonomy !== undefined;
    const cells = cellsOver(records.tables, { ...choice, isStated });
    if (cells === undefined) return [];
    const name = choice.names[0]!;
    if (taxonomy === undefined) return [{ name, levelNames: [name], codes: cells.map(plainCode) }];
    return [
      { name, levelNames: taxonomy.levelNames, codes: codesIn(call, records, choice, cells, taxonomy) },
    ];
  });
}

/** Codes of sources that share one list are compared as they are, whatever their capitals. */
function plainCode(cell: string): readonly string[] | null {
  return cell === '' ? null : [cell.toLowerCase()];
}

function codesIn(
  call: Call,
  records: Records,
  choice: ColumnChoice,
  cells: readonly string[],
  taxonomy: Taxonomy,
): (readonly string[] | null)[] {
  const { speak } = call.io;
  const bad = new Map<string, BadLines>();
  const codes = cells.map((cell, record) => {
    if (cell === '') return null;
    const sources = [records.source[record]!, records.file[record]!, ''];
    const levels = sources
      .map((source) => taxonomy.levels.get(keyOf(source, cell)))
      .find((found) => found !== undefined);
    if (levels !== undefined) return levels;
    const { file, line } = records.places[record]!;
    const lines = bad.get(file) ?? new BadLines();
    bad.set(file, lines);
    lines.add(line, () => speak('analyse-link.no-code', { taxonomy: taxonomy.file }));
    return null;
  });
  for (const [file, lines] of bad) {
    const column = columnIn(records.tables[call.args.indexOf(file)]!, choice) ?? choice.names[0]!;
    lines.refuse(speak, { source: file, column });
  }
  return codes;
}

function keyOf(source: string, code: string): string {
  return `${source}\u0000${code}`;
}
