import type { Shape } from './shapes.ts';
import type { Filling } from './svg.ts';
import type { Dash } from './marks.ts';

export interface MapPicture {
  title: string;
  /** What a person who cannot see the map is told. */
  description: string;
  /** `degrees`: x is longitude, y latitude, lengths are km. `plane`: all in the file's own unit. */
  coordinates: 'degrees' | 'plane';
  points?: readonly {
    places: readonly (readonly [x: number, y: number])[];
    shape?: Shape;
    size?: number;
    label?: string;
  }[];
  circles?: readonly {
    x: number;
    y: number;
    radius: number;
    text?: string;
    filling?: Filling;
    dash?: Dash;
    label?: string;
  }[];
  /** Outlines such as boundaries: rings or lines of places. */
  outlines?: readonly (readonly (readonly [x: number, y: number])[])[];
  labels?: readonly { x: number; y: number; text: string }[];
  locale?: string;
  width?: number;
  height?: number;
}

/** Mean radius of the Earth, km (IUGG). */
const EARTH_KM = 6371.0088;
const KM_PER_DEGREE = (EARTH_KM * Math.PI) / 180;
/** The part of a picture that a map fills, in pixels. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** From degrees or a plane to pixels. */
export interface Projection {
  x(value: number): number;
  y(value: number): number;
  /** Pixels of one km, or of one unit of the plane. */
  perUnit: number;
  box: Box;
  /** What the box shows. */
  extent: { west: number; east: number; south: number; north: number };
}

/** Equirectangular around the middle of what is drawn, as large as the box allows. */
export function projectionOf(picture: MapPicture, outer: Box): Projection {
  const extent = extentOf(picture);
  const middle = (extent.south + extent.north) / 2;
  const degrees = picture.coordinates === 'degrees';
  const perX = degrees ? KM_PER_DEGREE * Math.max(0.01, Math.cos((middle * Math.PI) / 180)) : 1;
  const perY = degrees ? KM_PER_DEGREE : 1;
  const wide = Math.max((extent.east - extent.west) * perX, 1e-9);
  const tall = Math.max((extent.north - extent.south) * perY, 1e-9);
  const smallest = degrees ? 1 : Math.max(wide, tall);
  const perUnit =
    Math.min(
      (outer.right - outer.left) / Math.max(wide, smallest),
      (outer.bottom - outer.top) / Math.max(tall, smallest),
    ) * 0.92;
  const centreX = (outer.left + outer.right) / 2;
  const centreY = (outer.top + outer.bottom) / 2;
  const midX = (extent.west + extent.east) / 2;
  const shown = {
    west: midX - (centreX - outer.left) / (perUnit * perX),
    east: midX + (outer.right - centreX) / (perUnit * perX),
    south: middle - (outer.bottom - centreY) / (perUnit * perY),
    north: middle + (centreY - outer.top) / (perUnit * perY),
  };
  return {
    x: (value) => centreX + (value - midX) * perX * perUnit,
    y: (value) => centreY - (value - middle) * perY * perUnit,
    perUnit,
    box: outer,
    extent: shown,
  };
}

function extentOf(picture: MapPicture): Projection['extent'] {
  const extent = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity };
  const widen = (x: number, y: number, reachX = 0, reachY = 0) => {
    if (!Number.isFinite(x) || !Number.isFinite(y)) return;
    extent.west = Math.min(extent.west, x - reachX);
    extent.east = Math.max(extent.east, x + reachX);
    extent.south = Math.min(extent.south, y - reachY);
    extent.north = Math.max(extent.north, y + reachY);
  };
  for (const { places } of picture.points ?? []) for (const [x, y] of places) widen(x, y);
  for (const outline of picture.outlines ?? []) for (const [x, y] of outline) widen(x, y);
  for (const { x, y } of picture.labels ?? []) widen(x, y);
  for (const { x, y, radius } of picture.circles ?? []) {
    const reachY = picture.coordinates === 'degrees' ? radius / KM_PER_DEGREE : radius;
    const reachX =
      picture.coordinates === 'degrees' ? reachY / Math.max(0.01, Math.cos((y * Math.PI) / 180)) : radius;
    widen(x, y, reachX, reachY);
  }
  return Number.isFinite(extent.west) ? extent : { west: -1, east: 1, south: -1, north: 1 };
}
