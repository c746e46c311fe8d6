// Linear and integer programmes as plain data, and what a solver promises. Which solver it is, only solver.ts knows.

/** Terms of a constraint: parallel arrays of variables and their factors. */
export interface Terms {
  variables: number[];
  factors: number[];
}

/** A programme being written; variables and constraints are numbered in the order they are added. */
export interface Programme {
  sense: 'minimise' | 'maximise';
  costs: number[];
  lower: number[];
  upper: number[];
  integer: boolean[];
  constraints: { terms: Terms; lower: number; upper: number }[];
}

/**
 * `objective` and `values` are of the best solution found (NaN and empty where there is none); no solution is better
 * than `bound`. `stopped` means told to stop before the proof was done.
 */
export interface Outcome {
  kind: 'optimal' | 'stopped' | 'infeasible' | 'unbounded';
  objective: number;
  bound: number;
  values: Float64Array;
}

export interface SolveOptions {
  /** Asked now and then while solving; true stops the search and keeps the best solution. */
  shouldStop?: () => boolean;
  /** Told whenever there is something new to say. */
  progress?: (best: number, bound: number) => void;
  /** A gap between best and bound, in units of the objective, that counts as proof; 0 unless told otherwise. */
  absoluteGap?: number;
  /** Values of all variables of a known solution to start from. */
  start?: ArrayLike<number>;
}

/** A programme kept by the solver, to be changed a little and solved again. It must be released. */
export interface HeldProgramme {
  setCost(variable: number, cost: number): void;
  setBounds(variable: number, lower: number, upper: number): void;
  addConstraint(terms: Terms, lower: number, upper: number): void;
  setConstraintBounds(constraint: number, lower: number, upper: number): void;
  solve(options?: SolveOptions): Outcome;
  /** Of the linear programme just solved: how fast its objective rises with the active bound of each. */
  slopes(): { variables: Float64Array; constraints: Float64Array };
  release(): void;
}

export interface Solver {
  solve(programme: Programme, options?: SolveOptions): Outcome;
  hold(programme: Programme): HeldProgramme;
}

/** An empty programme. */
export function newProgramme(sense: Programme['sense']): Programme {
  return { sense, costs: [], lower: [], upper: [], integer: [], constraints: [] };
}

/** Adds a variable, from 0 upwards unless told otherwise, and gives its number. */
export function addVariable(
  programme: Programme,
  variable: { cost?: number; lower?: number; upper?: number; integer?: boolean },
): number {
  programme.costs.push(variable.cost ?? 0);
  programme.lower.push(variable.lower ?? 0);
  programme.upper.push(variable.upper ?? Number.POSITIVE_INFINITY);
  programme.integer.push(variable.integer ?? false);
  return programme.costs.length - 1;
}

/** Adds `lower <= sum of factor * variable <= upper`; either side may be infinite. */
export function addConstraint(programme: Programme, terms: Terms, lower: number, upper: number): void {
  programme.constraints.push({ terms, lower, upper });
}

/** Terms with factor 1 for each variable. */
export function sumOf(variables: readonly number[]): Terms {
  return { variables: [...variables], factors: variables.map(() => 1) };
}
