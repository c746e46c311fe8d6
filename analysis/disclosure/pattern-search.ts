// The cheapest pattern: a programme of zeros and ones that learns, from each pattern that fails, a cut it must meet.
import { addConstraint, addVariable, newProgramme, type Search, type Solver } from '../coverage/index.ts';
import { repairPattern, slimPattern } from './pattern-repair.ts';
import { type Cut, type Pattern, withPatternTest } from './pattern-test.ts';
import type { Reduced } from './suppression-problem.ts';

export interface FoundPattern {
  pattern: Pattern;
  cost: number;
  /** No valid pattern costs less. */
  bound: number;
  proven: boolean;
}

const ROUNDING = 1e-6;

/** Searches until the cheapest pattern is proven or the search is stopped; the pattern is valid in any case. */
export function findPattern(solver: Solver, problem: Reduced, search: Search): FoundPattern {
  return withPatternTest(solver, problem, (test) => {
    const mended = (start: Pattern) =>
      slimPattern(problem, test, repairPattern(solver, problem, test, start), search.shouldStop);
    let pattern = mended(Uint8Array.from(problem.units, ({ rule }) => (rule === 'hide' ? 1 : 0)));
    const cuts: Cut[] = [];
    let bound = 0;
    const isProven = () => bound >= costOf(problem, pattern) - ROUNDING;
    for (let round = 1; !isProven() && !search.shouldStop(); round += 1) {
      const cheapest = cheapestPattern(solver, problem, cuts, search);
      bound = Math.max(bound, cheapest.bound);
      search.progress(costOf(problem, pattern), bound);
      if (cheapest.pattern === undefined || isProven()) break;
      const candidate = cheapest.pattern;
      const failures = problem.targets.flatMap((target) => test.cutFor(candidate, target) ?? []);
      cuts.push(...failures);
      // Mending takes longer than a round: only now and then.
      if (failures.length > 0 && !isPowerOfTwo(round)) continue;
      const valid = failures.length === 0 ? candidate : mended(candidate);
      if (costOf(problem, valid) < costOf(problem, pattern)) pattern = valid;
    }
    const cost = costOf(problem, pattern);
    return { pattern, cost, bound: isProven() ? cost : bound, proven: isProven() };
  });
}

function isPowerOfTwo(round: number): boolean {
  return (round & (round - 1)) === 0;
}

/** What the units cost that are hidden for the sake of others. */
function costOf({ units }: Reduced, pattern: Pattern): number {
  return units.reduce(
    (sum, { cost, rule }, unit) => (pattern[unit] && rule === 'either' ? sum + cost : sum),
    0,
  );
}

/** The cheapest pattern that meets the cuts, whether or not it is valid. */
function cheapestPattern(
  solver: Solver,
  { units }: Reduced,
  cuts: readonly Cut[],
  { shouldStop }: Search,
): { pattern: Pattern | undefined; bound: number } {
  const programme = newProgramme('minimise');
  for (const { cost, rule } of units)
    addVariable(programme, {
      cost: rule === 'either' ? cost : 0,
      lower: rule === 'hide' ? 1 : 0,
      upper: rule === 'show' ? 0 : 1,
      integer: true,
    });
  for (const { weights, need } of cuts) {
    const variables = [...weights.keys()].filter((unit) => weights[unit]! > 0);
    const factors = variables.map((unit) => weights[unit]!);
    addConstraint(programme, { variables, factors }, need, Number.POSITIVE_INFINITY);
  }
  const outcome = solver.solve(programme, { shouldStop, absoluteGap: ROUNDING });
  if (outcome.values.length === 0) return { pattern: undefined, bound: Math.max(0, outcome.bound) };
  return { pattern: Uint8Array.from(outcome.values, (value) => (value > 0.5 ? 1 : 0)), bound: outcome.bound };
}
