import {
  type CoverageAnswer,
  type CoverageProblem,
  type CoverageQuestion,
  onlyPlaces,
  type Search,
  type SiteChoice,
  sitesWithin,
  timeBetween,
  untilProven,
} from './coverage-problem.ts';
import { coverGreedily, fewestSites } from './fewest-sites.ts';
import type { Solver } from './linear-programme.ts';
import { medianCosts } from './median-costs.ts';
import { solveCenter } from './p-center.ts';
import { solveMedian } from './p-median.ts';

/**
 * Answers a question of where to be, exactly: best sites, proof or bound, and what choosing naively would give. More
 * sites than there are is taken as all of them. Objectives: weight covered (mclp), sites (lscp), weight x time
 * (p-median), the longest time (p-center, where weights do not count).
 */
export function answerCoverage(
  solver: Solver,
  problem: CoverageProblem,
  question: CoverageQuestion,
  search: Search,
): CoverageAnswer {
  switch (question.model) {
    case 'mclp':
      return coverMost(solver, problem, question, search);
    case 'lscp':
      return coverAll(solver, problem, question.within, search);
    case 'p-median':
    case 'p-center':
      return reachAll(solver, problem, question, search);
  }
}

/** Covering the most weight is a p-median whose cost is a place's weight unless the site is within the time. */
function coverMost(
  solver: Solver,
  problem: CoverageProblem,
  { within, count }: { within: number; count: number },
  search: Search,
): CoverageAnswer {
  const { places, sites, weights } = problem;
  const most = Math.min(count, sites.length);
  const cost = new Float64Array(places.length * sites.length);
  for (const place of places.keys())
    for (const site of sites.keys())
      if (!(timeBetween(problem, place, site) <= within)) cost[place * sites.length + site] = weights[place]!;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const covered = ({ sites: chosen }: SiteChoice): SiteChoice => {
    const useful = withoutIdle(problem, chosen, within);
    return { sites: useful, objective: weightWithin(problem, useful, within) };
  };
  const { best, bound, proven, naive } = solveMedian(
    solver,
    medianCosts(places.length, sites.length, cost),
    most,
    {
      shouldStop: search.shouldStop,
      progress: (lost, least) => search.progress(total - lost, total - least),
    },
  );
  const choice = covered(best);
  return {
    kind: 'chosen',
    best: choice,
    bound: proven ? choice.objective : total - bound,
    proven,
    naive: covered(naive),
    leftOut: [],
  };
}

function coverAll(solver: Solver, problem: CoverageProblem, within: number, search: Search): CoverageAnswer {
  const sitesOf = sitesWithin(problem, within);
  const leftOut = [...sitesOf.keys()].filter((place) => sitesOf[place]!.length === 0);
  const coverable = sitesOf.filter((sites) => sites.length > 0);
  const cover = fewestSites(solver, coverable, search);
  const naive = coverGreedily(coverable).sort((a, b) => a - b);
  return {
    kind: 'chosen',
    best: { sites: cover.sites, objective: cover.sites.length },
    bound: cover.bound,
    proven: cover.proven,
    naive: { sites: naive, objective: naive.length },
    leftOut,
  };
}

function reachAll(
  solver: Solver,
  problem: CoverageProblem,
  question: { model: 'p-median' | 'p-center'; count: number },
  search: Search,
): CoverageAnswer {
  const known = sitesWithin(problem, Number.POSITIVE_INFINITY);
  const leftOut = [...known.keys()].filter((place) => known[place]!.length === 0);
  const kept = [...known.keys()].filter((place) => known[place]!.length > 0);
  const rest = onlyPlaces(problem, kept);
  if (kept.length === 0) {
    const nobody = { sites: [], objective: 0 };
    return { kind: 'chosen', best: nobody, bound: 0, proven: true, naive: nobody, leftOut };
  }
  const count = Math.min(question.count, problem.sites.length);
  if (rest.times.some(Number.isNaN)) {
    // Quick, and half an answer would mislead: not to be stopped.
    const lists = kept.map((place) => known[place]!);
    if (fewestSites(solver, lists, untilProven, { enough: count }).bound > count)
      return { kind: 'too-few', needed: fewestSites(solver, lists, untilProven).sites.length, leftOut };
  }
  const answer =
    question.model === 'p-center'
      ? solveCenter(solver, rest, count, search)
      : solveMedian(solver, weightedTimes(rest), count, search);
  return { kind: 'chosen', ...answer, leftOut };
}

/** An unknown time costs more than all that is known together, so that it is never part of a best choice. */
function weightedTimes(problem: CoverageProblem) {
  const { places, sites, weights, times } = problem;
  const cost = times.map((time, at) => time * weights[Math.floor(at / sites.length)]!);
  const forbidden = 1 + Math.ceil(cost.reduce((sum, value) => (Number.isNaN(value) ? sum : sum + value), 0));
  return medianCosts(
    places.length,
    sites.length,
    cost.map((value) => (Number.isNaN(value) ? forbidden : value)),
  );
}

/** The weight of the places with a chosen site known to be within a time. */
export function weightWithin(problem: CoverageProblem, chosen: readonly number[], within: number): number {
  return problem.weights.reduce(
    (sum, weight, place) =>
      chosen.some((site) => timeBetween(problem, place, site) <= within) ? sum + weight : sum,
    0,
  );
}

/** The choice without sites that cover nothing the others do not. */
function withoutIdle(problem: CoverageProblem, chosen: readonly number[], within: number): readonly number[] {
  const whole = weightWithin(problem, chosen, within);
  return chosen.reduce((kept: readonly number[], site) => {
    const rest = kept.filter((other) => other !== site);
    return weightWithin(problem, rest, within) >= whole ? rest : kept;
  }, chosen);
}
