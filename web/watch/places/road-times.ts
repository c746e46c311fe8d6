// What is known of the roads to one community: for each base the newest of each season and vehicle.
import { type RoadsAnswer, seasons, vehicles } from '@ulinzi/domain/geography';

export type Road = RoadsAnswer['roads'][number];

export interface RoadRow {
  readonly base: string;
  readonly vehicle: string;
  /** In the order of `seasons`; null where nothing is known, which is not no. */
  readonly bySeason: readonly (Road | null)[];
}

/** The own base's row stands first, for a car, also where nothing is known of it. */
export function roadRows(roads: readonly Road[], community: string, ownBase: string): RoadRow[] {
  const to = roads.filter((road) => road.community === community);
  const bases = [ownBase, ...new Set(to.map(({ base }) => base).filter((base) => base !== ownBase))];
  return bases.flatMap((base) => {
    const from = to.filter((road) => road.base === base);
    return vehicles
      .filter(
        (vehicle) => (vehicle === 'car' && base === ownBase) || from.some((road) => road.vehicle === vehicle),
      )
      .map((vehicle) => ({
        base,
        vehicle,
        bySeason: seasons.map(
          (season) => from.find((road) => road.vehicle === vehicle && road.season === season) ?? null,
        ),
      }));
  });
}
