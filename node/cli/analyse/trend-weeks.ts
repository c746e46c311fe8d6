// From a file of events, or of weekly counts, to counts by area and week. Weeks are seven days that end on the last
// day of the file (or --until), so that the newest events are never left out; with --week they are ISO weeks.
import {
  BadLines,
  dateColumn,
  daysFromCivil,
  isoDate,
  numberColumn,
  type Table,
  textColumn,
} from '../../tables/index.ts';
import { type Call, DataRefused, type Option, UsageError } from '../command.ts';
import { textOption } from './frame.ts';
import { type AreaPlace, areasOf, NO_AREA } from './trend-areas.ts';

/** Options of both trend and risk that say what the columns of the file are. */
export const weekOptions: Record<string, Option> = {
  date: { type: 'string', value: 'COLUMN', help: 'analyse-trend.option.date' },
  week: { type: 'string', value: 'COLUMN', help: 'analyse-trend.option.week' },
  area: { type: 'string', value: 'COLUMN', help: 'analyse-trend.option.area' },
  count: { type: 'string', value: 'COLUMN', help: 'analyse-trend.option.count' },
  latitude: { type: 'string', value: 'COLUMN', help: 'analyse-trend.option.latitude' },
  longitude: { type: 'string', value: 'COLUMN', help: 'analyse-trend.option.longitude' },
  'skip-empty': { type: 'boolean', help: 'analyse-trend.option.skip-empty' },
  cell: { type: 'string', value: 'DEGREES', help: 'analyse-trend.option.cell' },
  from: { type: 'string', value: 'DATE', help: 'analyse-trend.option.from' },
  until: { type: 'string', value: 'DATE', help: 'analyse-trend.option.until' },
};

/** Weeks by area, with what a person should know of how the file became them. */
export interface WeekTable {
  areas: string[];
  /** Centres of cells; absent where areas are names. */
  places?: AreaPlace[];
  counts: Int32Array[];
  weeks: number;
  /** Days since 1970-01-01 of the first day of the first week. */
  firstDay: number;
  events: number;
  notes: string[];
}

/**
 * Reads the file as the options say. `listed` are areas known from elsewhere, which count even where nothing
 * happened. Throws DataRefused with lines for what cannot be read, and where fewer than `leastWeeks` weeks come out.
 */
export function readWeeks(
  call: Call,
  table: Table,
  { leastWeeks, leastEvents, listed = [] }: { leastWeeks: number; leastEvents: number; listed?: string[] },
): WeekTable {
  const { speak } = call.io;
  if (table.rows.length === 0) throw new DataRefused(speak('analyse.not-enough', { have: 0, need: 1 }));
  const days = daysOfRows(call, table);
  const counts = countsOfRows(call, table);
  const { areas, places, areaOfRow } = areasOf(call, table, listed);
  const isWeekly = textOption(call, 'week') !== undefined;
  const lastOfFile = days.reduce((a, b) => Math.max(a, b)) + (isWeekly ? 6 : 0);
  const until = dayOption(call, 'until') ?? lastOfFile;
  const from = dayOption(call, 'from') ?? days.reduce((a, b) => Math.min(a, b));
  const weeks = Math.max(0, Math.floor((until - from + 1) / 7));
  if (weeks < leastWeeks) {
    throw new DataRefused(speak('analyse-trend.few-weeks', { have: weeks, need: leastWeeks }));
  }
  const firstDay = until + 1 - 7 * weeks;
  const byArea = areas.map(() => new Int32Array(weeks));
  let events = 0;
  let outside = 0;
  let nowhere = 0;
  for (let row = 0; row < days.length; row++) {
    const week = Math.floor((days[row]! - firstDay) / 7);
    if (areaOfRow[row] === NO_AREA) nowhere += counts[row]!;
    else if (week < 0 || week >= weeks) outside += counts[row]!;
    else {
      byArea[areaOfRow[row]!]![week]! += counts[row]!;
      events += counts[row]!;
    }
  }
  if (events < leastEvents) {
    throw new DataRefused(speak('analyse-trend.few-events', { have: events, need: leastEvents }));
  }
  const notes = [
    speak('analyse-trend.weeks', {
      weeks,
      areas: areas.length,
      events,
      start: isoDate(firstDay),
      end: isoDate(until),
    }),
    ...(nowhere > 0 ? [speak('analyse-trend.nowhere', { count: nowhere })] : []),
    ...(outside > 0 ? [speak('analyse-trend.outside', { count: outside })] : []),
  ];
  return { areas, ...(places && { places }), counts: byArea, weeks, firstDay, events, notes };
}

/** The day of each row; with `--week` the Monday of its ISO week. */
export function daysOfRows(call: Call, table: Table): Int32Array {
  const week = textOption(call, 'week');
  const date = textOption(call, 'date');
  if (week === undefined) return dateColumn(table, date ?? 'date');
  if (date !== undefined) throw new UsageError(call.io.speak('analyse-trend.date-or-week'));
  const texts = textColumn(table, week);
  if (!texts.some((text) => ISO_WEEK.test(text))) return dateColumn(table, week).map(mondayOf);
  const bad = new BadLines();
  const days = Int32Array.from(texts, (text, row) => {
    const monday = mondayOfIsoWeek(text);
    if (monday === null) bad.add(table.rows[row]!.line, () => table.speak('analyse-trend.no-week'));
    return monday ?? 0;
  });
  bad.refuse(table.speak, { source: table.source, column: week });
  return days;
}

const ISO_WEEK = /^(\d{4})-?W(\d{2})$/i;

function mondayOfIsoWeek(text: string): number | null {
  const parts = ISO_WEEK.exec(text);
  if (parts === null) return null;
  const [year, week] = [Number(parts[1]), Number(parts[2])];
  // 4 January is always in week 1 (ISO 8601).
  const monday = mondayOf(daysFromCivil(year, 1, 4)!) + 7 * (week - 1);
  const isOfYear = monday + 3 < daysFromCivil(year + 1, 1, 1)!;
  return week >= 1 && isOfYear ? monday : null;
}

function mondayOf(day: number): number {
  // 1970-01-01 was a Thursday.
  return day - ((((day + 3) % 7) + 7) % 7);
}

function countsOfRows(call: Call, table: Table): Int32Array {
  const column = textOption(call, 'count');
  if (column === undefined) return new Int32Array(table.rows.length).fill(1);
  const values = numberColumn(table, column, { min: 0, max: 1e6 });
  const bad = new BadLines();
  values.forEach((value, row) => {
    if (!Number.isInteger(value)) bad.add(table.rows[row]!.line, () => table.speak('analyse-trend.no-count'));
  });
  bad.refuse(table.speak, { source: table.source, column });
  return Int32Array.from(values);
}

function dayOption(call: Call, name: string): number | undefined {
  const text = textOption(call, name);
  if (text === undefined) return undefined;
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const day = parts && daysFromCivil(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  if (day === null) throw new UsageError(call.io.speak('analyse-trend.option-date', { option: name }));
  return day;
}
