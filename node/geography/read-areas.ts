// Areas from a GeoJSON file (RFC 7946), read and simplified where the file is: a national data set has hundreds of
// thousands of positions, and the node that rings for alerts has better to do.
import {
  type AreaGiven,
  type DrawnLevel,
  type Ring,
  ringTrouble,
  simplifiedAreas,
} from '@ulinzi/domain/geography';
import type { Speak, WordId } from '@ulinzi/words';
import { DataRefused } from '../cli/command.ts';

export interface HowToRead {
  readonly source: string;
  readonly level: DrawnLevel;
  readonly labelField?: string | undefined;
  readonly codeField?: string | undefined;
  /** Only features of which one of these properties has this value. */
  readonly only: readonly { readonly field: string; readonly value: string }[];
  readonly speak: Speak;
}

/** What a file has: areas with the feature that each comes from, and what is wrong, by feature. */
export interface FileOfAreas {
  readonly areas: readonly { readonly feature: number; readonly given: AreaGiven }[];
  readonly problems: readonly { readonly feature: number; readonly message: string }[];
}

interface Feature {
  readonly number: number;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: { readonly type?: unknown; readonly coordinates?: unknown } | null;
}

/** Names of properties in the data sets of OCHA, Natural Earth, geoBoundaries and GADM; the first that is there. */
const usualFields: Record<DrawnLevel, { label: readonly string[]; code: readonly string[] }> = {
  province: {
    label: ['ADM1_FR', 'ADM1_NAME', 'NAME_1', 'shapeName', 'NAME', 'name'],
    code: ['ADM1_PCODE', 'PCODE'],
  },
  territory: {
    label: ['ADM2_FR', 'ADM2_NAME', 'NAME_2', 'shapeName', 'NAME', 'name'],
    code: ['ADM2_PCODE', 'PCODE'],
  },
};

/** Throws DataRefused for a file that is no GeoJSON in WGS 84, or whose names cannot be found. */
export function readAreas(bytes: Uint8Array, how: HowToRead): FileOfAreas {
  const { source, speak } = how;
  const features = featuresOf(bytes, how).filter(({ properties }) => isAsked(properties, how));
  if (features.length === 0) throw new DataRefused(speak('imports.areas.none', { source }));
  const fields = fieldsOf(features, how);
  const problems: { feature: number; message: string }[] = [];
  const read: { feature: number; label: string; pcode: string; polygons: Ring[][] }[] = [];
  for (const feature of features) {
    const label = textOf(feature.properties[fields.label]);
    const polygons = polygonsOf(feature);
    const wrong = label === '' ? 'no-label' : label.length > 80 ? 'long-label' : polygons;
    if (typeof wrong === 'string')
      problems.push({ feature: feature.number, message: speak(`imports.areas.${wrong}` as WordId) });
    else {
      const pcode = fields.code === null ? '' : textOf(feature.properties[fields.code]);
      read.push({ feature: feature.number, label, pcode, polygons: wrong });
    }
  }
  // Neighbours are simplified together, also where one of them cannot be taken in: the file is mended and read again.
  const simplified = simplifiedAreas(read.map(({ polygons }) => polygons));
  const areas = read.flatMap(({ feature, label, pcode }, at) => {
    const polygons = simplified[at];
    if (polygons)
      return [{ feature, given: { label, ...(pcode && { pcode }), polygons: asGiven(polygons) } }];
    problems.push({ feature, message: speak('imports.areas.too-small') });
    return [];
  });
  return { areas, problems: problems.sort((one, other) => one.feature - other.feature) };
}

function asGiven(polygons: readonly (readonly Ring[])[]): AreaGiven['polygons'] {
  return polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x, y])));
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function featuresOf(bytes: Uint8Array, { source, speak }: HowToRead): Feature[] {
  const refused = (word: WordId) => new DataRefused(speak(word, { source }));
  let read: { type?: unknown; features?: unknown; crs?: unknown } | null;
  try {
    read = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as typeof read;
  } catch {
    throw refused('imports.areas.not-json');
  }
  if (read?.type !== 'FeatureCollection' || !Array.isArray(read.features))
    throw refused('imports.areas.not-a-collection');
  // RFC 7946 knows only WGS 84; files of before it may say what they are in.
  if (read.crs && !/CRS84|EPSG:+4326/.test(JSON.stringify(read.crs)))
    throw refused('imports.areas.other-crs');
  return (read.features as (Partial<Feature> | null)[]).map((feature, at) => ({
    number: at + 1,
    properties: feature?.properties ?? {},
    geometry: feature?.geometry ?? null,
  }));
}

function isAsked(properties: Feature['properties'], { only }: HowToRead): boolean {
  return only.length === 0 || only.some(({ field, value }) => textOf(properties[field]) === value);
}

function fieldsOf(features: readonly Feature[], how: HowToRead): { label: string; code: string | null } {
  const there = new Set(features.flatMap(({ properties }) => Object.keys(properties)));
  const usual = usualFields[how.level];
  const label = how.labelField ?? usual.label.find((name) => there.has(name));
  const code = how.codeField ?? usual.code.find((name) => there.has(name)) ?? null;
  const { source, speak } = how;
  const fields = [...there].join(', ');
  if (label === undefined) throw new DataRefused(speak('imports.areas.which-label', { source, fields }));
  for (const field of [label, ...(how.codeField ? [how.codeField] : [])])
    if (!there.has(field)) throw new DataRefused(speak('imports.areas.no-field', { source, field, fields }));
  return { label, code };
}

/** The polygons of a feature, or what is wrong with it. */
function polygonsOf({ geometry }: Feature): Ring[][] | string {
  const { type, coordinates } = geometry ?? {};
  const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : null;
  if (!Array.isArray(polygons) || polygons.length === 0) return 'no-polygon';
  for (const rings of polygons as unknown[]) {
    if (!Array.isArray(rings) || rings.length === 0) return 'no-polygon';
    for (const ring of rings as unknown[]) {
      const trouble = ringTrouble(ring);
      if (trouble) return trouble;
    }
  }
  return polygons as Ring[][];
}
