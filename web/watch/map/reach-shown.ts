// Who can be reached by road, for every village at once. The rule is the domain's; this finds the roads quickly enough
// for ten thousand villages.
import { type Reach, reachOf, type Road, type Season, troopRoad } from '@ulinzi/domain/geography';

/** `own`: each village from the base that answers for it. */
export type From = 'own' | (string & {});

export const reaches: readonly Reach[] = ['within', 'beyond', 'unknown'];

export interface VillageReach {
  readonly base: string;
  readonly reach: Reach;
  /** Null where the road is not known, or closed: `road` tells which. */
  readonly minutes: number | null;
  readonly road: Road | null;
}

export type RoadsByPair = ReadonlyMap<string, readonly Road[]>;

const keyOf = (base: string, community: string) => `${base} ${community}`;

/** The roads by base and community, both seasons of each pair together. */
export function roadsByPair(roads: readonly Road[]): RoadsByPair {
  const pairs = new Map<string, Road[]>();
  for (const road of roads) {
    const key = keyOf(road.base, road.community);
    const there = pairs.get(key);
    if (there) there.push(road);
    else pairs.set(key, [road]);
  }
  return pairs;
}

function roadsBetween(pairs: RoadsByPair, base: string, community: string): readonly Road[] {
  return pairs.get(keyOf(base, community)) ?? [];
}

/** How a village is reached from a base, or from its own, in a season. */
export function reachFrom(
  pairs: RoadsByPair,
  village: { readonly slug: string; readonly base: string },
  from: From,
  season: Season,
): VillageReach {
  const base = from === 'own' ? village.base : from;
  const between = roadsBetween(pairs, base, village.slug);
  const road = troopRoad(between, base, village.slug, season) ?? null;
  return {
    base,
    reach: reachOf(between, base, village.slug, season),
    minutes: road?.minutes ?? null,
    road,
  };
}

/** What is known of the roads to one village: its own base first, known or not, then who is nearest. */
export interface Approach {
  readonly base: string;
  readonly now: Road | null;
  readonly otherSeason: Road | null;
  readonly reach: Reach;
}

export function approachesTo(
  roads: readonly Road[],
  village: { readonly slug: string; readonly base: string },
  season: Season,
): Approach[] {
  const other: Season = season === 'dry' ? 'rainy' : 'dry';
  const there = roads.filter((road) => road.community === village.slug);
  const bases = [...new Set([village.base, ...there.map((road) => road.base)])];
  const all = bases.map((base) => {
    const from = there.filter((road) => road.base === base);
    return {
      base,
      now: troopRoad(from, base, village.slug, season) ?? null,
      otherSeason: troopRoad(from, base, village.slug, other) ?? null,
      reach: reachOf(from, base, village.slug, season),
    };
  });
  const minutes = ({ now }: Approach) => (now ? (now.minutes ?? Number.MAX_VALUE) : Number.MAX_SAFE_INTEGER);
  return all.sort(
    (a, b) =>
      Number(b.base === village.base) - Number(a.base === village.base) ||
      minutes(a) - minutes(b) ||
      a.base.localeCompare(b.base),
  );
}
