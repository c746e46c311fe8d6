import type { ReleasedCell } from './protect-table.ts';
import { keyOfSum } from './statements.ts';

export interface Change {
  /** Number of the cell in the later release. */
  cell: number;
  before: number;
  after: number;
}

/**
 * Cells whose number both releases show and that differ. A change from 12 to 13 tells of one event as plainly as a cell
 * that holds 1. `later` gives true values; cells are the same where their members are.
 */
export function changesBetween(
  earlier: readonly ReleasedCell[],
  later: readonly { members: readonly number[]; value: number }[],
): Change[] {
  const before = new Map(earlier.map(({ members, value }) => [keyOfSum(members), value]));
  return later.flatMap(({ members, value }, cell) => {
    const known = before.get(keyOfSum(members));
    return known === undefined || known === null || known === value
      ? []
      : [{ cell, before: known, after: value }];
  });
}
