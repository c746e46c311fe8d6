// What somebody can work out who has every published number, of this release and of earlier ones: for each hidden sum
// the least and the most that agree with all of them and with cells that are not negative.
import {
  addConstraint,
  addVariable,
  type HeldProgramme,
  newProgramme,
  type Programme,
  type Solver,
  sumOf,
} from '../coverage/index.ts';
import { atomsOf, type Statement } from './statements.ts';

export interface Interval {
  /** Bounds by linear programming; `high` is infinite where nothing limits it. */
  low: number;
  high: number;
  /** The same for somebody who knows that every cell is a whole number: never wider. */
  wholeLow: number;
  wholeHigh: number;
}

export type AttackResult =
  | { kind: 'intervals'; intervals: Interval[] }
  /** No cells agree with what is published: the numbers are not of the same data. */
  | { kind: 'contradiction' };

const ROUNDING = 1e-6;

/**
 * The interval of each hidden sum (`hidden`: its members). `isWhole`: cells are counts, and whole bounds are worked
 * out too; otherwise they repeat the others. The attacker knows no hidden cell; add those he knows to `published`.
 */
export function attack(
  solver: Solver,
  published: readonly Statement[],
  hidden: readonly (readonly number[])[],
  { isWhole }: { isWhole: boolean },
): AttackResult {
  const { count, atomsOf: lists } = atomsOf([...published.map(({ members }) => members), ...hidden]);
  const programme = (integer: boolean): Programme => {
    const written = newProgramme('minimise');
    for (let atom = 0; atom < count; atom += 1) addVariable(written, { integer });
    published.forEach(({ value }, at) => addConstraint(written, sumOf(lists[at]!), value, value));
    return written;
  };
  const loose = solver.hold(programme(false));
  const strict = isWhole ? solver.hold(programme(true)) : undefined;
  try {
    if (loose.solve().kind === 'infeasible') return { kind: 'contradiction' };
    const intervals = hidden.map((_, at) => {
      const atoms = lists[published.length + at]!;
      const lower = extreme(loose, strict, atoms, 1);
      const upper = extreme(loose, strict, atoms, -1);
      return { low: lower.loose, high: upper.loose, wholeLow: lower.strict, wholeHigh: upper.strict };
    });
    return { kind: 'intervals', intervals };
  } finally {
    loose.release();
    strict?.release();
  }
}

/** The least sum of some atoms (`sign` 1) or the most (-1). */
function extreme(
  loose: HeldProgramme,
  strict: HeldProgramme | undefined,
  atoms: readonly number[],
  sign: 1 | -1,
): { loose: number; strict: number } {
  const outcome = solveFor(loose, atoms, sign);
  if (outcome.kind === 'unbounded')
    return { loose: Number.POSITIVE_INFINITY, strict: Number.POSITIVE_INFINITY };
  const bound = round(sign * outcome.objective);
  // Where the extreme is reached by whole cells, whole cells do not tell more.
  if (strict === undefined || outcome.values.every(isNearWhole)) return { loose: bound, strict: bound };
  return { loose: bound, strict: round(sign * solveFor(strict, atoms, sign).objective) };
}

function solveFor(held: HeldProgramme, atoms: readonly number[], sign: 1 | -1) {
  for (const atom of atoms) held.setCost(atom, sign);
  const outcome = held.solve();
  for (const atom of atoms) held.setCost(atom, 0);
  return outcome;
}

/** Whether a value of the solver stands for a whole number. */
export function isNearWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < ROUNDING;
}

/** Takes the solver's rounding out of what is all but whole. */
function round(value: number): number {
  return isNearWhole(value) ? Math.round(value) + 0 : value;
}
