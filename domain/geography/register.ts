// Roads and areas as the mission's registers hold them.
import type { DataOf } from '../kernel/index.ts';
import type { addArea, recordRoad } from './acts.ts';
import type { DrawnLevel, RoadSource, Season, Vehicle } from './codes.ts';
import type { Polygons } from './rings.ts';

/** What was said of a road once; the register keeps all of it. */
export interface RoadSaid {
  readonly base: string;
  readonly community: string;
  readonly season: Season;
  readonly vehicle: Vehicle;
  /** Null where the road was closed. */
  readonly minutes: number | null;
  readonly basis: RoadSource;
  readonly asOf: string;
}

export interface Area {
  readonly slug: string;
  readonly label: string;
  readonly level: DrawnLevel;
  readonly pcode: string | null;
  readonly from: string;
  readonly until: string | null;
  readonly origin: string;
  readonly polygons: Polygons;
}

export function roadRecorded({ minutes, isClosed: _closed, ...said }: DataOf<typeof recordRoad>): RoadSaid {
  return { ...said, minutes: minutes ?? null };
}

/** The newest word on each road, season and vehicle by the day it speaks of; of one day the later said. */
export function newestRoads(said: Iterable<RoadSaid>): RoadSaid[] {
  const newest = new Map<string, RoadSaid>();
  for (const one of said) {
    const key = [one.base, one.community, one.season, one.vehicle].join(' ');
    const before = newest.get(key);
    if (!before || before.asOf <= one.asOf) newest.set(key, one);
  }
  return [...newest.values()];
}

export function areaAdded({ pcode, until, ...data }: DataOf<typeof addArea>): Area {
  return {
    ...data,
    pcode: pcode ?? null,
    until: until ?? null,
    polygons: data.polygons as unknown as Polygons,
  };
}

/** True where the area is drawn so on that day; the day on which it ends is no longer its own. */
export function isValidOn({ from, until }: Pick<Area, 'from' | 'until'>, day: string): boolean {
  return from <= day && (until === null || day < until);
}
