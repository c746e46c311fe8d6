// Bases and communities in one list, found by a name however it was typed. Pure, so that it is tested alone.
import { type PlaceIndex, findPlaces, type FoundPlace, placeIndex } from '@ulinzi/domain/communities';
import type { BasesAnswer, CommunitiesAnswer } from '@ulinzi/domain/registers';

export type BaseShown = BasesAnswer['bases'][number];
export type CommunityShown = CommunitiesAnswer['communities'][number];

/** A base, or a community with its base's province. `key` tells a base from a village of the same short name. */
export type Place =
  | { readonly kind: 'base'; readonly key: string; readonly province: string; readonly base: BaseShown }
  | {
      readonly kind: 'community';
      readonly key: string;
      readonly province: string;
      readonly community: CommunityShown;
    };

/** All places in the order of their names, and what finds them. */
export interface Places {
  readonly all: readonly Place[];
  readonly byKey: ReadonlyMap<string, Place>;
  readonly index: PlaceIndex;
}

const keyOfBase = (slug: string) => `base ${slug}`;
export const keyOfCommunity = (slug: string) => `community ${slug}`;

export const labelOf = (place: Place) => (place.kind === 'base' ? place.base.label : place.community.label);
export const baseOf = (place: Place) => (place.kind === 'base' ? place.base.slug : place.community.base);

export function placesIn(bases: readonly BaseShown[], communities: readonly CommunityShown[]): Places {
  const provinces = new Map(bases.map(({ slug, province }) => [slug, province]));
  const all: Place[] = [
    ...bases.map((base) => ({
      kind: 'base' as const,
      key: keyOfBase(base.slug),
      province: base.province,
      base,
    })),
    ...communities.map((community) => ({
      kind: 'community' as const,
      key: keyOfCommunity(community.slug),
      province: provinces.get(community.base) ?? '',
      community,
    })),
  ];
  const { compare } = new Intl.Collator('fr');
  all.sort((one, other) => compare(labelOf(one), labelOf(other)) || (one.key < other.key ? -1 : 1));
  const named = all.map((place) => ({
    slug: place.key,
    label: labelOf(place),
    base: baseOf(place),
    aliases: place.kind === 'base' ? [] : place.community.aliases,
    territory: place.kind === 'base' ? null : place.community.territory,
  }));
  return { all, byKey: new Map(all.map((place) => [place.key, place])), index: placeIndex(named) };
}

export interface Narrowed {
  readonly search: string;
  /** A province's code, or `base <slug>`; empty for everywhere. */
  readonly where: string;
  /** A stage, `no-channel`, or empty. */
  readonly stage: string;
}

/** Drawn at most: a browser that draws ten thousand lines stands still. */
export const mostDrawn = 100;

/** Stages in which a community can send an alert: it has been given something to send it with (B15). */
const withChannel: readonly string[] = ['equipped', 'trained', 'pilot', 'active'];
export const hasChannel = (stage: string) => withChannel.includes(stage);

function isWithin(place: Place, { where, stage }: Narrowed): boolean {
  if (
    where.startsWith('base ') ? keyOfBase(baseOf(place)) !== where : where !== '' && place.province !== where
  )
    return false;
  if (stage === '') return true;
  if (place.kind === 'base') return false;
  return stage === 'no-channel' ? !hasChannel(place.community.stage) : place.community.stage === stage;
}

export interface Shown {
  readonly place: Place;
  /** The name that fits what was typed, where that is another than its own. */
  readonly foundBy: string | null;
}

/** What is drawn of the places that fit, and how many those are. */
export function shownOf(places: Places, narrowed: Narrowed): { shown: readonly Shown[]; total: number } {
  const fits: Shown[] = [];
  if (narrowed.search.trim() === '') {
    for (const place of places.all) if (isWithin(place, narrowed)) fits.push({ place, foundBy: null });
  } else {
    for (const found of findPlaces(places.index, narrowed.search, { limit: Number.POSITIVE_INFINITY })) {
      const place = places.byKey.get(found.slug);
      if (place && isWithin(place, narrowed))
        fits.push({ place, foundBy: found.name === labelOf(place) ? null : found.name });
    }
  }
  return { shown: fits.slice(0, mostDrawn), total: fits.length };
}

/** A community that goes by a name like one that is being given, and how like. */
export interface Resembling {
  readonly community: CommunityShown;
  readonly name: string;
  readonly why: FoundPlace['why'];
}

const mostAsked = 4;

/**
 * F9: communities that a new name may mean already. What is still being typed fits many by its beginning, and means
 * none of them.
 */
export function resembling(places: Places, name: string, except: string | null): Resembling[] {
  return findPlaces(places.index, name, { limit: Number.POSITIVE_INFINITY })
    .filter(({ why }) => why !== 'beginning')
    .flatMap((found) => {
      const place = places.byKey.get(found.slug);
      return place?.kind === 'community' && place.community.slug !== except
        ? [{ community: place.community, name: found.name, why: found.why }]
        : [];
    })
    .slice(0, mostAsked);
}
