// From the columns of a file to the rows of a panel: which rows are under treatment, and since when.
import type { PanelRows } from '@ulinzi/analysis/effect';
import {
  BadLines,
  booleanColumn,
  hasColumn,
  numberColumn,
  optionalNumberColumn,
  type Table,
  textColumn,
} from '../../tables/index.ts';
import { type Call, UsageError } from '../command.ts';
import { textOption } from './frame.ts';
import { readTimes, type TimeAxis } from './effect-times.ts';

export interface EffectInput {
  table: Table;
  times: TimeAxis;
  unitName: string | undefined;
  timeName: string;
  outcomeName: string;
}

/** Marks for "never treated" in a column of first treated times, beside an empty cell. */
const NEVER = new Set(['', '0', '0.0', 'na', 'nan', 'inf', '+inf', 'infinity', 'never', 'none', '.']);

/** The columns that every method names. UsageError where a needed option is missing. */
export function effectInput(call: Call, table: Table, needsUnit: boolean): EffectInput {
  const unitName = textOption(call, 'unit');
  const needed = (name: string) => {
    const value = textOption(call, name);
    if (value === undefined)
      throw new UsageError(call.io.speak('analyse-effect.option-needed', { option: name }));
    return value;
  };
  if (needsUnit) needed('unit');
  const timeName = needed('time');
  return { table, times: readTimes(table, timeName), unitName, timeName, outcomeName: needed('outcome') };
}

/** The panel's rows, with covariates (all of them known) and predictors (some may be unknown). */
export function panelRows(
  call: Call,
  input: EffectInput,
  names: { covariates?: readonly string[]; predictors?: readonly string[] } = {},
): PanelRows {
  const { table, times } = input;
  const clusterName = textOption(call, 'cluster');
  const covariates: Record<string, Float64Array> = {};
  for (const name of names.covariates ?? []) covariates[name] = numberColumn(table, name);
  for (const name of names.predictors ?? []) covariates[name] ??= optionalNumberColumn(table, name);
  return {
    lines: table.rows.map(({ line }) => line),
    units: requiredText(table, input.unitName ?? input.timeName),
    times: times.values,
    outcome: numberColumn(table, input.outcomeName),
    covariates,
    ...treatmentOf(call, input),
    ...(clusterName === undefined ? {} : { clusters: requiredText(table, clusterName) }),
  };
}

/**
 * Which rows are treated, from `--first-treated COLUMN`; or `--treated COLUMN` (of 0 and 1, by row or by unit) and
 * `--intervention TIME`; or `--treated UNIT` and `--intervention`; or `--intervention` alone, where there is one series.
 */
export function treatmentOf(
  call: Call,
  input: EffectInput,
): { isTreated: Uint8Array } | { firstTreated: Float64Array } {
  const { table, times } = input;
  const { speak } = call.io;
  const firstName = textOption(call, 'first-treated');
  const treated = textOption(call, 'treated');
  const intervention = textOption(call, 'intervention');
  if (firstName !== undefined) {
    if (treated !== undefined || intervention !== undefined) {
      throw new UsageError(speak('analyse-effect.treated-or-first'));
    }
    return { firstTreated: firstTreatedColumn(table, firstName, times) };
  }
  const since =
    intervention === undefined ? Number.NEGATIVE_INFINITY : timeOption(call, times, 'intervention')!;
  if (treated === undefined) {
    if (input.unitName !== undefined || intervention === undefined) {
      throw new UsageError(speak('analyse-effect.treatment-needed'));
    }
    return { isTreated: Uint8Array.from(times.values, (time) => (time >= since ? 1 : 0)) };
  }
  const on = hasColumn(table, treated) ? flagColumn(table, treated) : unitsNamed(call, input, treated);
  return { isTreated: on.map((flag, row) => (flag === 1 && times.values[row]! >= since ? 1 : 0)) };
}

/** A time given as an option. UsageError where the file's times are not written that way. */
function timeOption(call: Call, times: TimeAxis, name: string): number | undefined {
  const text = textOption(call, name);
  if (text === undefined) return undefined;
  const value = times.read(text.trim());
  if (Number.isNaN(value)) {
    const example = times.values.length > 0 ? String(times.label(times.values[0]!)) : '';
    throw new UsageError(call.io.speak('analyse-effect.option-no-time', { option: name, example }));
  }
  return value;
}

/** Columns of 0 and 1 as software exports them: `1`, `1.0`, `TRUE`, yes. */
function flagColumn(table: Table, name: string): Uint8Array {
  const cells = textColumn(table, name);
  if (cells.every((cell) => /^[01](\.0*)?$/.test(cell)))
    return Uint8Array.from(cells, (cell) => Number(cell));
  return Uint8Array.from(booleanColumn(table, name), Number);
}

function unitsNamed(call: Call, { table, unitName }: EffectInput, names: string): Uint8Array {
  const { speak } = call.io;
  const units = unitName === undefined ? [] : textColumn(table, unitName);
  const known = new Set(units);
  const wanted = known.has(names) ? [names] : names.split(',').map((name) => name.trim());
  if (!wanted.every((name) => known.has(name))) {
    throw new UsageError(speak('analyse-effect.no-column-nor-unit', { option: 'treated' }));
  }
  if (textOption(call, 'intervention') === undefined) {
    throw new UsageError(speak('analyse-effect.option-needed', { option: 'intervention' }));
  }
  return Uint8Array.from(units, (unit) => (wanted.includes(unit) ? 1 : 0));
}

function firstTreatedColumn(table: Table, name: string, times: TimeAxis): Float64Array {
  const bad = new BadLines();
  const cells = textColumn(table, name);
  const isNever = (cell: string) => NEVER.has(cell.toLowerCase());
  // A column of days is read as a whole, since it shows the order of day and month; "0" would be no day in it.
  const values = cells.some((cell) => !isNever(cell)) ? readFirst(table, name, times, isNever) : null;
  const first = Float64Array.from(cells, (cell, row) => {
    if (isNever(cell)) return Number.POSITIVE_INFINITY;
    const value = values![row]!;
    if (Number.isNaN(value)) bad.add(table.rows[row]!.line, () => table.speak('analyse-effect.no-time'));
    return value;
  });
  bad.refuse(table.speak, { source: table.source, column: name });
  return first;
}

function readFirst(
  table: Table,
  name: string,
  times: TimeAxis,
  isNever: (cell: string) => boolean,
): Float64Array {
  const place = table.columns.indexOf(name);
  const blanked = table.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell, i) => (i === place && isNever(cell.trim()) ? '' : cell)),
  }));
  return times.column(name, { ...table, rows: blanked });
}

function requiredText(table: Table, name: string): string[] {
  const cells = textColumn(table, name);
  const bad = new BadLines();
  cells.forEach((cell, row) => {
    if (cell === '') bad.add(table.rows[row]!.line, () => table.speak('tables.no-value'));
  });
  bad.refuse(table.speak, { source: table.source, column: name });
  return cells;
}
