import {
  type CoverageProblem,
  type Search,
  type SiteChoice,
  sitesWithin,
  timeBetween,
} from './coverage-problem.ts';
import { fewestSites } from './fewest-sites.ts';
import type { Solver } from './linear-programme.ts';

export interface CenterAnswer {
  best: SiteChoice;
  bound: number;
  proven: boolean;
  naive: SiteChoice;
}

/**
 * The choice of at most `count` sites with the least longest time: bisection over the times that occur, asking at
 * each whether so few sites cover all places within it (Minieka 1970). Some choice must reach every place.
 */
export function solveCenter(
  solver: Solver,
  problem: CoverageProblem,
  count: number,
  search: Search,
): CenterAnswer {
  const naive = takeFarthestNext(problem, count);
  const times = [...new Set(problem.times)].filter((time) => !Number.isNaN(time)).sort((a, b) => a - b);
  // Nobody is reached sooner than from the nearest site.
  const nearest = problem.places.map((_, place) => nearestTime(problem, place, problem.sites.keys()));
  let low = times.indexOf(Math.max(...nearest));
  let best = naive;
  let high = Number.isFinite(naive.objective) ? times.indexOf(naive.objective) : times.length;
  let deciding: readonly number[] = [];
  while (low < high && !search.shouldStop()) {
    const middle = Math.floor((low + high) / 2);
    const cover = fewestSites(
      solver,
      sitesWithin(problem, times[middle]!),
      { shouldStop: search.shouldStop, progress: () => undefined },
      { enough: count, deciding },
    );
    deciding = cover.deciding;
    if (cover.sites.length <= count) {
      best = { sites: cover.sites, objective: longestTime(problem, cover.sites) };
      high = times.indexOf(best.objective);
    } else if (cover.bound > count) low = middle + 1;
    search.progress(best.objective, times[low]!);
  }
  return { best, bound: times[low]!, proven: low >= high, naive };
}

/** The longest of the places' times to their nearest site; infinity where a place has no known time to any. */
function longestTime(problem: CoverageProblem, sites: Iterable<number>): number {
  const chosen = [...sites];
  return problem.places.reduce(
    (longest, _, place) => Math.max(longest, nearestTime(problem, place, chosen)),
    Number.NEGATIVE_INFINITY,
  );
}

function nearestTime(problem: CoverageProblem, place: number, sites: Iterable<number>): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const site of sites) {
    const time = timeBetween(problem, place, site);
    if (time < nearest) nearest = time;
  }
  return nearest;
}

/** One site after the other, each the one that shortens the longest time most: the naive choice. */
function takeFarthestNext(problem: CoverageProblem, count: number): SiteChoice {
  const sites: number[] = [];
  const soFar = new Float64Array(problem.places.length).fill(Number.POSITIVE_INFINITY);
  const timeWith = (place: number, site: number) => {
    const time = timeBetween(problem, place, site);
    return time < soFar[place]! ? time : soFar[place]!;
  };
  while (sites.length < count) {
    let best = -1;
    let bestTime = Number.POSITIVE_INFINITY;
    for (const site of problem.sites.keys()) {
      if (sites.includes(site)) continue;
      let longest = Number.NEGATIVE_INFINITY;
      for (const place of soFar.keys()) longest = Math.max(longest, timeWith(place, site));
      if (best < 0 || longest < bestTime) {
        best = site;
        bestTime = longest;
      }
    }
    sites.push(best);
    for (const place of soFar.keys()) soFar[place] = timeWith(place, best);
  }
  return { sites: sites.sort((a, b) => a - b), objective: longestTime(problem, sites) };
}
