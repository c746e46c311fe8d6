import { type PopulationRecord, pointCount } from '@ulinzi/analysis/clusters';
import type { Speak } from '@ulinzi/words';
import { BadLines } from '../../../tables/index.ts';
import type { DatedCount, ScanData, ScanStudy } from '../scan-study.ts';
import { isAtLeast, parseDate } from './dates.ts';
import { centreList, type PlaceList, placeList, singlePlace } from './place-list.ts';
import type { SatscanProject } from './project.ts';
import { type DataFile, type DataLine, readDataFile, type ProjectFile } from './records.ts';

/** Combinations of covariate values, numbered as they are met; all lines must have as many values. */
interface Covariates {
  /** Undefined for a line that does not fit. */
  numberOf(values: readonly string[]): number | undefined;
  /** From here on only combinations met before fit. */
  close(): void;
  count(): number;
}

/** What leaves lines out, and how many it left. */
interface LeftOut {
  outside: number;
  unknown: number;
}

/**
 * Reads the data of a SaTScan project. Throws DataRefused with the numbers and reasons of lines that cannot be used;
 * lines that the project allows to be left out are counted in the notes.
 */
export async function readProjectData(project: SatscanProject, speak: Speak): Promise<ScanStudy> {
  const { files, settings, coordinates } = project;
  const read = (file: ProjectFile) => readDataFile(file, speak);
  const places =
    files.coordinates === null
      ? singlePlace(speak('analyse-scan.all-places'))
      : placeList(await read(files.coordinates), coordinates, speak);
  const dimensions = places.coordinates[0]?.length ?? 2;
  const centres = files.grid ? centreList(await read(files.grid), coordinates, dimensions, speak) : places;
  const left: LeftOut = { outside: 0, unknown: 0 };
  const covariates = newCovariates();
  const population = files.population
    ? readPopulation(await read(files.population), { project, places, covariates, left, speak })
    : [];
  // A population file says which combinations of covariates there are.
  if (files.population) covariates.close();
  const input = { project, places, covariates, left, speak };
  const cases = readCounts(await read(files.cases), input, project.isWeekAdjusted);
  const controls = files.controls ? readCounts(await read(files.controls), input, false) : [];
  const data: ScanData = {
    names: places.names,
    places: places.points,
    centres: centres.points,
    centreCoordinates: centres.coordinates,
    placeCoordinates: places.coordinates,
    coordinates,
    isDated: true,
    cases,
    controls,
    population,
    categories: covariates.count(),
    circleWeights: files.circleSizes ? readSizes(await read(files.circleSizes), input) : null,
  };
  const notes = [];
  if (left.outside > 0) notes.push(speak('analyse-scan.left-outside', { count: left.outside }));
  if (left.unknown > 0) notes.push(speak('analyse-scan.left-unknown', { count: left.unknown }));
  return { settings, data, notes };
}

interface ReadingInput {
  project: SatscanProject;
  places: PlaceList;
  covariates: Covariates;
  left: LeftOut;
  speak: Speak;
}

/** Lines of place, count, date (unless the project has none), covariates. */
function readCounts(file: DataFile, input: ReadingInput, isWeekAdjusted: boolean): DatedCount[] {
  const { project, covariates, left, speak } = input;
  const { settings, precision } = project;
  const { start, end } = settings.period;
  const isUnpopulated = settings.model === 'poisson' && project.files.population === null;
  const firstCovariate = precision === 'none' ? 2 : 3;
  const bad = new BadLines();
  const counts: DatedCount[] = [];
  for (const record of file.lines) {
    const { line, fields } = record;
    const place = placeOf(record, input, bad);
    if (place === null) continue;
    const count = Number(fields[1] || Number.NaN);
    if (!Number.isInteger(count) || count < 0) {
      bad.add(line, () => speak('analyse-scan.bad-count'));
      continue;
    }
    if (count === 0) continue;
    const day = precision === 'none' ? start : dayOf(fields[2] ?? '', project, line, bad, speak);
    if (day === null) continue;
    if (day < start || day > end) {
      if (project.isPeriodStrict) bad.add(line, () => speak('analyse-scan.bad-outside'));
      else left.outside += 1;
      continue;
    }
    const values = fields.slice(firstCovariate);
    if (isUnpopulated && values.length > 0) {
      bad.add(line, () => speak('analyse-scan.bad-covariates-population'));
      continue;
    }
    if (settings.model === 'bernoulli') values.length = 0;
    const category = covariates.numberOf(isWeekAdjusted ? [...values, String(((day % 7) + 7) % 7)] : values);
    if (category === undefined) bad.add(line, () => speak('analyse-scan.bad-covariates'));
    else counts.push({ place, day, category, count });
  }
  bad.refuse(speak, { source: file.source });
  return counts;
}

function dayOf(
  text: string,
  { precision, century }: SatscanProject,
  line: number,
  bad: BadLines,
  speak: Speak,
): number | null {
  const date = parseDate(text, { precision, edge: 'first', century });
  if (date === null) bad.add(line, () => speak('analyse-scan.bad-date'));
  else if (precision === 'none' || isAtLeast(date, precision)) return date.day;
  else bad.add(line, () => speak('analyse-scan.bad-precision'));
  return null;
}

/** Lines of place, date, people, covariates. */
function readPopulation(file: DataFile, input: ReadingInput): PopulationRecord[] {
  const { project, covariates, speak } = input;
  const { precision, century } = project;
  const bad = new BadLines();
  const records: PopulationRecord[] = [];
  for (const record of file.lines) {
    const { line, fields } = record;
    const place = placeOf(record, input, bad);
    if (place === null) continue;
    const date =
      fields[1] === 'unspecified'
        ? { day: project.settings.period.start, precision: 'day' as const }
        : parseDate(fields[1] ?? '', { precision, edge: 'middle', century });
    const people = Number(fields[2] || Number.NaN);
    if (date === null) bad.add(line, () => speak('analyse-scan.bad-date'));
    else if (!Number.isFinite(people) || people < 0) bad.add(line, () => speak('analyse-scan.bad-people'));
    else {
      const category = covariates.numberOf(fields.slice(3));
      if (category === undefined) bad.add(line, () => speak('analyse-scan.bad-covariates'));
      else records.push({ place, date: date.day, isDay: date.precision === 'day', people, category });
    }
  }
  bad.refuse(speak, { source: file.source });
  return records;
}

/** Lines of place and people, which only say how large circles may grow. */
function readSizes(file: DataFile, input: ReadingInput): Float64Array {
  const weights = new Float64Array(pointCount(input.places.points));
  const bad = new BadLines();
  for (const record of file.lines) {
    const place = placeOf(record, input, bad);
    const people = Number(record.fields[1] || Number.NaN);
    if (place === null) continue;
    if (!Number.isFinite(people) || people < 0)
      bad.add(record.line, () => input.speak('analyse-scan.bad-people'));
    else weights[place]! += people;
  }
  bad.refuse(input.speak, { source: file.source });
  return weights;
}

/** Null where the place is unknown: a bad line, or one left out where the project allows it. */
function placeOf(
  { line, fields }: DataLine,
  { project, places, left, speak }: ReadingInput,
  bad: BadLines,
): number | null {
  const place = places.indexOf(fields[0] ?? '');
  if (place !== undefined) return place;
  if (project.arePlacesStrict) bad.add(line, () => speak('analyse-scan.bad-place'));
  else left.unknown += 1;
  return null;
}

function newCovariates(): Covariates {
  const numbers = new Map<string, number>();
  let width: number | undefined;
  let isClosed = false;
  return {
    numberOf(values) {
      width ??= values.length;
      const key = values.join('\u0000');
      if (values.length === width && !isClosed && !numbers.has(key)) numbers.set(key, numbers.size);
      return numbers.get(key);
    },
    close: () => {
      isClosed = true;
    },
    count: () => Math.max(1, numbers.size),
  };
}
