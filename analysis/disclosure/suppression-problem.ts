// Which cells to hide so that the small ones cannot be worked out: the question in its smallest form.
import { type Atoms, atomsOf, atomValues, keyOfSum } from './statements.ts';

export interface SuppressionCell {
  members: readonly number[];
  /** What is lost if it is hidden; more than 0. */
  cost: number;
  /** `hide`: too small to show. `either`: may be hidden for the sake of others. `show`: is or will be published. */
  rule: 'hide' | 'either' | 'show';
}

export interface SuppressionProblem {
  /** True values of the base cells, none negative. */
  values: ArrayLike<number>;
  cells: readonly SuppressionCell[];
  /** Sums that stand published elsewhere, and cannot be taken back. */
  elsewhere: readonly (readonly number[])[];
  /** Sums hidden elsewhere that must stay so. */
  guarded: readonly (readonly number[])[];
  /** The least width of what an attacker may work out of a protected sum. */
  width: number;
  /** Cells are counts, and the attacker knows that. */
  isWhole: boolean;
}

/** Cells that are the same sum, which can only be hidden together. */
export interface Unit {
  cells: number[];
  cost: number;
  rule: SuppressionCell['rule'];
  atoms: readonly number[];
  /** True value. */
  value: number;
}

/** The problem in atoms. A target is what must be protected. */
export interface Reduced {
  atoms: Atoms;
  /** True values of the atoms. */
  values: Float64Array;
  units: readonly Unit[];
  elsewhere: readonly (readonly number[])[];
  targets: readonly (readonly number[])[];
  width: number;
  isWhole: boolean;
}

/** Merges cells that are the same sum: one that must be shown shows the others, one that must be hidden hides them. */
export function reduce(problem: SuppressionProblem): Reduced {
  const { cells, elsewhere, guarded } = problem;
  const atoms = atomsOf([...cells.map(({ members }) => members), ...elsewhere, ...guarded]);
  const listOf = (at: number) => atoms.atomsOf[at]!;
  const values = atomValues(atoms, problem.values);
  const shown = new Set(elsewhere.map((_, at) => keyOfSum(listOf(cells.length + at))));
  const unitOf = new Map<string, Unit>();
  cells.forEach(({ cost, rule }, cell) => {
    const key = keyOfSum(listOf(cell));
    const unit = unitOf.get(key);
    const own = shown.has(key) ? 'show' : rule;
    if (unit === undefined) {
      const value = listOf(cell).reduce((sum, atom) => sum + values[atom]!, 0);
      unitOf.set(key, { cells: [cell], cost, rule: own, atoms: listOf(cell), value });
    } else {
      unit.cells.push(cell);
      unit.cost += cost;
      unit.rule = stronger(unit.rule, own);
    }
  });
  const units = [...unitOf.values()];
  const hidden = units.filter(({ rule }) => rule === 'hide').map((unit) => unit.atoms);
  const kept = guarded.map((_, at) => listOf(cells.length + elsewhere.length + at));
  const targets = new Map([...hidden, ...kept].map((target) => [keyOfSum(target), target]));
  return {
    atoms,
    values,
    units,
    elsewhere: elsewhere.map((_, at) => listOf(cells.length + at)),
    targets: [...targets.values()],
    width: problem.width,
    isWhole: problem.isWhole,
  };
}

function stronger(a: SuppressionCell['rule'], b: SuppressionCell['rule']): SuppressionCell['rule'] {
  if (a === 'show' || b === 'show') return 'show';
  return a === 'hide' || b === 'hide' ? 'hide' : 'either';
}
