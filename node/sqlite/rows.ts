// Rows as their tables hold them. SQLite gives values without types: what a statement's row is, is said where it is
// asked, and taken at its word here alone.
import type { SQLInputValue, StatementSync } from 'node:sqlite';

/** The first row that a statement gives; undefined where it gives none. */
export function rowOf<Row>(statement: StatementSync, ...given: SQLInputValue[]): Row | undefined {
  return statement.get(...given) as Row | undefined;
}

/** The row of a statement that always has one. */
export function theRow<Row>(statement: StatementSync, ...given: SQLInputValue[]): Row {
  const row = rowOf<Row>(statement, ...given);
  if (!row) throw new Error('a row is missing that is always there');
  return row;
}

/** All rows that a statement gives. */
export function rowsOf<Row>(statement: StatementSync, ...given: SQLInputValue[]): Row[] {
  return statement.all(...given) as Row[];
}
