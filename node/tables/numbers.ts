import { columnIndex } from './columns.ts';
import { type NumberShape, numberShape, numberValue } from './number-shape.ts';
import { BadLines } from './refusal.ts';
import type { DecimalMark, Table } from './table.ts';

/** What the numbers of a column can be; beyond it a line is refused. */
export interface NumberRange {
  min: number;
  max: number;
}

export const latitudes: NumberRange = { min: -90, max: 90 };
export const longitudes: NumberRange = { min: -180, max: 180 };

/**
 * A column of numbers. Throws DataRefused naming the lines (the first twenty) that are empty, hold no number, or one
 * out of range. A range below a thousand also settles what "1,234" is: thousands cannot be.
 */
export function numberColumn(table: Table, name: string, range?: NumberRange): Float64Array {
  return readNumbers(table, name, false, range);
}

/** As `numberColumn`, with NaN where a cell is empty or `NA`. */
export function optionalNumberColumn(table: Table, name: string, range?: NumberRange): Float64Array {
  return readNumbers(table, name, true, range);
}

function readNumbers(table: Table, name: string, mayBeEmpty: boolean, range?: NumberRange): Float64Array {
  const index = columnIndex(table, name);
  const { rows, source, speak } = table;
  const values = new Float64Array(rows.length).fill(Number.NaN);
  const bad = new BadLines();
  const seen = new Set<NumberShape>();
  const shapes: NumberShape[] = rows.map((row, at) => {
    const cell = row.cells[index]!.trim();
    if (cell === '' || (mayBeEmpty && cell === 'NA')) return 'none';
    const shape = numberShape(cell);
    seen.add(shape);
    if (shape === 'whole' || shape === 'point' || shape === 'point?') values[at] = Number(cell);
    return shape;
  });
  const mark = table.conventions.decimal ?? markOf(seen, table, range);
  rows.forEach((row, at) => {
    const cell = row.cells[index]!.trim();
    if (cell === '' || (mayBeEmpty && cell === 'NA')) {
      if (!mayBeEmpty) bad.add(row.line, () => speak('tables.no-value'));
      return;
    }
    const problem = problemOf(shapes[at]!, mark, seen, table.conventions.decimal !== undefined);
    if (problem !== null) {
      bad.add(row.line, () => speak(problem));
      return;
    }
    if (Number.isNaN(values[at]) || mark === 'comma') values[at] = numberValue(cell, mark ?? 'point');
    if (range && !(values[at]! >= range.min && values[at]! <= range.max))
      bad.add(row.line, () =>
        speak('tables.out-of-range', { min: String(range.min), max: String(range.max) }),
      );
  });
  const advice = bad.count > 0 && mark === null ? speak('tables.settle-decimal') : undefined;
  bad.refuse(speak, { source, column: name }, advice);
  return values;
}

/** The decimal mark that a column shows, `point` where it needs none, null where it shows both or cannot tell. */
function markOf(seen: ReadonlySet<NumberShape>, table: Table, range?: NumberRange): DecimalMark | null {
  const isSmall = range !== undefined && range.min > -1000 && range.max < 1000;
  const point = seen.has('point') || seen.has('point-grouped') || (isSmall && seen.has('point?'));
  const comma = seen.has('comma') || seen.has('comma-grouped') || (isSmall && seen.has('comma?'));
  if (point !== comma) return point ? 'point' : 'comma';
  if (point) return null;
  if (seen.has('comma?')) return null;
  // Only "1.234": a decimal point, save in files whose delimiter comes with decimal commas.
  const commaLikely = table.conventions.delimiter === ';' || table.conventions.delimiter === '\t';
  return seen.has('point?') && commaLikely ? null : 'point';
}

function problemOf(
  shape: NumberShape,
  mark: DecimalMark | null,
  seen: ReadonlySet<NumberShape>,
  stated: boolean,
): string | null {
  if (shape === 'none') return 'tables.no-number';
  if (shape === 'whole') return null;
  if (mark === null) return shape.endsWith('?') ? 'tables.which-decimal' : 'tables.both-marks';
  const other = mark === 'point' ? 'comma' : 'point';
  if (shape === other || shape === `${other}-grouped`) return 'tables.other-mark';
  // "1.234" beside "12,5": thousands, if the column shows elsewhere that it parts them with points.
  if (shape === `${other}?` && !stated && !seen.has(`${mark}-grouped`)) return 'tables.which-decimal';
  return null;
}
