// The files of `analyse cover`. Headers are the schema's names or their French and Swahili words.
import type { CoverageProblem } from '@ulinzi/analysis/coverage';
import {
  BadLines,
  booleanColumn,
  hasColumn,
  numberColumn,
  optionalNumberColumn,
  type Table,
  textColumn,
} from '../../tables/index.ts';
import { type Call, DataRefused, UsageError } from '../command.ts';
import { openTable, textOption } from './frame.ts';

const NAMES = {
  id: ['id', 'place', 'village', 'demand', 'lieu', 'mahali', 'kijiji'],
  weight: ['weight', 'people', 'population', 'poids', 'personnes', 'uzito', 'watu'],
  demand: ['demand', 'place', 'village', 'lieu', 'mahali', 'kijiji'],
  site: ['site', 'id', 'base', 'kituo'],
  siteId: ['id', 'site', 'base', 'kituo'],
  time: ['time', 'minutes', 'temps', 'muda', 'dakika'],
  latitude: ['latitude', 'latitudo'],
  longitude: ['longitude', 'longitudo'],
  reached: ['reached', 'covered', 'couvert', 'inafikiwa'],
} as const;

export interface CoverInput {
  problem: CoverageProblem;
  /** Pairs of place and site for which no time is known. */
  unknownPairs: number;
  /** Lines of the times file that name a place or site of no list. */
  strangers: number;
}

export interface MapPlace {
  id: string;
  latitude: number;
  longitude: number;
}

/** Reads demand, sites and times. Throws DataRefused naming every line that cannot be used. */
export async function readProblem(call: Call): Promise<CoverInput> {
  const demand = await openNamed(call, 'demand');
  const sites = await openNamed(call, 'sites');
  const times = await openNamed(call, 'times');
  const places = idsOf(call, demand, columnOf(demand, NAMES.id));
  const siteIds = idsOf(call, sites, columnOf(sites, NAMES.siteId));
  const read = timesOf(call, times, places, siteIds);
  return {
    problem: { places, weights: weightsOf(call, demand), sites: siteIds, times: read.times },
    unknownPairs: read.times.reduce((count, time) => (Number.isNaN(time) ? count + 1 : count), 0),
    strangers: read.strangers,
  };
}

/** Reads places with coordinates and weights for towers, and the sites where one may stand (the places, if no file). */
export async function readTowerPlaces(
  call: Call,
): Promise<{ places: (MapPlace & { weight: number; isReached: boolean })[]; sites: MapPlace[] }> {
  const demand = await openNamed(call, 'demand');
  const weights = weightsOf(call, demand);
  const reached = findColumn(demand, NAMES.reached);
  const isReached = reached === undefined ? undefined : booleanColumn(demand, reached);
  const spots = spotsOf(call, demand, columnOf(demand, NAMES.id));
  const places = spots.map((spot, at) => ({
    ...spot,
    weight: weights[at]!,
    isReached: isReached?.[at] ?? false,
  }));
  if (textOption(call, 'sites') === undefined) return { places, sites: spots };
  const sites = await openNamed(call, 'sites');
  return { places, sites: spotsOf(call, sites, columnOf(sites, NAMES.siteId)) };
}

async function openNamed(call: Call, option: string): Promise<Table> {
  const path = textOption(call, option);
  if (path === undefined)
    throw new UsageError(call.io.speak('cli.missing-option', { option: `--${option}` }));
  const table = await openTable(call, path);
  if (table.rows.length === 0)
    throw new DataRefused(call.io.speak('analyse.not-enough', { have: 0, need: 1 }));
  return table;
}

function findColumn(table: Table, names: readonly string[]): string | undefined {
  return names.find((name) => hasColumn(table, name));
}

/** The first of the names that the table has; the first of all, whose absence the table explains, where it has none. */
function columnOf(table: Table, names: readonly string[]): string {
  return findColumn(table, names) ?? names[0]!;
}

function idsOf(call: Call, table: Table, column: string): string[] {
  const { speak } = call.io;
  const bad = new BadLines();
  const lineOf = new Map<string, number>();
  const ids = textColumn(table, column);
  ids.forEach((id, at) => {
    const { line } = table.rows[at]!;
    const earlier = lineOf.get(id);
    if (id === '') bad.add(line, () => speak('tables.no-value'));
    else if (earlier !== undefined) bad.add(line, () => speak('analyse-cover.twice', { line: earlier }));
    else lineOf.set(id, line);
  });
  bad.refuse(speak, { source: table.source, column });
  return ids;
}

function weightsOf(call: Call, demand: Table): Float64Array {
  const column = textOption(call, 'weight') ?? columnOf(demand, NAMES.weight);
  return refuseNegative(call, demand, column, numberColumn(demand, column));
}

function spotsOf(call: Call, table: Table, idColumn: string): MapPlace[] {
  const ids = idsOf(call, table, idColumn);
  const latitude = columnOf(table, NAMES.latitude);
  const longitude = columnOf(table, NAMES.longitude);
  const north = refuseOutside(call, table, latitude, 90);
  const east = refuseOutside(call, table, longitude, 180);
  return ids.map((id, at) => ({ id, latitude: north[at]!, longitude: east[at]! }));
}

function refuseOutside(call: Call, table: Table, column: string, most: number): Float64Array {
  const { speak } = call.io;
  const values = numberColumn(table, column);
  const bad = new BadLines();
  values.forEach((value, at) => {
    if (Math.abs(value) > most)
      bad.add(table.rows[at]!.line, () => speak('tables.out-of-range', { min: -most, max: most }));
  });
  bad.refuse(speak, { source: table.source, column });
  return values;
}

function refuseNegative(call: Call, table: Table, column: string, values: Float64Array): Float64Array {
  const bad = new BadLines();
  values.forEach((value, at) => {
    if (value < 0) bad.add(table.rows[at]!.line, () => call.io.speak('analyse-cover.negative'));
  });
  bad.refuse(call.io.speak, { source: table.source, column });
  return values;
}

/** An empty time is as unknown as a pair without a line. */
function timesOf(
  call: Call,
  table: Table,
  places: readonly string[],
  sites: readonly string[],
): { times: Float64Array; strangers: number } {
  const { speak } = call.io;
  const placeAt = new Map(places.map((id, at) => [id, at]));
  const siteAt = new Map(sites.map((id, at) => [id, at]));
  const demandIds = textColumn(table, columnOf(table, NAMES.demand));
  const siteIds = textColumn(table, columnOf(table, NAMES.site));
  const column = textOption(call, 'time') ?? columnOf(table, NAMES.time);
  const read = refuseNegative(call, table, column, optionalNumberColumn(table, column));
  const times = new Float64Array(places.length * sites.length).fill(Number.NaN);
  const lineOf = new Int32Array(times.length);
  const bad = new BadLines();
  let strangers = 0;
  table.rows.forEach(({ line }, row) => {
    const place = placeAt.get(demandIds[row]!);
    const site = siteAt.get(siteIds[row]!);
    if (place === undefined || site === undefined) {
      strangers += 1;
      return;
    }
    const at = place * sites.length + site;
    const earlier = lineOf[at]!;
    if (earlier === 0) {
      lineOf[at] = line;
      times[at] = read[row]!;
    } else if (!Object.is(times[at], read[row]!))
      bad.add(line, () => speak('analyse-cover.two-times', { line: earlier }));
  });
  bad.refuse(speak, { source: table.source, column });
  if (strangers === table.rows.length) throw new DataRefused(speak('analyse-cover.all-strangers'));
  if (times.every(Number.isNaN)) throw new DataRefused(speak('analyse-cover.no-times'));
  return { times, strangers };
}
