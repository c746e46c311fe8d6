// The communities that the phone holds, ready to be searched without a network.
import { computed } from '@preact/signals';
import { findPlaces, placeIndex } from '@ulinzi/domain/communities';
import { delta, sends } from '../notebook/index.ts';
import { spokenPlace } from './near-words.ts';
import { type OfferedPlace, offeredPlaces, recentPlaces, villagesOf } from './offered.ts';

type Known = NonNullable<typeof delta.value>['communities'][number];
export type KnownPlace = OfferedPlace<Known>;

const communities = computed(() => delta.value?.communities ?? []);

const index = computed(() =>
  placeIndex(communities.value.map((one) => ({ ...one, territory: one.territory ?? null }))),
);

/** Her own base; of a post without one the first that it is shown. */
const ownBase = computed(() => {
  const bases = delta.value?.bases ?? [];
  return bases.find(({ slug }) => slug === delta.value?.me.base) ?? bases[0] ?? { slug: '', label: '' };
});

/** Her base's villages, the nearest first. */
export const ownVillages = computed(() => villagesOf(communities.value, ownBase.value));

const distances = computed(() => new Map(ownVillages.value.map(({ place, km }) => [place.slug, km])));

/** Those that stand there before anything is typed. */
export function placesOffered(limit: number): KnownPlace[] {
  return offeredPlaces(communities.value, ownBase.value, recentPlaces(sends.value), limit);
}

/** What a typed name may mean (F9), the most likely first, and whether she said "near". */
export function placesFound(typed: string): { places: KnownPlace[]; isNear: boolean; name: string } {
  const { name, isNear } = spokenPlace(typed);
  const bySlug = new Map(communities.value.map((one) => [one.slug, one]));
  const recent = recentPlaces(sends.value);
  const places = findPlaces(index.value, name, { area: ownBase.value.slug }).flatMap(({ slug }) => {
    const place = bySlug.get(slug);
    if (!place) return [];
    return [{ place, lastAt: recent.get(slug) ?? null, km: distances.value.get(slug) ?? null }];
  });
  return { places, isNear, name };
}
