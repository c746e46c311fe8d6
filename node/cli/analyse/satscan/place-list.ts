import { type Points, pointsFrom, pointsFromDegrees } from '@ulinzi/analysis/clusters';
import type { Speak } from '@ulinzi/words';
import { BadLines } from '../../../tables/index.ts';
import type { DataFile } from './records.ts';

/** Places in the order of their names; names at the same coordinates share one place. */
export interface PlaceList {
  names: readonly (readonly string[])[];
  points: Points;
  coordinates: readonly (readonly number[])[];
  /** Undefined for a name that has no coordinates. */
  indexOf(name: string): number | undefined;
}

/** All names in one place: what a scan in time alone sees. */
export function singlePlace(name: string): PlaceList {
  return { names: [[name]], points: pointsFrom([[0], [0]]), coordinates: [], indexOf: () => 0 };
}

/**
 * Places from a coordinates file: name, then latitude and longitude or plane coordinates of two or more dimensions.
 * Throws DataRefused with the lines that cannot be read, or that give a place twice with other coordinates.
 */
export function placeList(file: DataFile, kind: 'degrees' | 'plane', speak: Speak): PlaceList {
  const bad = new BadLines();
  const dimensions = kind === 'degrees' ? 2 : Math.max(2, (file.lines[0]?.fields.length ?? 3) - 1);
  const at = new Map<string, readonly number[]>();
  for (const { line, fields } of file.lines) {
    const [name, ...written] = fields;
    const numbers = readCoordinates(written, dimensions, kind);
    const known = at.get(name ?? '');
    if (!name || numbers === null) bad.add(line, () => speak(`analyse-scan.bad-coordinates-${kind}`));
    else if (known && !isSame(known, numbers)) bad.add(line, () => speak('analyse-scan.bad-place-twice'));
    else at.set(name, numbers);
  }
  bad.refuse(speak, { source: file.source });
  return sharedPlaces(at, dimensions, kind);
}

/** Coordinates of centres that are no places. */
export function centreList(file: DataFile, kind: 'degrees' | 'plane', dimensions: number, speak: Speak) {
  const bad = new BadLines();
  const coordinates: (readonly number[])[] = [];
  for (const { line, fields } of file.lines) {
    const numbers = fields.length > dimensions ? null : readCoordinates(fields, dimensions, kind);
    if (numbers === null) bad.add(line, () => speak(`analyse-scan.bad-coordinates-${kind}`));
    else coordinates.push(numbers);
  }
  bad.refuse(speak, { source: file.source });
  return { points: toPoints(coordinates, dimensions, kind), coordinates };
}

function readCoordinates(
  fields: readonly string[],
  dimensions: number,
  kind: 'degrees' | 'plane',
): readonly number[] | null {
  const numbers = fields.slice(0, dimensions).map((field) => (field === '' ? Number.NaN : Number(field)));
  if (numbers.length < dimensions || !numbers.every(Number.isFinite)) return null;
  if (kind === 'degrees' && (Math.abs(numbers[0]!) > 90 || Math.abs(numbers[1]!) > 180)) return null;
  return numbers;
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.every((value, i) => value === b[i]);
}

function sharedPlaces(
  at: Map<string, readonly number[]>,
  dimensions: number,
  kind: 'degrees' | 'plane',
): PlaceList {
  const groups = new Map<string, string[]>();
  for (const name of [...at.keys()].sort()) {
    const key = at.get(name)!.join(' ');
    const group = groups.get(key);
    if (group) group.push(name);
    else groups.set(key, [name]);
  }
  // Maps keep the order of insertion: places come in the order of their first name.
  const names = [...groups.values()];
  const index = new Map(names.flatMap((group, place) => group.map((name) => [name, place] as const)));
  const coordinates = names.map(([name]) => at.get(name!)!);
  return {
    names,
    points: toPoints(coordinates, dimensions, kind),
    coordinates,
    indexOf: (name) => index.get(name),
  };
}

function toPoints(
  coordinates: readonly (readonly number[])[],
  dimensions: number,
  kind: 'degrees' | 'plane',
): Points {
  const column = (d: number) => coordinates.map((numbers) => numbers[d]!);
  return kind === 'degrees'
    ? pointsFromDegrees(column(0), column(1))
    : pointsFrom(Array.from({ length: dimensions }, (_, d) => column(d)));
}
