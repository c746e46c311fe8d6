// Who can be reached within an hour by road, and of whom that is not known.
import type { RoadsAnswer } from './answers.ts';
import { type Season, troopVehicles } from './codes.ts';

export type Road = RoadsAnswer['roads'][number];

/** The report's criterion for a village that troops can help: by road within an hour (B12). */
export const reachMinutes = 60;

/** `unknown` is not "no": nobody has driven or told that road in that season. */
export type Reach = 'within' | 'beyond' | 'unknown';

/**
 * The road that decides whether troops of a base reach a community in a season: the fastest that a car or a truck
 * takes, a closed one where there is no other; undefined where none is known.
 */
export function troopRoad(
  roads: readonly Road[],
  base: string,
  community: string,
  season: Season,
): Road | undefined {
  return roads
    .filter((one) => one.base === base && one.community === community && one.season === season)
    .filter(({ vehicle }) => troopVehicles.includes(vehicle))
    .reduce<Road | undefined>(
      (best, one) => (best && minutesOf(best) <= minutesOf(one) ? best : one),
      undefined,
    );
}

function minutesOf({ minutes }: Road): number {
  return minutes ?? Number.POSITIVE_INFINITY;
}

/** Whether a base reaches a community by road in a season: 60 minutes are within, 61 beyond (B12). */
export function reachOf(roads: readonly Road[], base: string, community: string, season: Season): Reach {
  const road = troopRoad(roads, base, community, season);
  if (!road) return 'unknown';
  return minutesOf(road) <= reachMinutes ? 'within' : 'beyond';
}
