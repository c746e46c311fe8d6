// In which areas of today a place lies. Lines of the program are drawn to some kilometres: beside a border nothing is
// said to be wrong.
import {
  type AreasAnswer,
  type AreasAtAnswer,
  degreesFromLine,
  isWithin,
  type Polygons,
  provincesOf,
} from '@ulinzi/domain/geography';

export interface Place {
  readonly longitude: number;
  readonly latitude: number;
}

type Feature = AreasAnswer['features'][number];

/** Some eight kilometres: lines of 1:10,000,000, and places in two decimals. */
const besideDegrees = 0.075;

const linesOf = ({ geometry }: Feature) => geometry.coordinates as unknown as Polygons;

/** The areas in which a place lies, and whether that is another province than the one where it is said to be. */
export function areasAt({ features }: AreasAnswer, place: Place, province: string | null): AreasAtAnswer {
  const { longitude, latitude } = place;
  const there = features.filter((one) => isWithin(linesOf(one), longitude, latitude));
  return {
    areas: there.map((one) => {
      const { slug, label, level, pcode, isBuiltIn } = one.properties;
      return { slug, label, level, pcode, isBuiltIn, provinces: [...provincesOf(one.properties)] };
    }),
    isOtherProvince: province !== null && isElsewhere(features, there, place, province),
  };
}

function isElsewhere(
  features: readonly Feature[],
  there: readonly Feature[],
  { longitude, latitude }: Place,
  province: string,
): boolean {
  const said = features.filter(({ properties }) =>
    (provincesOf(properties) as readonly string[]).includes(province),
  );
  // Where the mission has no line of that province nothing can be said.
  if (said.length === 0 || said.some((one) => there.includes(one))) return false;
  return said.every((one) => degreesFromLine(linesOf(one), longitude, latitude) > besideDegrees);
}

/** True for a place that lies in no province, nor beside one. */
export function isOutside({ features }: AreasAnswer, { longitude, latitude }: Place): boolean {
  return features
    .filter(({ properties }) => properties.level === 'province')
    .every(
      (one) =>
        !isWithin(linesOf(one), longitude, latitude) &&
        degreesFromLine(linesOf(one), longitude, latitude) > besideDegrees,
    );
}
