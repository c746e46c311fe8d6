import type { Search, SiteChoice } from './coverage-problem.ts';
import { type Incumbent, incumbentOf } from './incumbent.ts';
import { exchangeSites, takeBestNext } from './interchange.ts';
import type { Solver } from './linear-programme.ts';
import { fixSites, type MedianNode, priceChoice, raiseBound } from './median-bound.ts';
import { branchOnSites } from './median-branching.ts';
import { keepSites, type MedianCosts, sortCosts } from './median-costs.ts';
import { radiusModel } from './median-radius-model.ts';

const ROOT_STEPS = 600;

/** Up to this many sites branching is short; beyond it the relaxation of the programme is all but whole. */
const FEW_SITES = 15;

/** Programmes larger than this do not fit the solver's patience. */
const MOST_VARIABLES = 60_000;

/** The solver may stop this part of the proof margin short of equality. */
const SHARE_OF_MARGIN = 0.9;

export interface MedianAnswer {
  best: SiteChoice;
  bound: number;
  proven: boolean;
  naive: SiteChoice;
}

/**
 * The choice of exactly `count` sites with the least sum of costs. Bounds by Lagrangian prices fix most sites; what is
 * left is settled by branching where few sites are to be chosen, otherwise by the solver.
 */
export function solveMedian(solver: Solver, costs: MedianCosts, count: number, search: Search): MedianAnswer {
  const naive = takeBestNext(costs, count);
  const incumbent = incumbentOf(costs, exchangeSites(costs, naive.sites));
  const whole = wholeSearch(costs, count);
  const { top } = raiseBound(whole, count, {
    steps: ROOT_STEPS,
    stride: 1.5,
    patience: 20,
    cut: () => incumbent.cut(),
    best: () => incumbent.choice().objective,
    consider: incumbent.offerImproved,
    shouldStop: search.shouldStop,
  });
  search.progress(incumbent.choice().objective, top.bound);
  let bound = top.bound;
  if (bound < incumbent.cut() && !search.shouldStop()) {
    const { kept, mustChoose } = fixSites(whole, count, top, incumbent.cut());
    const rest: MedianNode = {
      costs: keepSites(whole.costs, kept),
      mustChoose: Uint8Array.from(kept, (site) => mustChoose[site]!),
      prices: top.prices,
      bound,
    };
    bound =
      settleBySolver(solver, rest, count, incumbent, search) ?? branchOnSites(rest, count, incumbent, search);
  }
  const best = incumbent.choice();
  const proven = bound >= incumbent.cut();
  return { best, bound: proven ? best.objective : bound, proven, naive };
}

function wholeSearch(costs: MedianCosts, count: number): MedianNode {
  const sorted = sortCosts(costs);
  // A place is worth about the cost at which one site of the choice is to be expected.
  const rank = Math.min(costs.sites - 1, Math.max(1, Math.floor(costs.sites / count / 2)));
  return {
    costs: sorted,
    mustChoose: new Uint8Array(costs.sites),
    prices: Float64Array.from(
      { length: costs.places },
      (_, place) => sorted.cost[place * costs.sites + rank]!,
    ),
    bound: Number.NEGATIVE_INFINITY,
  };
}

/**
 * The bound that the solver proves; undefined where branching does better. A place of a covering question has one
 * radius, and the relaxation is loose: cuts, which the solver has, are then worth more than prices.
 */
function settleBySolver(
  solver: Solver,
  node: MedianNode,
  count: number,
  incumbent: Incumbent,
  search: Search,
): number | undefined {
  const cut = incumbent.cut();
  const { programme, offset } = radiusModel(node, count, priceChoice(node, count, node.prices), cut);
  const variables = programme.costs.length;
  const isCovering = variables <= node.costs.sites.length + node.costs.places;
  if (variables > MOST_VARIABLES || (count <= FEW_SITES && !isCovering)) return undefined;
  const margin = incumbent.choice().objective - cut;
  const outcome = solver.solve(programme, {
    shouldStop: search.shouldStop,
    progress: (best, bound) =>
      search.progress(
        Math.min(best + offset, incumbent.choice().objective),
        Math.max(bound + offset, node.bound),
      ),
    absoluteGap: margin * SHARE_OF_MARGIN,
  });
  if (outcome.values.length > 0)
    incumbent.offer(Array.from(node.costs.sites).filter((_, at) => outcome.values[at]! > 0.5));
  // What the programme leaves out is at the cut or above.
  const bound = outcome.kind === 'infeasible' ? cut : Math.min(outcome.bound + offset, cut);
  return Math.max(bound, node.bound);
}
