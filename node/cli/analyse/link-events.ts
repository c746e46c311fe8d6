import {
  type BlockLimits,
  compareEvents,
  type Events,
  fixedEventWeights,
  type Linkage,
  link,
  type Steps,
  sourcesOf,
  stepsWithin,
} from '@ulinzi/analysis/links';
import {
  BadLines,
  dateColumn,
  latitudes,
  longitudes,
  NO_DATE,
  optionalDateColumn,
  optionalNumberColumn,
  type Table,
} from '../../tables/index.ts';
import type { Call } from '../command.ts';
import { numberOption } from './frame.ts';
import {
  cellsOver,
  type ColumnChoice,
  columnChoice,
  columnChoices,
  columnIn,
  requiredColumnIn,
} from './link-columns.ts';
import { isWithin, type Records } from './link-records.ts';
import type { LinkSettings } from './link-settings.ts';
import { type NamedKind, readKinds } from './link-taxonomy.ts';

/** Events as they were compared, and what came of it. */
export interface EventLinkage {
  events: Omit<Events, 'kinds'> & { kinds: readonly NamedKind[] };
  limits: BlockLimits;
  steps: Steps;
  linkage: Linkage;
}

/** Links the events of all files by space, time, kind, place and text. */
export async function linkEvents(
  call: Call,
  records: Records,
  settings: LinkSettings,
): Promise<EventLinkage> {
  const limits = {
    km: numberOption(call, 'within-distance', { default: 25, min: 0.001, max: 1000 }),
    days: numberOption(call, 'within-days', { default: 3, min: 0, max: 366, integer: true }),
  };
  const events = await readEvents(call, records);
  call.io.progress(call.io.speak('analyse-link.comparing', { count: records.places.length }));
  const compared = compareEvents(events, limits);
  const steps = stepsWithin(limits);
  const linkage = link(compared, {
    ...settings,
    fixed: fixedEventWeights(compared.fields, steps),
    sources: sourcesOf(records.source),
    within: isWithin(call, records),
  });
  return { events, limits, steps, linkage };
}

async function readEvents(call: Call, records: Records): Promise<EventLinkage['events']> {
  const { tables, source } = records;
  const date = columnChoice(call, 'date', 'date');
  const days = tables.map((table) => dateColumn(table, requiredColumnIn(table, date)));
  const lastDays = tables.map((table, index) =>
    lastDaysIn(table, columnChoice(call, 'end-date', 'end_date'), days[index]!),
  );
  const place = cellsOver(tables, columnChoice(call, 'place', 'place'));
  const text = cellsOver(tables, columnChoice(call, 'text', 'text'));
  const [north, east] = [degrees(call, tables, 'latitude'), degrees(call, tables, 'longitude')];
  const events = {
    source,
    firstDay: Int32Array.from(days.flatMap((column) => [...column])),
    lastDay: Int32Array.from(lastDays.flatMap((column) => [...column])),
    latitude: Float64Array.from(north.flatMap((column) => [...column])),
    longitude: Float64Array.from(east.flatMap((column) => [...column])),
    kinds: await readKinds(call, records, columnChoices(call, 'type', 'type')),
    ...(place ? { place } : {}),
    ...(text ? { text } : {}),
  };
  refuseUnplaced(call, tables, events);
  return events;
}

/** The last day of each event of a file: that of its column, or the first day where there is none. */
function lastDaysIn(table: Table, choice: ColumnChoice, firstDays: Int32Array): Int32Array {
  const column = choice.isStated ? requiredColumnIn(table, choice) : columnIn(table, choice);
  if (column === null) return firstDays;
  const bad = new BadLines();
  const lastDays = optionalDateColumn(table, column).map((day, row) =>
    day === NO_DATE ? firstDays[row]! : day,
  );
  lastDays.forEach((day, row) => {
    if (day < firstDays[row]!) bad.add(table.rows[row]!.line, () => table.speak('analyse-link.ends-early'));
  });
  bad.refuse(table.speak, { source: table.source, column });
  return lastDays;
}

function degrees(call: Call, tables: readonly Table[], option: 'latitude' | 'longitude'): Float64Array[] {
  const choice = columnChoice(call, option, option);
  const range = option === 'latitude' ? latitudes : longitudes;
  return tables.map((table) => {
    const column = choice.isStated ? requiredColumnIn(table, choice) : columnIn(table, choice);
    if (column === null) return new Float64Array(table.rows.length).fill(Number.NaN);
    return optionalNumberColumn(table, column, range);
  });
}

/** An event with neither coordinates nor a place could be anywhere: refused, with its line. */
function refuseUnplaced(call: Call, tables: readonly Table[], events: Events): void {
  if (!events.place && events.latitude.every(Number.isNaN))
    requiredColumnIn(tables[0]!, columnChoice(call, 'latitude', 'latitude'));
  let record = 0;
  for (const { rows, source, speak } of tables) {
    const bad = new BadLines();
    for (const { line } of rows) {
      const isPlaced = !Number.isNaN(events.latitude[record]!) && !Number.isNaN(events.longitude[record]!);
      if (!isPlaced && !events.place?.[record]) bad.add(line, () => speak('analyse-link.nowhere'));
      record += 1;
    }
    bad.refuse(speak, { source });
  }
}
