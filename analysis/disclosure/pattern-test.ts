// Whether a pattern of hidden cells protects a target, and what would help where it does not.
import {
  addConstraint,
  addVariable,
  type HeldProgramme,
  newProgramme,
  type Solver,
  sumOf,
} from '../coverage/index.ts';
import { attack, isNearWhole } from './attack.ts';
import type { Reduced } from './suppression-problem.ts';

/** A pattern: 1 for each unit that is hidden. */
export type Pattern = Uint8Array;

/** To help, a pattern must hide units whose weights come to `need`. */
export interface Cut {
  weights: Float64Array;
  need: number;
}

export interface PatternTest {
  /** Undefined where the target's interval is wide enough. */
  cutFor(pattern: Pattern, target: readonly number[]): Cut | undefined;
}

const ZERO = 1e-9;
const ROUNDING = 1e-6;

/**
 * Hands over a test that uses one linear programme, changed a little each time: deviations of the atoms from their
 * true values that move nothing which is shown. The dual prices of what is shown say what would have to be hidden
 * (Fischetti and Salazar 2001, Management Science 47:1008).
 */
export function withPatternTest<Result>(
  solver: Solver,
  problem: Reduced,
  use: (test: PatternTest) => Result,
): Result {
  const programme = newProgramme('maximise');
  for (const value of problem.values) addVariable(programme, { lower: -value });
  for (const { atoms } of problem.units) addConstraint(programme, sumOf(atoms), 0, 0);
  for (const atoms of problem.elsewhere) addConstraint(programme, sumOf(atoms), 0, 0);
  const held = solver.hold(programme);
  const state = new Uint8Array(problem.units.length);
  try {
    return use({
      cutFor(pattern, target) {
        pattern.forEach((hidden, unit) => {
          if (state[unit] === hidden) return;
          state[unit] = hidden;
          const reach = hidden ? Number.POSITIVE_INFINITY : 0;
          held.setConstraintBounds(unit, -reach, reach);
        });
        const { cut, isByWholeCells } = cutBySlopes(held, problem, target);
        if (cut !== undefined || isByWholeCells || !problem.isWhole) return cut;
        return cutByWholeNumbers(solver, problem, pattern, target);
      },
    });
  } finally {
    held.release();
  }
}

/** The cut, if the target is too narrow; if not, whether whole cells reach that width. */
function cutBySlopes(
  held: HeldProgramme,
  problem: Reduced,
  target: readonly number[],
): { cut: Cut | undefined; isByWholeCells: boolean } {
  const cut: Cut = { weights: new Float64Array(problem.units.length), need: problem.width };
  let width = 0;
  let isByWholeCells = true;
  for (const sign of [1, -1] as const) {
    const { reach, isWhole } = reachOf(held, problem, { target, sign }, cut);
    width += reach;
    isByWholeCells &&= isWhole;
    if (width >= problem.width - ZERO) return { cut: undefined, isByWholeCells };
  }
  cut.weights.forEach((weight, unit) => {
    cut.weights[unit] = Math.min(weight, cut.need);
  });
  return { cut, isByWholeCells };
}

/** How far a target can move up (`sign` 1) or down, adding to the cut what holds it. */
function reachOf(
  held: HeldProgramme,
  { units, values }: Reduced,
  { target, sign }: { target: readonly number[]; sign: 1 | -1 },
  cut: Cut,
): { reach: number; isWhole: boolean } {
  for (const atom of target) held.setCost(atom, sign);
  const outcome = held.solve();
  const slopes = outcome.kind === 'optimal' ? held.slopes() : undefined;
  for (const atom of target) held.setCost(atom, 0);
  if (slopes === undefined) return { reach: Number.POSITIVE_INFINITY, isWhole: true };
  units.forEach(({ value }, unit) => {
    const slope = slopes.constraints[unit]!;
    // Once hidden, a sum may grow without limit, or fall to nothing.
    if (slope > ZERO) cut.weights[unit] = Number.POSITIVE_INFINITY;
    else if (slope < -ZERO) cut.weights[unit]! += -slope * value;
  });
  slopes.variables.forEach((slope, atom) => {
    cut.need -= Math.max(0, -slope) * values[atom]!;
  });
  return { reach: outcome.objective, isWhole: outcome.values.every(isNearWhole) };
}

/** Wide enough for fractions, a target may yet be too narrow for whole numbers: then anything more must be hidden. */
function cutByWholeNumbers(
  solver: Solver,
  { units, elsewhere, values, width }: Reduced,
  pattern: Pattern,
  target: readonly number[],
): Cut | undefined {
  const shown = [...units.filter((_, unit) => pattern[unit] === 0).map(({ atoms }) => atoms), ...elsewhere];
  const published = shown.map((atoms) => ({
    members: atoms,
    value: atoms.reduce((sum, atom) => sum + values[atom]!, 0),
  }));
  const result = attack(solver, published, [target], { isWhole: true });
  if (result.kind === 'contradiction') throw new Error('true values cannot contradict themselves');
  const { wholeLow, wholeHigh } = result.intervals[0]!;
  if (wholeHigh - wholeLow >= width - ROUNDING) return undefined;
  return { weights: Float64Array.from(pattern, (hidden) => 1 - hidden), need: 1 };
}
