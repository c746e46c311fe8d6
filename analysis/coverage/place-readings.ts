import { type CoverageProblem, timeBetween } from './coverage-problem.ts';

/** `unknown`: it is not known to be reached, but some chosen site's time is not known. */
export type PlaceState = 'reached' | 'beyond' | 'unknown';

export interface PlaceReading {
  state: PlaceState;
  /** The chosen site with the shortest known time, and that time; null where none is known. */
  site: number | null;
  time: number | null;
}

/** How each place fares with the chosen sites; without a time limit any known time counts as reached. */
export function readPlaces(
  problem: CoverageProblem,
  chosen: readonly number[],
  within = Number.POSITIVE_INFINITY,
): PlaceReading[] {
  return problem.places.map((_, place) => {
    let site: number | null = null;
    let time: number | null = null;
    let isSomeUnknown = chosen.length === 0;
    for (const candidate of chosen) {
      const value = timeBetween(problem, place, candidate);
      if (Number.isNaN(value)) isSomeUnknown = true;
      else if (time === null || value < time) {
        site = candidate;
        time = value;
      }
    }
    const isReached = time !== null && time <= within;
    return { state: isReached ? 'reached' : isSomeUnknown ? 'unknown' : 'beyond', site, time };
  });
}
