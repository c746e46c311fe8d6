// Set covering. Where many sites serve each place, by row generation: solve it for a few places, see which others are
// missed, add some of those (Chen and Handler 1987); a few dozen places then decide for hundreds.
import type { Search } from './coverage-problem.ts';
import { addConstraint, addVariable, newProgramme, type Solver, sumOf } from './linear-programme.ts';

/** `sites` cover every place, or are empty where it is only known that `bound` or more are needed. */
export interface Cover {
  sites: number[];
  /** No cover has fewer sites. */
  bound: number;
  proven: boolean;
  /** The places that decided, to start a similar question from. */
  deciding: readonly number[];
}

export interface CoverOptions {
  /** Any cover with at most this many sites will do, and more than this many are as good as none. */
  enough?: number;
  /** Places to start from. */
  deciding?: readonly number[];
}

const MOST_ADDED = 20;

/** With fewer pairs of place and site than this the whole programme is solved at once. */
const FEW_PAIRS = 60_000;

/**
 * The fewest sites so that each place has one of its own. `sitesOf` lists for each place the sites that would do; no
 * list may be empty.
 */
export function fewestSites(
  solver: Solver,
  sitesOf: readonly (readonly number[])[],
  search: Search,
  { enough = 0, deciding = [] }: CoverOptions = {},
): Cover {
  const siteCount = 1 + Math.max(-1, ...sitesOf.map((sites) => Math.max(...sites)));
  let best = coverGreedily(sitesOf);
  // Places that share no site need one each.
  const lonely = apart(sitesOf, sitesOf.keys(), Number.POSITIVE_INFINITY);
  let bound = lonely.length;
  const pairs = sitesOf.reduce((sum, sites) => sum + sites.length, 0);
  const rows = new Set(pairs <= FEW_PAIRS ? sitesOf.keys() : [...lonely, ...deciding]);
  const isSettled = () => best.length <= Math.max(enough, bound) || (enough > 0 && bound > enough);
  while (!isSettled() && !search.shouldStop()) {
    const outcome = coverRows(solver, sitesOf, rows, siteCount, search);
    bound = Math.max(bound, Math.ceil(outcome.bound - 1e-6));
    search.progress(best.length, bound);
    if (outcome.sites === undefined) break;
    const isChosen = new Uint8Array(siteCount);
    for (const site of outcome.sites) isChosen[site] = 1;
    const missed = [...sitesOf.keys()].filter(
      (place) => !sitesOf[place]!.some((site) => isChosen[site] === 1),
    );
    const rest = missed.map((place) => sitesOf[place]!);
    const completed = [...outcome.sites, ...coverGreedily(rest)];
    if (completed.length < best.length) best = completed;
    for (const place of apart(sitesOf, missed, MOST_ADDED)) rows.add(place);
  }
  const proven = bound >= best.length;
  return {
    sites: best.sort((a, b) => a - b),
    bound: proven ? best.length : bound,
    proven,
    deciding: [...rows],
  };
}

function coverRows(
  solver: Solver,
  sitesOf: readonly (readonly number[])[],
  rows: ReadonlySet<number>,
  siteCount: number,
  search: Search,
): { sites: number[] | undefined; bound: number } {
  const programme = newProgramme('minimise');
  for (let site = 0; site < siteCount; site += 1)
    addVariable(programme, { cost: 1, upper: 1, integer: true });
  for (const place of rows) addConstraint(programme, sumOf(sitesOf[place]!), 1, Number.POSITIVE_INFINITY);
  const outcome = solver.solve(programme, { shouldStop: search.shouldStop, absoluteGap: 0.999 });
  if (outcome.values.length === 0) return { sites: undefined, bound: Math.max(0, outcome.bound) };
  const sites = [...outcome.values.keys()].filter((site) => outcome.values[site]! > 0.5);
  return { sites, bound: outcome.bound };
}

/** One site after the other, each the one that serves most of the places still without: the naive choice. */
export function coverGreedily(sitesOf: readonly (readonly number[])[]): number[] {
  const placesOf = new Map<number, number[]>();
  sitesOf.forEach((sites, place) => {
    for (const site of sites) {
      const places = placesOf.get(site);
      if (places === undefined) placesOf.set(site, [place]);
      else places.push(place);
    }
  });
  const left = new Map([...placesOf].map(([site, places]) => [site, places.length]));
  const isServed = new Uint8Array(sitesOf.length);
  const chosen: number[] = [];
  for (let waiting = sitesOf.length; waiting > 0; ) {
    let best = -1;
    for (const [site, count] of left) {
      const most = left.get(best) ?? 0;
      if (count > most || (count === most && site < best)) best = site;
    }
    chosen.push(best);
    for (const place of placesOf.get(best)!) {
      if (isServed[place]) continue;
      isServed[place] = 1;
      waiting -= 1;
      for (const site of sitesOf[place]!) left.set(site, left.get(site)! - 1);
    }
  }
  return chosen;
}

/** Places no two of which share a site, those with the fewest sites first. */
function apart(sitesOf: readonly (readonly number[])[], places: Iterable<number>, most: number): number[] {
  const isTaken = new Set<number>();
  const found: number[] = [];
  for (const place of [...places].sort((a, b) => sitesOf[a]!.length - sitesOf[b]!.length || a - b)) {
    if (found.length >= most) break;
    if (sitesOf[place]!.some((site) => isTaken.has(site))) continue;
    for (const site of sitesOf[place]!) isTaken.add(site);
    found.push(place);
  }
  return found;
}
