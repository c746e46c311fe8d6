import { Type } from 'typebox';
import {
  calendarDay,
  code,
  declareAct,
  degrees,
  label,
  maybe,
  placeCode,
  slug,
  whole,
} from '../kernel/index.ts';
import { drawnLevels, roadSources, seasons, vehicles } from './codes.ts';

/** How long a road takes, or that it is closed, in a season and with a vehicle; of one day the later said holds. */
export const recordRoad = declareAct({
  name: 'road.record',
  subject: 'road',
  creates: true,
  who: ['assistant', 'commander', 'jpt-member', 'logistics', 'protection-manager', 'administrator', 'node'],
  data: {
    base: slug(),
    community: slug(),
    season: code(seasons),
    vehicle: code(vehicles),
    /** One of the two: minutes, or that nobody passes. A week is the longest. */
    minutes: maybe(whole(1, 10_080)),
    isClosed: maybe(Type.Boolean()),
    basis: code(roadSources),
    asOf: calendarDay(),
  },
});

/** Positions of one area, all rings together; what a file has is simplified to it (`simplifiedAreas`). */
export const mostPositions = 400;

const position = Type.Array(degrees(180), { minItems: 2, maxItems: 2 });
const ring = Type.Array(position, { minItems: 4, maxItems: mostPositions });

/** Coordinates of a MultiPolygon (RFC 7946): longitude first, rings closed, holes after the outer ring. */
export const polygonsField = Type.Array(Type.Array(ring, { minItems: 1, maxItems: 40 }), {
  minItems: 1,
  maxItems: 80,
});

/**
 * An area as it is from a day on. Numbers, so the line itself stands in the entry and is backed up and verified with
 * it. Written by the import of a file, in the name of who imports: nobody types a line of four hundred points.
 */
export const addArea = declareAct({
  name: 'area.add',
  subject: 'area',
  creates: true,
  who: ['node'],
  data: {
    slug: slug(),
    label: label(),
    level: code(drawnLevels),
    pcode: maybe(placeCode()),
    from: calendarDay(),
    /** The first day on which it is no longer so. */
    until: maybe(calendarDay()),
    /** The data set, for people. */
    origin: label(),
    polygons: polygonsField,
  },
  labels: ['label', 'origin'],
});

/** The area is divided anew, or gone, from a day on. */
export const endArea = declareAct({
  name: 'area.end',
  subject: 'area',
  who: ['administrator', 'node'],
  data: { until: calendarDay() },
});
