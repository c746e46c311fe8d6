// Areas and roads as they leave the node: whitelist and types in one.
import { type Static, Type } from 'typebox';
import { polygonsField } from './acts.ts';
import { provinces } from '../communities/index.ts';
import { areaLevels, roadSources, seasons, vehicles } from './codes.ts';

const maybeText = Type.Union([Type.String(), Type.Null()]);
const position = Type.Array(Type.Number(), { minItems: 2, maxItems: 2 });
const ring = Type.Array(position);

/** `GET /api/areas?on=YYYY-MM-DD`: GeoJSON (RFC 7946) of the areas that were valid on that day; today where none is said. */
export const areasAnswer = Type.Object({
  type: Type.Literal('FeatureCollection'),
  features: Type.Array(
    Type.Object({
      type: Type.Literal('Feature'),
      properties: Type.Object({
        /** Of a country, its two letters in ISO 3166. */
        slug: Type.String(),
        label: Type.String(),
        level: Type.Enum([...areaLevels]),
        /** The days on which it begins and ends to be valid; null where that is not known, or has not come. */
        from: maybeText,
        until: maybeText,
        /** Where the line comes from, for people: a data set's name. */
        source: Type.String(),
        pcode: maybeText,
        /** What comes with the program, shown where the mission has taken in nothing of that level. */
        isBuiltIn: Type.Boolean(),
      }),
      geometry: Type.Object({
        type: Type.Literal('MultiPolygon'),
        coordinates: Type.Array(Type.Array(ring)),
      }),
    }),
  ),
});
export type AreasAnswer = Static<typeof areasAnswer>;

/** `GET /api/roads`: what is known of the time by road from a base to a community; what is not listed is not known. */
export const roadsAnswer = Type.Object({
  roads: Type.Array(
    Type.Object({
      base: Type.String(),
      community: Type.String(),
      season: Type.Enum([...seasons]),
      vehicle: Type.Enum([...vehicles]),
      /** Null where the road was found to be closed in that season. */
      minutes: Type.Union([Type.Integer(), Type.Null()]),
      source: Type.Enum([...roadSources]),
      /** The day on which it was driven or said. */
      asOf: Type.String(),
    }),
  ),
});
export type RoadsAnswer = Static<typeof roadsAnswer>;

/** One area of a file, as `POST /api/imports/areas` takes it: read and simplified where the file is. */
export const areaGiven = Type.Object(
  {
    label: Type.String({ minLength: 1, maxLength: 80 }),
    pcode: Type.Optional(Type.String({ maxLength: 20 })),
    polygons: polygonsField,
  },
  { additionalProperties: false },
);
export type AreaGiven = Static<typeof areaGiven>;

/** What becomes of a file of areas: done whole, or not at all. */
export const areasImportAnswer = Type.Object({
  isDone: Type.Boolean(),
  added: Type.Integer(),
  unchanged: Type.Integer(),
  /** Areas of the register that end on the day from which the new ones are valid. */
  ended: Type.Array(Type.String()),
  problems: Type.Array(
    Type.Object({
      /** The place of the area in the file, from 1. */
      feature: Type.Integer(),
      field: maybeText,
      refused: Type.String(),
      message: Type.String(),
    }),
  ),
});
export type AreasImportAnswer = Static<typeof areasImportAnswer>;

/** `GET /api/areas/at`: in which province and territory a place lies today, for who enters a community. */
export const areasAtAnswer = Type.Object({
  areas: Type.Array(
    Type.Object({
      slug: Type.String(),
      label: Type.String(),
      level: Type.Enum([...areaLevels]),
      pcode: maybeText,
      isBuiltIn: Type.Boolean(),
      /** Provinces of the mission that it may be; empty where that cannot be told. */
      provinces: Type.Array(Type.Enum([...provinces])),
    }),
  ),
  /** True where the place lies in another province than its base, and not beside the border. Nothing is refused. */
  isOtherProvince: Type.Boolean(),
});
export type AreasAtAnswer = Static<typeof areasAtAnswer>;
