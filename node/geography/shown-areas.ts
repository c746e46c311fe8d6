// The areas of a day as a map shows them: the mission's own, and what comes with the program where it has none.
import {
  type Area,
  type AreaLevel,
  type AreasAnswer,
  isValidOn,
  type Polygons,
  type Position,
} from '@ulinzi/domain/geography';
import { type EncodedArea, polygonsOf } from './encoded-area.ts';
import { neighbours } from './neighbours.ts';
import { provincesOf2014 } from './provinces-of-2014.ts';

type Feature = AreasAnswer['features'][number];

const naturalEarth = 'Natural Earth';

let builtIn: { readonly countries: readonly Feature[]; readonly provinces: readonly Feature[] } | null = null;

/** Decoded when somebody first asks, and kept. */
function builtInAreas() {
  builtIn ??= {
    countries: neighbours.map((area) => builtInFeature(area, 'country', null)),
    provinces: provincesOf2014.map((area) => builtInFeature(area, 'province', area.until)),
  };
  return builtIn;
}

function builtInFeature(area: EncodedArea, level: AreaLevel, until: string | null): Feature {
  const { slug, label } = area;
  const properties = {
    slug,
    label,
    level,
    from: null,
    until,
    source: naturalEarth,
    pcode: null,
    isBuiltIn: true,
  };
  return featureOf(properties, polygonsOf(area));
}

function featureOf(properties: Feature['properties'], polygons: Polygons): Feature {
  const coordinates = polygons.map((rings) =>
    rings.map((ring) => ring.map(([longitude, latitude]: Position) => [longitude, latitude])),
  );
  return { type: 'Feature', properties, geometry: { type: 'MultiPolygon', coordinates } };
}

/**
 * The areas of a day. Provinces of before 2015 stand in where the mission has none of its own for that day, also after
 * they ended: `until` says so, and a map draws them as what was.
 */
export function areasOn(areas: readonly Area[], day: string): AreasAnswer {
  const own = areas.filter((area) => isValidOn(area, day));
  const { countries, provinces } = builtInAreas();
  const standIn = own.some(({ level }) => level === 'province') ? [] : provinces;
  return {
    type: 'FeatureCollection',
    features: [
      ...countries,
      ...standIn,
      ...own.map(({ slug, label, level, from, until, origin, pcode, polygons }) =>
        featureOf({ slug, label, level, from, until, source: origin, pcode, isBuiltIn: false }, polygons),
      ),
    ],
  };
}
