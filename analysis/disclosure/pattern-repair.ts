// Valid patterns without waiting for the best: hide the cheapest cells that let each target move far enough (the
// incremental attacker of Kelly, Golden and Assad 1992), then show again what need not be hidden.
import { addConstraint, addVariable, newProgramme, type Solver, type Terms } from '../coverage/index.ts';
import type { Pattern, PatternTest } from './pattern-test.ts';
import type { Reduced } from './suppression-problem.ts';

const MOVED = 1e-7;

/** A valid pattern that holds this one. All targets must be safe when everything that may be is hidden. */
export function repairPattern(solver: Solver, problem: Reduced, test: PatternTest, start: Pattern): Pattern {
  const pattern = start.slice();
  for (const target of problem.targets) {
    // Whole numbers may tell more than fractions: then ask for more room.
    for (let room = problem.width; test.cutFor(pattern, target) !== undefined; room += 1) {
      const more = unitsToFree(solver, problem, pattern, { target, room });
      if (more === undefined) hideAll(problem, pattern);
      else for (const unit of more) pattern[unit] = 1;
    }
  }
  return pattern;
}

function hideAll({ units }: Reduced, pattern: Pattern): void {
  units.forEach(({ rule }, unit) => {
    if (rule !== 'show') pattern[unit] = 1;
  });
}

/** Shows again, the dearest first, whatever may be shown. */
export function slimPattern(
  { units, targets }: Reduced,
  test: PatternTest,
  start: Pattern,
  shouldStop: () => boolean,
): Pattern {
  const pattern = start.slice();
  const spare = [...units.keys()]
    .filter((unit) => pattern[unit] === 1 && units[unit]!.rule === 'either')
    .sort((a, b) => units[b]!.cost - units[a]!.cost);
  for (const unit of spare) {
    if (shouldStop()) break;
    pattern[unit] = 0;
    if (targets.some((target) => test.cutFor(pattern, target) !== undefined)) pattern[unit] = 1;
  }
  return pattern;
}

/**
 * The cheapest units to hide beside those of the pattern so that a target's interval is at least `room` wide; undefined
 * where nothing helps. Two sets of deviations, that far apart at the target, pay for what they move.
 */
function unitsToFree(
  solver: Solver,
  { units, values, elsewhere }: Reduced,
  pattern: Pattern,
  { target, room }: { target: readonly number[]; room: number },
): number[] | undefined {
  const programme = newProgramme('minimise');
  const sides = [0, 1].map(() => Array.from(values, (value) => addVariable(programme, { lower: -value })));
  const movers = units.map((unit, at) =>
    pattern[at] === 1
      ? []
      : sides.flatMap((deviations) =>
          [1, -1].map((sign) => {
            const move = addVariable(programme, {
              cost: unit.cost,
              upper: unit.rule === 'show' ? 0 : Number.POSITIVE_INFINITY,
            });
            return { deviations, sign, move };
          }),
        ),
  );
  const sumOver = (deviations: readonly number[], atoms: readonly number[], factor: number): Terms => ({
    variables: atoms.map((atom) => deviations[atom]!),
    factors: atoms.map(() => factor),
  });
  for (const deviations of sides) {
    for (const atoms of elsewhere) addConstraint(programme, sumOver(deviations, atoms, 1), 0, 0);
    units.forEach(({ atoms }, at) => {
      if (pattern[at] === 1) return;
      const terms = sumOver(deviations, atoms, 1);
      for (const mover of movers[at]!)
        if (mover.deviations === deviations) {
          terms.variables.push(mover.move);
          terms.factors.push(-mover.sign);
        }
      addConstraint(programme, terms, 0, 0);
    });
  }
  const [up, down] = sides.map((deviations, side) => sumOver(deviations, target, side === 0 ? 1 : -1)) as [
    Terms,
    Terms,
  ];
  const difference = {
    variables: [...up.variables, ...down.variables],
    factors: [...up.factors, ...down.factors],
  };
  addConstraint(programme, difference, room, Number.POSITIVE_INFINITY);
  const outcome = solver.solve(programme);
  if (outcome.kind !== 'optimal') return undefined;
  return [...units.keys()].filter((at) => movers[at]!.some(({ move }) => outcome.values[move]! > MOVED));
}
