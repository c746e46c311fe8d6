// Which villages stand on the screen before anything is typed: those that she wrote of lately, then those near her base.
import { kilometresBetween, type Spot } from './distance.ts';

interface Village extends Spot {
  readonly slug: string;
  readonly label: string;
  readonly base: string;
}

export interface OfferedPlace<One extends Village> {
  readonly place: One;
  /** When she last wrote of it, where she did lately. */
  readonly lastAt: number | null;
  /** Kilometres from the base; null where the base's own place is not known. */
  readonly km: number | null;
}

/** What lies so near is the base's own village. */
export const atBaseKm = 1;

/** The villages of a base, each with how far it is, the nearest first; those of other bases are left out. */
export function villagesOf<One extends Village>(
  places: readonly One[],
  base: { slug: string } & Partial<Spot>,
): OfferedPlace<One>[] {
  const { latitude, longitude } = base;
  const at = latitude === undefined || longitude === undefined ? null : { latitude, longitude };
  return places
    .filter((one) => one.base === base.slug)
    .map((place) => ({ place, lastAt: null, km: at && kilometresBetween(at, place) }))
    .sort(
      (one, other) => (one.km ?? 0) - (other.km ?? 0) || one.place.label.localeCompare(other.place.label),
    );
}

/** `recent` is by slug, when she last wrote of it. Recent ones first, the latest at the top, wherever they lie. */
export function offeredPlaces<One extends Village>(
  places: readonly One[],
  base: { slug: string } & Partial<Spot>,
  recent: ReadonlyMap<string, number>,
  limit: number,
): OfferedPlace<One>[] {
  const near = villagesOf(places, base);
  const distance = new Map(near.map(({ place, km }) => [place.slug, km]));
  const lately = places
    .filter(({ slug }) => recent.has(slug))
    .map((place) => ({
      place,
      lastAt: recent.get(place.slug) ?? null,
      km: distance.get(place.slug) ?? null,
    }))
    .sort((one, other) => (other.lastAt ?? 0) - (one.lastAt ?? 0));
  return [...lately, ...near.filter(({ place }) => !recent.has(place.slug))].slice(0, limit);
}

/** When she last wrote of each community, by what was written here. */
export function recentPlaces(
  sends: readonly { readonly at: number; readonly data: Readonly<Record<string, unknown>> }[],
): Map<string, number> {
  const recent = new Map<string, number>();
  for (const { at, data } of sends)
    if (typeof data.community === 'string')
      recent.set(data.community, Math.max(at, recent.get(data.community) ?? 0));
  return recent;
}
