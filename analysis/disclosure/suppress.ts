import type { Search, Solver } from '../coverage/index.ts';
import { findPattern } from './pattern-search.ts';
import { withPatternTest } from './pattern-test.ts';
import { type Reduced, reduce, type SuppressionProblem } from './suppression-problem.ts';

export interface Suppression {
  /** By cell of the problem. */
  isHidden: boolean[];
  /** Cost of what is hidden for the sake of others; no valid pattern costs less than `bound`. */
  cost: number;
  bound: number;
  proven: boolean;
  /** Sums (their members) that what is published elsewhere leaves too narrow, whatever is hidden here. */
  beyondHelp: (readonly number[])[];
}

/**
 * The cheapest cells to hide beside those that must be, so that the interval of every protected sum is at least as wide
 * as asked. A search that is stopped early gives a valid pattern that may hide more than needed.
 */
export function suppress(solver: Solver, problem: SuppressionProblem, search: Search): Suppression {
  const reduced = reduce(problem);
  const everything = Uint8Array.from(reduced.units, ({ rule }) => (rule === 'show' ? 0 : 1));
  const beyondHelp = withPatternTest(solver, reduced, (test) =>
    reduced.targets.filter((target) => test.cutFor(everything, target) !== undefined),
  );
  const targets = reduced.targets.filter((target) => !beyondHelp.includes(target));
  const { pattern, ...found } = findPattern(solver, { ...reduced, targets }, search);
  const isHidden = problem.cells.map(() => false);
  reduced.units.forEach(({ cells }, unit) => {
    for (const cell of cells) isHidden[cell] = pattern[unit] === 1;
  });
  return { isHidden, ...found, beyondHelp: beyondHelp.map((atoms) => membersOf(reduced, atoms)) };
}

function membersOf({ atoms }: Reduced, list: readonly number[]): number[] {
  const wanted = new Set(list);
  return [...atoms.atomOfBase].filter(([, atom]) => wanted.has(atom)).map(([base]) => base);
}
