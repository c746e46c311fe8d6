// Where a number of telephone towers would reach most people, and how little of a region that is.
import { answerCoverage, weightWithin } from './answer-coverage.ts';
import type { CoverageProblem, Search } from './coverage-problem.ts';
import { areaOfUnionKm2 } from './disc-union.ts';
import { distanceKm, type Point } from './distance.ts';
import type { Solver } from './linear-programme.ts';

export interface TowerQuestion {
  places: readonly (Point & { id: string; weight: number; isReached: boolean })[];
  /** Where a tower may stand. */
  sites: readonly (Point & { id: string })[];
  count: number;
  /** What one tower reaches: a disc of this area. */
  areaKm2: number;
  /** The region that the towers are for. */
  regionKm2: number;
}

export interface Tower {
  site: number;
  /** Weight that it reaches and that neither the present network nor a tower ranked before it does. */
  newlyReached: number;
  /** Area that no tower ranked before it covers. */
  newKm2: number;
}

export interface TowerAnswer {
  /** By weight newly reached, most first. */
  towers: Tower[];
  newlyReached: number;
  /** Without overlap. */
  areaKm2: number;
  shareOfRegion: number;
  proven: boolean;
  /** No choice reaches more. */
  bound: number;
  naive: { sites: readonly number[]; newlyReached: number };
}

/** Radius of a disc of an area. */
export function radiusKmOf(areaKm2: number): number {
  return Math.sqrt(areaKm2 / Math.PI);
}

/**
 * The sites that newly reach the most weight, chosen exactly, ranked by what each adds. Fewer towers than asked for
 * where more would add nobody.
 */
export function placeTowers(solver: Solver, question: TowerQuestion, search: Search): TowerAnswer {
  const { places, sites, count, areaKm2, regionKm2 } = question;
  const radiusKm = radiusKmOf(areaKm2);
  const waiting = places.filter(({ isReached }) => !isReached);
  const problem: CoverageProblem = {
    places: waiting.map(({ id }) => id),
    weights: Float64Array.from(waiting, ({ weight }) => weight),
    sites: sites.map(({ id }) => id),
    times: Float64Array.from({ length: waiting.length * sites.length }, (_, at) =>
      distanceKm(waiting[Math.floor(at / sites.length)]!, sites[at % sites.length]!),
    ),
  };
  const answer = answerCoverage(solver, problem, { model: 'mclp', within: radiusKm, count }, search);
  // Covering as much as can be is never refused for too few sites.
  if (answer.kind !== 'chosen') throw new Error('a covering question of most weight has an answer');
  const ranked = rankByGain(problem, answer.best.sites, radiusKm);
  const towers = ranked.map((site, rank): Tower => {
    const before = ranked.slice(0, rank);
    const upTo = ranked.slice(0, rank + 1);
    return {
      site,
      newlyReached: weightWithin(problem, upTo, radiusKm) - weightWithin(problem, before, radiusKm),
      newKm2: unionOf(sites, upTo, radiusKm) - unionOf(sites, before, radiusKm),
    };
  });
  // Rounding must not add a square millimetre to what so many towers can cover.
  const covered = Math.min(unionOf(sites, ranked, radiusKm), ranked.length * areaKm2);
  return {
    towers,
    newlyReached: answer.best.objective,
    areaKm2: covered,
    shareOfRegion: covered / regionKm2,
    proven: answer.proven,
    bound: answer.bound,
    naive: { sites: answer.naive.sites, newlyReached: answer.naive.objective },
  };
}

function unionOf(sites: readonly Point[], chosen: readonly number[], radiusKm: number): number {
  return areaOfUnionKm2(
    chosen.map((site) => sites[site]!),
    radiusKm,
  );
}

function rankByGain(problem: CoverageProblem, chosen: readonly number[], within: number): number[] {
  const ranked: number[] = [];
  const left = [...chosen];
  while (left.length > 0) {
    const reach = (site: number) => weightWithin(problem, [...ranked, site], within);
    const next = left.reduce((best, site) => (reach(site) > reach(best) ? site : best));
    ranked.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return ranked;
}
