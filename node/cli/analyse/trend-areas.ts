import { BadLines, latitudes, longitudes, numberColumn, type Table, textColumn } from '../../tables/index.ts';
import { type Call, UsageError } from '../command.ts';
import { numberOption, textOption } from './frame.ts';

/** The centre of a cell, in degrees. */
export interface AreaPlace {
  latitude: number;
  longitude: number;
}

export interface Areas {
  /** In the order of their names. */
  areas: string[];
  places?: AreaPlace[];
  /** Index of the area of each row; NO_AREA where the row names none and may be left out. */
  areaOfRow: Int32Array;
}

export const NO_AREA = -1;

const HALF_DEGREE = 0.5;

/**
 * The areas of a table: those of a column (`--area`, by default `area`), or square cells of `--cell` degrees where
 * coordinates are named. `listed` are further names that count. UsageError where both are asked for; DataRefused, with
 * the lines, where rows name no area, unless `--skip-empty` leaves them out.
 */
export function areasOf(call: Call, table: Table, listed: readonly string[] = []): Areas {
  const named = ['latitude', 'longitude', 'cell'].filter((name) => call.options[name] !== undefined);
  if (named.length === 0) return namedAreas(call, table, listed);
  if (textOption(call, 'area') !== undefined) {
    throw new UsageError(call.io.speak('analyse-trend.area-or-cell'));
  }
  return cells(call, table);
}

function namedAreas(call: Call, table: Table, listed: readonly string[]): Areas {
  const column = textOption(call, 'area') ?? 'area';
  const names = textColumn(table, column);
  if (call.options['skip-empty'] !== true) {
    const bad = new BadLines();
    names.forEach((name, row) => {
      if (name === '') bad.add(table.rows[row]!.line, () => table.speak('tables.no-value'));
    });
    bad.refuse(table.speak, { source: table.source, column }, table.speak('analyse-trend.settle-empty'));
  }
  const areas = [...new Set([...names, ...listed])].filter((name) => name !== '').sort();
  const places = new Map(areas.map((name, at) => [name, at]));
  return { areas, areaOfRow: Int32Array.from(names, (name) => places.get(name) ?? NO_AREA) };
}

function cells(call: Call, table: Table): Areas {
  const size = numberOption(call, 'cell', { default: HALF_DEGREE, min: 0.01, max: 30 });
  const latitude = numberColumn(table, textOption(call, 'latitude') ?? 'latitude', latitudes);
  const longitude = numberColumn(table, textOption(call, 'longitude') ?? 'longitude', longitudes);
  // Cells are numbered from the meridian and the equator, so that two files share theirs.
  const keys = Array.from(latitude, (value, row) => ({
    south: Math.floor(value / size),
    west: Math.floor(longitude[row]! / size),
  }));
  const found = new Map(keys.map((cell) => [`${cell.south} ${cell.west}`, cell]));
  const sorted = [...found].sort(([, a], [, b]) => a.south - b.south || a.west - b.west);
  const order = new Map(sorted.map(([key], at) => [key, at]));
  const places = sorted.map(([, { south, west }]) => ({
    latitude: tidy((south + 0.5) * size),
    longitude: tidy((west + 0.5) * size),
  }));
  return {
    areas: places.map((place) => `${place.latitude} ${place.longitude}`),
    places,
    areaOfRow: Int32Array.from(keys, ({ south, west }) => order.get(`${south} ${west}`)!),
  };
}

function tidy(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
