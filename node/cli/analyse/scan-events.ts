import {
  type Frequency,
  type Model,
  type Points,
  type PopulationRecord,
  pointsFrom,
  pointsFromDegrees,
  type PValueReport,
  type TimeUnit,
} from '@ulinzi/analysis/clusters';
import {
  BadLines,
  dateColumn,
  daysFromCivil,
  hasColumn,
  numberColumn,
  type Table,
  textColumn,
} from '../../tables/index.ts';
import { type Call, DataRefused, UsageError } from '../command.ts';
import { choiceOption, numberOption, openTable, textOption } from './frame.ts';
import type { DatedCount, ScanData, ScanSettings, ScanStudy } from './scan-study.ts';

/** Fewer events than this say nothing about clusters. */
const LEAST_EVENTS = 10;

const DEFAULT_REPLICATIONS = 999;
const DEFAULT_PERCENT = 50;

type Stretch = ScanSettings['stretch'];

/** Columns of the files, as the options name them. */
interface Columns {
  place: string | undefined;
  date: string;
  count: string | undefined;
  covariates: readonly string[];
  coordinates: readonly [string, string];
  kind: 'degrees' | 'plane';
}

/**
 * Reads a study from a table of events and the options. Throws UsageError where options do not fit together and
 * DataRefused, with the lines, where the table cannot be read.
 */
export async function readEvents(call: Call, path: string): Promise<ScanStudy> {
  const { speak } = call.io;
  const stretch = choiceOption<Stretch>(call, 'scan', ['space-time', 'space', 'time']) ?? 'space-time';
  const model = choiceOption<Model>(call, 'model', ['permutation', 'poisson', 'bernoulli']) ?? 'permutation';
  if (model === 'permutation' && stretch !== 'space-time')
    throw new UsageError(speak('analyse-scan.permutation-needs-both'));
  const columns = columnsOf(call);
  const events = await openTable(call, path);
  const others = {
    controls: model === 'bernoulli' ? await openTable(call, needed(call, 'controls')) : null,
    population:
      model === 'poisson' && stretch !== 'time' ? await openTable(call, needed(call, 'population')) : null,
  };
  const places =
    stretch === 'time' ? null : placesOf([events, others.controls, others.population], columns, call);
  const covariates = new Map<string, number>();
  const read = (table: Table) => readCounts(table, columns, places, covariates, stretch);
  const population = others.population
    ? readPopulation(others.population, columns, places!, covariates, call)
    : [];
  const isPopulated = others.population !== null;
  const cases = read(events);
  const controls = others.controls ? read(others.controls) : [];
  const total = cases.reduce((sum, { count }) => sum + count, 0);
  if (total < LEAST_EVENTS)
    throw new DataRefused(speak('analyse-scan.few-events', { count: total, least: LEAST_EVENTS }));
  if (isPopulated && covariates.size > new Set(population.map(({ category }) => category)).size)
    throw new DataRefused(speak('analyse-scan.covariates-unpopulated'));
  const settings = settingsOf(call, { stretch, model }, [...cases, ...controls]);
  const inStudy = ({ day }: DatedCount) => day >= settings.period.start && day <= settings.period.end;
  const outside = cases.filter((one) => !inStudy(one)).length;
  const single = pointsFrom([[0], [0]]);
  const data: ScanData = {
    names: places?.names.map((name) => [name]) ?? [[speak('analyse-scan.all-places')]],
    places: places?.points ?? single,
    centres: places?.points ?? single,
    centreCoordinates: places?.coordinates ?? [],
    placeCoordinates: places?.coordinates ?? [],
    coordinates: columns.kind,
    isDated: stretch !== 'space' || hasColumn(events, columns.date),
    cases: cases.filter(inStudy),
    controls: controls.filter(inStudy),
    population,
    categories: Math.max(1, covariates.size),
    circleWeights: null,
  };
  return {
    settings,
    data,
    notes: outside > 0 ? [speak('analyse-scan.left-outside', { count: outside })] : [],
  };
}

function columnsOf(call: Call): Columns {
  const [x, y] = [textOption(call, 'x'), textOption(call, 'y')];
  const isPlane = x !== undefined || y !== undefined;
  if (isPlane && (x === undefined || y === undefined))
    throw new UsageError(call.io.speak('analyse-scan.needs-x-and-y'));
  const covariate = call.options['covariate'];
  return {
    place: textOption(call, 'place'),
    date: textOption(call, 'date') ?? 'date',
    count: textOption(call, 'count'),
    covariates: Array.isArray(covariate) ? covariate : [],
    coordinates: isPlane
      ? [x!, y!]
      : [textOption(call, 'latitude') ?? 'latitude', textOption(call, 'longitude') ?? 'longitude'],
    kind: isPlane ? 'plane' : 'degrees',
  };
}

function needed(call: Call, option: string): string {
  const path = textOption(call, option);
  if (path === undefined) throw new UsageError(call.io.speak('analyse-scan.model-needs', { option }));
  return path;
}

interface Places {
  names: readonly string[];
  points: Points;
  coordinates: readonly (readonly number[])[];
  /** Place of each row of a table. */
  of: Map<Table, Int32Array>;
}

/**
 * Places by name or, without a column of names, by coordinates; in the order of their names. A table that names
 * places but has no coordinates takes them from the others.
 */
function placesOf(tables: readonly (Table | null)[], columns: Columns, call: Call): Places {
  const { speak } = call.io;
  const { kind, coordinates, place } = columns;
  const used = tables.filter((table): table is Table => table !== null);
  const at = new Map<string, readonly [number, number]>();
  const rowNames = used.map((table) => {
    const named = place === undefined ? null : textColumn(table, place);
    const hasCoordinates = coordinates.every((name) => hasColumn(table, name));
    if (!hasCoordinates && named !== null && table !== used[0]) return named;
    const [first, second] = coordinates.map((name) => numberColumn(table, name));
    const bad = new BadLines();
    const names = table.rows.map(({ line }, row) => {
      const pair = [first![row]!, second![row]!] as const;
      const name = named?.[row] ?? `${pair[0]}, ${pair[1]}`;
      const known = at.get(name);
      if (kind === 'degrees' && (Math.abs(pair[0]) > 90 || Math.abs(pair[1]) > 180))
        bad.add(line, () => speak('analyse-scan.bad-coordinates-degrees'));
      else if (known && (known[0] !== pair[0] || known[1] !== pair[1]))
        bad.add(line, () => speak('analyse-scan.bad-place-twice'));
      else at.set(name, pair);
      return name;
    });
    bad.refuse(speak, { source: table.source });
    return names;
  });
  const names = [...at.keys()].sort();
  const index = new Map(names.map((name, i) => [name, i]));
  const of = new Map<Table, Int32Array>();
  used.forEach((table, i) => {
    const bad = new BadLines();
    const indices = Int32Array.from(rowNames[i]!, (name, row) => {
      if (!index.has(name)) bad.add(table.rows[row]!.line, () => speak('analyse-scan.bad-place'));
      return index.get(name) ?? -1;
    });
    bad.refuse(speak, { source: table.source, ...(place !== undefined && { column: place }) });
    of.set(table, indices);
  });
  const pairs = names.map((name) => at.get(name)!);
  const [first, second] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
  return {
    names,
    points: kind === 'degrees' ? pointsFromDegrees(first, second) : pointsFrom([first, second]),
    coordinates: pairs,
    of,
  };
}

function readCounts(
  table: Table,
  columns: Columns,
  places: Places | null,
  covariates: Map<string, number>,
  stretch: Stretch,
): DatedCount[] {
  // A scan in space alone may do without dates.
  const isDated = stretch !== 'space' || hasColumn(table, columns.date);
  const days = isDated ? dateColumn(table, columns.date) : null;
  const counts = columns.count === undefined ? null : countColumn(table, columns.count);
  const categories = categoriesOf(table, columns, covariates);
  return table.rows.map((_, row) => ({
    place: places?.of.get(table)?.[row] ?? 0,
    day: days?.[row] ?? 0,
    category: categories[row]!,
    count: counts?.[row] ?? 1,
  }));
}

function countColumn(table: Table, name: string): Float64Array {
  const counts = numberColumn(table, name);
  const bad = new BadLines();
  counts.forEach((count, row) => {
    if (!Number.isInteger(count) || count < 0)
      bad.add(table.rows[row]!.line, () => table.speak('analyse-scan.bad-count'));
  });
  bad.refuse(table.speak, { source: table.source, column: name });
  return counts;
}

function categoriesOf(
  table: Table,
  { covariates: names }: Columns,
  covariates: Map<string, number>,
): number[] {
  const values = names.map((name) => textColumn(table, name));
  return table.rows.map((_, row) => {
    const key = values.map((column) => column[row]!).join('\u0000');
    if (!covariates.has(key)) covariates.set(key, covariates.size);
    return covariates.get(key)!;
  });
}

function readPopulation(
  table: Table,
  columns: Columns,
  places: Places,
  covariates: Map<string, number>,
  call: Call,
): PopulationRecord[] {
  const people = numberColumn(table, textOption(call, 'people') ?? 'population');
  const dates = hasColumn(table, columns.date) ? dateColumn(table, columns.date) : null;
  const categories = categoriesOf(table, columns, covariates);
  const bad = new BadLines();
  people.forEach((number, row) => {
    if (number < 0) bad.add(table.rows[row]!.line, () => table.speak('analyse-scan.bad-people'));
  });
  bad.refuse(table.speak, { source: table.source });
  return table.rows.map((_, row) => ({
    place: places.of.get(table)![row]!,
    date: dates?.[row] ?? 0,
    isDay: dates !== null,
    people: people[row]!,
    category: categories[row]!,
  }));
}

function settingsOf(
  call: Call,
  { stretch, model }: { stretch: Stretch; model: Model },
  counts: readonly DatedCount[],
): ScanSettings {
  const unit = choiceOption<TimeUnit>(call, 'unit', ['day', 'month', 'year']) ?? 'day';
  const length = numberOption(call, 'length', { default: 1, min: 1, integer: true });
  const days = counts.map(({ day }) => day);
  const start = dayOption(call, 'start') ?? days.reduce((a, b) => Math.min(a, b));
  const end = dayOption(call, 'end') ?? days.reduce((a, b) => Math.max(a, b));
  if (end < start) throw new UsageError(call.io.speak('analyse-scan.ends-before-start'));
  const longest = numberOption(call, 'longest', { min: 1, integer: true });
  const percent = numberOption(call, 'longest-percent', { default: 50, min: 0, max: 90 });
  const isProspective = call.options['prospective'] === true;
  const adjustedSince = dayOption(call, 'since') ?? null;
  const distance = numberOption(call, 'within-distance', { min: 0 }) ?? null;
  if (adjustedSince !== null && !isProspective)
    throw new UsageError(call.io.speak('analyse-scan.since-prospective'));
  if (adjustedSince !== null && distance === null && stretch === 'space-time')
    throw new UsageError(call.io.speak('analyse-scan.since-distance'));
  const report =
    choiceOption<PValueReport>(call, 'p-values', ['default', 'standard', 'early', 'gumbel']) ?? 'default';
  const rates = choiceOption(call, 'rates', ['high', 'low', 'both'] as const) ?? 'high';
  if (report === 'gumbel' && (rates !== 'high' || stretch === 'time'))
    throw new UsageError(call.io.speak('analyse-scan.gumbel-only'));
  return {
    stretch,
    isProspective,
    model,
    rules: { rates, leastHighCases: 2, leastLowCases: 0 },
    period: { start, end, unit, length },
    windows: {
      shortest: 1,
      longest: longest === undefined ? { by: 'percent', most: percent } : { by: 'units', most: longest },
      kind: isProspective ? 'alive' : 'all',
    },
    size: {
      percent:
        adjustedSince === null
          ? numberOption(call, 'within-percent', { default: DEFAULT_PERCENT, min: 0, max: 100 })
          : null,
      circlePercent: null,
      distance,
    },
    reportedSize: null,
    also: { wholePeriod: false, allPlaces: false },
    overlap: 'no-shared-place',
    isFirstOnly: false,
    inference: {
      replications: numberOption(call, 'replications', {
        default: DEFAULT_REPLICATIONS,
        min: 0,
        integer: true,
      }),
      report,
      enough: 50,
      addsGumbel: false,
      adjustedSince,
      every: length,
      frequency: unit as Frequency,
    },
  };
}

function dayOption(call: Call, option: string): number | undefined {
  const text = textOption(call, option);
  if (text === undefined) return undefined;
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const day = match && daysFromCivil(Number(match[1]), Number(match[2]), Number(match[3]));
  if (day === null || day === undefined)
    throw new UsageError(call.io.speak('analyse-scan.no-day', { option }));
  return day;
}
