// Which pairs of events are looked at: those near in space and time, or, where a place has no coordinates, those of
// the same days whose places sound alike.

import type { Pairs } from './comparison.ts';

/** Mean radius of the Earth, km (IUGG). */
const EARTH_KM = 6371.0088;

/** Where and when events were. NaN where a place has no coordinates; `lastDay` is `firstDay` for events of one day. */
export interface Whereabouts {
  /** Days since 1970-01-01. */
  firstDay: Int32Array;
  lastDay: Int32Array;
  latitude: Float64Array;
  longitude: Float64Array;
  /** The sound of each place name, '' where there is none. */
  sound?: readonly string[];
}

export interface BlockLimits {
  km: number;
  days: number;
}

/** Great-circle distance between two events in km, NaN where one has no coordinates. */
export function kmBetween(at: Pick<Whereabouts, 'latitude' | 'longitude'>, a: number, b: number): number {
  const [first, second] = [unitVector(at, a), unitVector(at, b)];
  const chord = Math.hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
  return 2 * EARTH_KM * Math.asin(Math.min(1, chord / 2));
}

/** Days between two events: 0 where they overlap. */
export function daysBetween(at: Pick<Whereabouts, 'firstDay' | 'lastDay'>, a: number, b: number): number {
  return Math.max(0, at.firstDay[b]! - at.lastDay[a]!, at.firstDay[a]! - at.lastDay[b]!);
}

/** All pairs within the limits, each once, the smaller number left. */
export function eventPairs(at: Whereabouts, limits: BlockLimits): Pairs {
  const left: number[] = [];
  const right: number[] = [];
  const add = (a: number, b: number) => {
    left.push(Math.min(a, b));
    right.push(Math.max(a, b));
  };
  nearPairs(at, limits, add);
  if (at.sound) soundPairs(at, at.sound, limits, add);
  return { left: Int32Array.from(left), right: Int32Array.from(right) };
}

/** Cubes of the limit's size in three dimensions: they know no date line and no poles. */
function nearPairs(at: Whereabouts, limits: BlockLimits, add: (a: number, b: number) => void): void {
  const cubes = new Map<string, number[]>();
  const size = Math.max(limits.km, 0.001) / EARTH_KM;
  const cells: (readonly [number, number, number] | null)[] = [];
  for (const record of byFirstDay(at)) {
    if (Number.isNaN(at.latitude[record]!) || Number.isNaN(at.longitude[record]!)) continue;
    const [x, y, z] = unitVector(at, record);
    const cell = [Math.floor(x / size), Math.floor(y / size), Math.floor(z / size)] as const;
    cells[record] = cell;
    const key = cell.join();
    const inside = cubes.get(key);
    if (inside) inside.push(record);
    else cubes.set(key, [record]);
  }
  cells.forEach((cell, record) => {
    if (!cell) return;
    for (const key of around(cell)) {
      const others = cubes.get(key);
      if (!others) continue;
      eachLater(at, record, others, limits.days, (other) => {
        if (kmBetween(at, record, other) <= limits.km) add(record, other);
      });
    }
  });
}

function soundPairs(
  at: Whereabouts,
  sound: readonly string[],
  limits: BlockLimits,
  add: (a: number, b: number) => void,
): void {
  const bySound = new Map<string, number[]>();
  for (const record of byFirstDay(at)) {
    const key = sound[record]!;
    if (key === '') continue;
    const inside = bySound.get(key);
    if (inside) inside.push(record);
    else bySound.set(key, [record]);
  }
  const isPlaced = (record: number) =>
    !Number.isNaN(at.latitude[record]!) && !Number.isNaN(at.longitude[record]!);
  for (const records of bySound.values())
    for (const record of records)
      eachLater(at, record, records, limits.days, (other) => {
        if (!isPlaced(record) || !isPlaced(other)) add(record, other);
      });
}

/** Calls for each record of a list, sorted by first day, that begins after this one and within the days of its end. */
function eachLater(
  at: Whereabouts,
  record: number,
  list: readonly number[],
  days: number,
  call: (other: number) => void,
): void {
  const last = at.lastDay[record]! + days;
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(at, list[middle]!, record)) low = middle + 1;
    else high = middle;
  }
  for (let index = low; index < list.length; index += 1) {
    const other = list[index]!;
    if (at.firstDay[other]! > last) return;
    if (other !== record) call(other);
  }
}

function byFirstDay(at: Whereabouts): number[] {
  return Array.from(at.firstDay, (_, record) => record).sort(
    (a, b) => at.firstDay[a]! - at.firstDay[b]! || a - b,
  );
}

function isBefore(at: Whereabouts, a: number, b: number): boolean {
  return at.firstDay[a]! < at.firstDay[b]! || (at.firstDay[a] === at.firstDay[b] && a < b);
}

function* around([x, y, z]: readonly [number, number, number]): Generator<string> {
  for (let dx = -1; dx <= 1; dx += 1)
    for (let dy = -1; dy <= 1; dy += 1)
      for (let dz = -1; dz <= 1; dz += 1) yield `${x + dx},${y + dy},${z + dz}`;
}

function unitVector(
  at: Pick<Whereabouts, 'latitude' | 'longitude'>,
  record: number,
): [number, number, number] {
  const latitude = (at.latitude[record]! * Math.PI) / 180;
  const longitude = (at.longitude[record]! * Math.PI) / 180;
  return [
    Math.cos(latitude) * Math.cos(longitude),
    Math.cos(latitude) * Math.sin(longitude),
    Math.sin(latitude),
  ];
}
