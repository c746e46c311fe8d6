// What the search for places answers: whitelist and types in one.
import { type Static, Type } from 'typebox';

/** Why a place fits: its name, an alias, how it sounds, a slip of spelling, or its beginning alone. */
export const whys = ['name', 'alias', 'sound', 'spelling', 'beginning'] as const;
/** `certain` only where no other place fits. */
export const sures = ['certain', 'likely', 'possible'] as const;

export const foundPlacesAnswer = Type.Object({
  /** The one place that is meant, or null: then a person chooses. */
  settled: Type.Union([Type.String(), Type.Null()]),
  places: Type.Array(
    Type.Object({
      slug: Type.String(),
      label: Type.String(),
      base: Type.String(),
      territory: Type.Union([Type.String(), Type.Null()]),
      /** The name or alias that fits. */
      name: Type.String(),
      why: Type.Enum([...whys]),
      sure: Type.Enum([...sures]),
    }),
  ),
});
export type FoundPlaces = Static<typeof foundPlacesAnswer>;
