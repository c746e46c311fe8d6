// Places that need someone to reach them, sites that could be chosen, and the times between them.

export interface CoverageProblem {
  /** Ids and weights (people, or whatever is counted) of the places in need. */
  places: readonly string[];
  weights: Float64Array;
  sites: readonly string[];
  /** One row of sites for each place; NaN where no time is known, which is neither "reached" nor "not reached". */
  times: Float64Array;
}

export type CoverageQuestion =
  /** Most weight with a chosen site within a time (Church and ReVelle 1974). */
  | { model: 'mclp'; within: number; count: number }
  /** Fewest sites so that every place has one within a time (Toregas et al. 1971). */
  | { model: 'lscp'; within: number }
  /** Least sum of weight x time to the nearest chosen site (Hakimi 1964). */
  | { model: 'p-median'; count: number }
  /** Least time of the place that is worst off (Hakimi 1964). */
  | { model: 'p-center'; count: number };

/** Sites by their number in the problem, in ascending order, and what they achieve. */
export interface SiteChoice {
  sites: readonly number[];
  objective: number;
}

/**
 * `proven`: no choice is better. Otherwise none is better than `bound`. `naive` takes one site after the other, each
 * the best at its turn. `leftOut` are places that no site can be known to serve, which the numbers leave out.
 * `too-few`: whatever sites are chosen, some place has no known time to any; `needed` sites would do.
 */
export type CoverageAnswer =
  | {
      kind: 'chosen';
      best: SiteChoice;
      bound: number;
      proven: boolean;
      naive: SiteChoice;
      leftOut: readonly number[];
    }
  | { kind: 'too-few'; needed: number; leftOut: readonly number[] };

/** How a long search is told to stop, and tells how far it is. */
export interface Search {
  shouldStop(): boolean;
  progress(best: number, bound: number): void;
}

/** Runs to the end, silently. */
export const untilProven: Search = { shouldStop: () => false, progress: () => undefined };

/** Minutes (or the file's unit) from a site to a place; NaN where unknown. */
export function timeBetween(problem: CoverageProblem, place: number, site: number): number {
  return problem.times[place * problem.sites.length + site]!;
}

/** For each place the sites known to be within a time of it. */
export function sitesWithin(problem: CoverageProblem, within: number): number[][] {
  return problem.places.map((_, place) =>
    problem.sites.flatMap((_site, site) => (timeBetween(problem, place, site) <= within ? [site] : [])),
  );
}

/** The problem with some of its places only. */
export function onlyPlaces(problem: CoverageProblem, kept: readonly number[]): CoverageProblem {
  const width = problem.sites.length;
  const times = new Float64Array(kept.length * width);
  kept.forEach((place, at) => {
    times.set(problem.times.subarray(place * width, (place + 1) * width), at * width);
  });
  return {
    places: kept.map((place) => problem.places[place]!),
    weights: Float64Array.from(kept, (place) => problem.weights[place]!),
    sites: problem.sites,
    times,
  };
}
