// The names of the mission's places, ready to be searched; made anew only when a place has changed.
import {
  type Community,
  descriptionOf,
  type FoundPlaces,
  type PlaceIndex,
  placeIndex,
  searchIn,
} from '@ulinzi/domain/communities';
import { day, type Moment } from '@ulinzi/domain/kernel';
import type { Core } from '../app/index.ts';

interface Made {
  readonly of: readonly Community[];
  /** Days of 1970: what is said of a place may hold from a day on. */
  readonly day: number;
  readonly index: PlaceIndex;
}

const made = new WeakMap<Core, Made>();

/** What a name may mean, as it was said in the area of a base or (null) anywhere. */
export function searchPlaces(core: Core, query: string, area: string | null, now: Moment): FoundPlaces {
  const { settled, places } = searchIn(indexOf(core, now), query, area);
  return {
    settled,
    places: places.map((found) => {
      const community = core.memory.community(found.slug);
      return {
        ...found,
        label: community?.label ?? found.slug,
        territory: community ? descriptionOf(community, now).territory : null,
      };
    }),
  };
}

function indexOf(core: Core, now: Moment): PlaceIndex {
  const communities = core.memory.registersOf<Community>('community').map(({ state }) => state);
  const held = made.get(core);
  const today = Math.floor(now / day);
  const isSame =
    held?.day === today &&
    held.of.length === communities.length &&
    communities.every((community, at) => community === held.of[at]);
  if (held && isSame) return held.index;
  const index = placeIndex(
    communities.map((community) => ({ ...community, territory: descriptionOf(community, now).territory })),
  );
  made.set(core, { of: communities, day: today, index });
  return index;
}
