import { type Metric, type Points, pointsFrom, pointsFromDegrees } from '@ulinzi/analysis/clusters';
import { BadLines, dateColumn, numberColumn, type Table, textColumn } from '../../tables/index.ts';
import { type Call, DataRefused, UsageError } from '../command.ts';
import { openTable, textOption } from './frame.ts';

export interface KnoxEvents {
  points: Points;
  metric: Metric;
  /** Days, or the unit of a column of numbers. */
  times: Float64Array;
  isDated: boolean;
}

/** Fewer events than this say nothing about closeness. */
const LEAST_EVENTS = 10;

/**
 * Reads the places and times of events. Throws UsageError where options do not fit together and DataRefused where the
 * table cannot be read or holds too few events.
 */
export async function readKnoxEvents(call: Call, path: string): Promise<KnoxEvents> {
  const { speak } = call.io;
  const table = await openTable(call, path);
  const count = table.rows.length;
  if (count < LEAST_EVENTS)
    throw new DataRefused(speak('analyse-knox.few-events', { count, least: LEAST_EVENTS }));
  const [x, y] = [textOption(call, 'x'), textOption(call, 'y')];
  const [latitude, longitude] = [textOption(call, 'latitude'), textOption(call, 'longitude')];
  const isPlane = x !== undefined || y !== undefined;
  const isGlobe = latitude !== undefined || longitude !== undefined;
  if (isPlane === isGlobe || (isPlane && (x === undefined || y === undefined)))
    throw new UsageError(speak('analyse-knox.needs-place'));
  if (isGlobe && (latitude === undefined || longitude === undefined))
    throw new UsageError(speak('analyse-knox.needs-place'));
  const points = isPlane
    ? pointsFrom([numberColumn(table, x!), numberColumn(table, y!)])
    : degrees(table, latitude!, longitude!);
  return {
    points,
    metric: isPlane ? 'plane' : 'globe',
    ...readTimes(table, textOption(call, 'time') ?? 'time'),
  };
}

function degrees(table: Table, latitude: string, longitude: string): Points {
  const [latitudes, longitudes] = [numberColumn(table, latitude), numberColumn(table, longitude)];
  const bad = new BadLines();
  table.rows.forEach(({ line }, row) => {
    if (Math.abs(latitudes[row]!) > 90 || Math.abs(longitudes[row]!) > 180)
      bad.add(line, () => table.speak('analyse-knox.bad-degrees'));
  });
  bad.refuse(table.speak, { source: table.source });
  return pointsFromDegrees(latitudes, longitudes);
}

/** A column whose first cell is a number holds numbers; any other holds dates. */
function readTimes(table: Table, name: string): { times: Float64Array; isDated: boolean } {
  const first = textColumn(table, name).find((cell) => cell !== '') ?? '';
  const isDated = !/^[+-]?\d+([.,]\d+)?$/.test(first.trim());
  return { times: isDated ? Float64Array.from(dateColumn(table, name)) : numberColumn(table, name), isDated };
}
