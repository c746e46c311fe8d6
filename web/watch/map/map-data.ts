// What is drawn, as GeoJSON for the map's sources. Pure; positions are those of communities and bases, never of people.
import type { AreasAnswer } from '@ulinzi/domain/geography';
import type { BasesAnswer } from '@ulinzi/domain/registers';
import type { MapRow, Village } from './map-rows.ts';
import { type PlaceAlerts, tones } from './place-alerts.ts';
import type { Approach } from './reach-shown.ts';

type Properties = Record<string, string | number | boolean>;
type Coordinates = readonly unknown[];

export interface Drawn {
  readonly type: 'FeatureCollection';
  readonly features: {
    type: 'Feature';
    properties: Properties;
    geometry: { type: 'Point' | 'LineString' | 'MultiPolygon'; coordinates: Coordinates };
  }[];
}

interface Positioned {
  readonly latitude: number;
  readonly longitude: number;
}

type Labelled = ReadonlyMap<string, Positioned & { readonly label: string }>;

const positionOf = ({ longitude, latitude }: Positioned) => [longitude, latitude];

function collection(features: Drawn['features']): Drawn {
  return { type: 'FeatureCollection', features };
}

function point(at: Positioned, properties: Properties): Drawn['features'][number] {
  return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: positionOf(at) } };
}

/** The areas as they were answered; one that has ended says so, and is drawn with another line. */
export function areaShapes(areas: AreasAnswer, today: string): Drawn {
  return collection(
    areas.features.map(({ properties: { level, until }, geometry }) => ({
      type: 'Feature',
      properties: { level, hasEnded: until !== null && until <= today },
      geometry,
    })),
  );
}

/** Where the name of each area stands: in the middle of its largest part. `said` writes it. */
export function areaNames(
  areas: AreasAnswer,
  today: string,
  said: (label: string, endedYear: string | null) => string,
): Drawn {
  return collection(
    areas.features.map(({ properties: { label, level, until }, geometry }) => {
      const hasEnded = until !== null && until <= today;
      const text = said(label, hasEnded ? until.slice(0, 4) : null);
      return point(middleOf(geometry.coordinates), { level, text, hasEnded });
    }),
  );
}

/** The centre of gravity of the largest ring. */
function middleOf(polygons: readonly (readonly (readonly number[][])[] | number[][][])[]): Positioned {
  let best = { area: -1, longitude: 0, latitude: 0 };
  for (const [ring] of polygons) {
    let [area, x, y] = [0, 0, 0];
    if (!ring) continue;
    for (let at = 1; at < ring.length; at++) {
      const [x1, y1] = ring[at - 1] as [number, number];
      const [x2, y2] = ring[at] as [number, number];
      const cross = x1 * y2 - x2 * y1;
      area += cross;
      x += (x1 + x2) * cross;
      y += (y1 + y2) * cross;
    }
    if (Math.abs(area) <= best.area) continue;
    best = { area: Math.abs(area), longitude: x / (3 * area), latitude: y / (3 * area) };
  }
  return best;
}

export function baseSigns(bases: BasesAnswer['bases']): Drawn {
  return collection(bases.map((base) => point(base, { slug: base.slug, label: base.label })));
}

/** Some two kilometres: a village and a base of one name so near are one dot on the map, and are named once. */
const nearDegrees = 0.02;

/** Whether a base that bears the village's name stands there. */
function isAtBase(village: Village, bases: Labelled): boolean {
  const base = bases.get(village.base);
  return (
    base !== undefined &&
    base.label === village.label &&
    Math.abs(base.latitude - village.latitude) < nearDegrees &&
    Math.abs(base.longitude - village.longitude) < nearDegrees
  );
}

/** A sign for each village, by how it is reached and by its alert network; the style shows the one that is asked for. */
export function villageSigns(rows: readonly MapRow[], bases: Labelled): Drawn {
  return collection(
    rows.map(({ village, by, network }) =>
      point(village, {
        slug: village.slug,
        label: isAtBase(village, bases) ? '' : village.label,
        reach: by.reach,
        network,
      }),
    ),
  );
}

/** A sign for each place with alerts, with how many there are where there is more than one. */
export function alertSigns(
  places: readonly PlaceAlerts[],
  villages: ReadonlyMap<string, Village>,
  bases: Labelled,
): Drawn {
  return collection(
    places.flatMap(({ community, tone, lines }) => {
      const village = villages.get(community);
      if (!village) return [];
      const count = lines.length > 1 ? String(lines.length) : '';
      const rank = tones.indexOf(tone);
      const atBase = isAtBase(village, bases);
      const label = atBase ? '' : village.label;
      return [point(village, { slug: village.slug, label, tone, count, rank, atBase })];
    }),
  );
}

/** Where the ring stands. */
export function chosenSign(row: MapRow | null, bases: Labelled): Drawn {
  if (!row) return collection([]);
  return collection([point(row.village, { atBase: row.alerts !== null && isAtBase(row.village, bases) })]);
}

/** Lines from the bases to the chosen village. They are drawn straight: the road itself is on no map of ours. */
export function approachLines(
  row: MapRow | null,
  approaches: readonly Approach[],
  bases: ReadonlyMap<string, Positioned>,
  said: (approach: Approach) => string,
): Drawn {
  if (!row) return collection([]);
  return collection(
    approaches.flatMap((approach) => {
      const base = bases.get(approach.base);
      if (!base) return [];
      return [
        {
          type: 'Feature' as const,
          properties: { reach: approach.reach, text: said(approach) },
          geometry: {
            type: 'LineString' as const,
            coordinates: [positionOf(base), positionOf(row.village)],
          },
        },
      ];
    }),
  );
}

/** West, south, east, north of what is to be seen first; null of nothing. */
export function boundsOf(places: readonly Positioned[]): [number, number, number, number] | null {
  if (places.length === 0) return null;
  const longitudes = places.map(({ longitude }) => longitude);
  const latitudes = places.map(({ latitude }) => latitude);
  // Not spread into Math.min: ten thousand arguments are too many for some browsers.
  const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b));
  const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b));
  return [least(longitudes), least(latitudes), most(longitudes), most(latitudes)];
}
