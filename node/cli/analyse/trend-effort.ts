// Reporting effort by area and week, such as active reporters: from a column of the file, or from a file of its own.
import { BadLines, numberColumn, type Table, textColumn } from '../../tables/index.ts';
import { type Call, DataRefused, UsageError } from '../command.ts';
import { openTable, textOption } from './frame.ts';
import { daysOfRows, type WeekTable } from './trend-weeks.ts';

/** Effort by area and week in units of the mean; NaN before an area's first value. */
export type Effort = Float64Array[];

/** A value that holds from a day on, until the area's next. */
interface Step {
  day: number;
  value: number;
  line: number;
}

export interface EffortSource {
  table: Table;
  areaColumn: string;
  column: string;
}

/** Where effort is to be read from; undefined where the options name none. */
export async function effortSource(call: Call, events: Table): Promise<EffortSource | undefined> {
  const column = textOption(call, 'effort');
  const file = textOption(call, 'effort-file');
  if (column === undefined && file === undefined) return undefined;
  const areaColumn = textOption(call, 'area') ?? 'area';
  const isCells = ['latitude', 'longitude', 'cell'].some((name) => call.options[name] !== undefined);
  if (isCells) throw new UsageError(call.io.speak('analyse-trend.effort-needs-area'));
  const table = file === undefined ? events : await openTable(call, file);
  return { table, areaColumn, column: column ?? 'effort' };
}

/** The areas that the effort file lists, also those where nothing happened. */
export function areasListed({ table, areaColumn }: EffortSource): string[] {
  return [...new Set(textColumn(table, areaColumn))].filter((name) => name !== '');
}

/**
 * Reads effort as steps: a value holds until the area's next. Throws DataRefused for two values in one week, for an
 * area without any, and where events came from an area and week with an effort of nought.
 */
export function readEffort(call: Call, source: EffortSource, weeks: WeekTable): Effort {
  const { speak } = call.io;
  const steps = stepsByArea(call, source, weeks);
  const missing = weeks.areas.filter((area) => !steps.has(area));
  if (missing.length > 0) {
    throw new DataRefused(
      speak('analyse-trend.effort-missing', { count: missing.length, areas: missing.slice(0, 5).join(', ') }),
    );
  }
  const effort = weeks.areas.map((area) => inForce(steps.get(area)!, weeks));
  const silent = weeks.areas.filter((_, at) =>
    effort[at]!.some((value, week) => value === 0 && weeks.counts[at]![week]! > 0),
  );
  if (silent.length > 0) {
    throw new DataRefused(
      speak('analyse-trend.effort-nought', { count: silent.length, areas: silent.slice(0, 5).join(', ') }),
    );
  }
  const known = effort.flatMap((values) => [...values]).filter((value) => value > 0);
  if (known.length === 0) throw new DataRefused(speak('analyse-trend.effort-empty'));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  return effort.map((values) => values.map((value) => value / mean));
}

function stepsByArea(
  call: Call,
  { table, areaColumn, column }: EffortSource,
  { firstDay }: WeekTable,
): Map<string, Step[]> {
  const days = daysOfRows(call, table);
  const areas = textColumn(table, areaColumn);
  const values = numberColumn(table, column, { min: 0, max: 1e9 });
  const steps = new Map<string, Step[]>();
  areas.forEach((area, row) => {
    const list = steps.get(area) ?? [];
    list.push({ day: days[row]!, value: values[row]!, line: table.rows[row]!.line });
    steps.set(area, list);
  });
  const bad = new BadLines();
  const weekOf = ({ day }: Step) => Math.floor((day - firstDay) / 7);
  for (const list of steps.values()) {
    list.sort((a, b) => a.day - b.day || a.line - b.line);
    list.forEach((step, at) => {
      const before = list[at - 1];
      if (before && weekOf(before) === weekOf(step) && before.value !== step.value) {
        bad.add(step.line, () => table.speak('analyse-trend.effort-twice', { line: before.line }));
      }
    });
  }
  bad.refuse(table.speak, { source: table.source, column });
  return steps;
}

function inForce(steps: readonly Step[], { weeks, firstDay }: WeekTable): Float64Array {
  const values = new Float64Array(weeks).fill(Number.NaN);
  let next = 0;
  let current = Number.NaN;
  for (let week = 0; week < weeks; week++) {
    const lastDay = firstDay + 7 * week + 6;
    while (next < steps.length && steps[next]!.day <= lastDay) current = steps[next++]!.value;
    values[week] = current;
  }
  return values;
}
