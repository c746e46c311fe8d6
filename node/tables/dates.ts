import { columnIndex } from './columns.ts';
import { type DateShape, dateShape, orderedDate } from './date-shape.ts';
import { BadLines } from './refusal.ts';
import type { DateOrder, Table } from './table.ts';

/** What `optionalDateColumn` holds where a cell is empty. */
export const NO_DATE = -2_147_483_648;

/**
 * A column of dates, in days since 1970-01-01. Throws DataRefused naming the lines (the first twenty) that are empty or
 * no date, and where the column leaves open whether the day or the month comes first.
 */
export function dateColumn(table: Table, name: string): Int32Array {
  return readDates(table, name, false);
}

/** As `dateColumn`, with NO_DATE where a cell is empty or `NA`. */
export function optionalDateColumn(table: Table, name: string): Int32Array {
  return readDates(table, name, true);
}

function readDates(table: Table, name: string, mayBeEmpty: boolean): Int32Array {
  const index = columnIndex(table, name);
  const { rows, source, speak, conventions } = table;
  const bad = new BadLines();
  const days = new Int32Array(rows.length).fill(NO_DATE);
  // Files repeat their days: each way of writing one is looked at once.
  const shapes = new Map<string, DateShape>();
  for (const row of rows) {
    const cell = row.cells[index]!.trim();
    if (!shapes.has(cell)) shapes.set(cell, dateShape(cell, conventions.kind === 'xlsx'));
  }
  const order = conventions.dates ?? orderOf(shapes.values());
  rows.forEach((row, at) => {
    const cell = row.cells[index]!.trim();
    if (cell === '' || (mayBeEmpty && cell === 'NA')) {
      if (!mayBeEmpty) bad.add(row.line, () => speak('tables.no-value'));
      return;
    }
    const shape = settle(shapes.get(cell)!, order);
    if (shape.kind === 'date') days[at] = shape.days;
    else bad.add(row.line, () => speak(shape.kind === 'none' ? shape.problem : 'tables.which-order'));
  });
  bad.refuse(speak, { source, column: name }, order === null ? speak('tables.settle-dates') : undefined);
  return days;
}

/** The order that a column of dates shows; null where it shows both or neither and the order matters. */
function orderOf(shapes: Iterable<DateShape>): DateOrder | null {
  let dayFirst = false;
  let monthFirst = false;
  let matters = false;
  for (const shape of shapes) {
    if (shape.kind !== 'numbers') continue;
    if (shape.first > 12) dayFirst = true;
    else if (shape.second > 12) monthFirst = true;
    if (shape.first !== shape.second) matters = true;
  }
  if (!matters) return 'dmy';
  return dayFirst === monthFirst ? null : dayFirst ? 'dmy' : 'mdy';
}

function settle(shape: DateShape, order: DateOrder | null): DateShape {
  return shape.kind === 'numbers' && order !== null ? orderedDate(shape, order) : shape;
}
