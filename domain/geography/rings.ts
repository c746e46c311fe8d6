// Lines on the earth as GeoJSON has them (RFC 7946): longitude first, rings closed, holes after the outer ring.

export type Position = readonly [longitude: number, latitude: number];
export type Ring = readonly Position[];
export type Polygons = readonly (readonly Ring[])[];

/** Three decimals of a degree are some 110 metres: as fine as a screen shows a province. */
const stepsPerDegree = 1_000;

export function positionsIn(polygons: Polygons): number {
  return polygons.reduce((sum, rings) => sum + rings.reduce((of, ring) => of + ring.length, 0), 0);
}

function isSame(one: Position | undefined, other: Position | undefined): boolean {
  return one !== undefined && other !== undefined && one[0] === other[0] && one[1] === other[1];
}

/** Why a ring is none; null for a good one. */
export type RingTrouble = 'not-a-ring' | 'not-closed' | 'too-short' | 'outside-the-earth';

export function ringTrouble(ring: unknown): RingTrouble | null {
  if (!Array.isArray(ring)) return 'not-a-ring';
  for (const one of ring as unknown[]) {
    if (!Array.isArray(one) || one.length < 2) return 'not-a-ring';
    const [longitude, latitude] = one as unknown[];
    if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) return 'not-a-ring';
    if (Math.abs(longitude as number) > 180 || Math.abs(latitude as number) > 90) return 'outside-the-earth';
  }
  const positions = ring as Position[];
  if (positions.length < 4) return 'too-short';
  return isSame(positions[0], positions.at(-1)) ? null : 'not-closed';
}

/** The ring in steps of a thousandth of a degree, each position once where the steps make several of it one. */
export function inSteps(ring: Ring): Position[] {
  const stepped = ring.map(
    ([longitude, latitude]): Position => [
      Math.round(longitude * stepsPerDegree),
      Math.round(latitude * stepsPerDegree),
    ],
  );
  return stepped.filter((one, at) => at === 0 || !isSame(one, stepped[at - 1]));
}

export function inDegrees(ring: Ring): Position[] {
  return ring.map(([x, y]): Position => [x / stepsPerDegree, y / stepsPerDegree]);
}

/** Whether a place lies inside: by how many lines a ray to the east crosses. */
export function isWithin(polygons: Polygons, longitude: number, latitude: number): boolean {
  let isInside = false;
  for (const ring of polygons.flat()) {
    for (let at = 1; at < ring.length; at++) {
      const [x1, y1] = ring[at - 1] as Position;
      const [x2, y2] = ring[at] as Position;
      if (y1 > latitude === y2 > latitude) continue;
      if (longitude < ((x2 - x1) * (latitude - y1)) / (y2 - y1) + x1) isInside = !isInside;
    }
  }
  return isInside;
}

/** How far a place is from the nearest line, in degrees of latitude. */
export function degreesFromLine(polygons: Polygons, longitude: number, latitude: number): number {
  const squeeze = Math.cos((latitude * Math.PI) / 180);
  let nearest = Number.POSITIVE_INFINITY;
  for (const ring of polygons.flat()) {
    for (let at = 1; at < ring.length; at++) {
      const [x1, y1] = fromThere(ring[at - 1] as Position);
      const [x2, y2] = fromThere(ring[at] as Position);
      const [dx, dy] = [x2 - x1, y2 - y1];
      const length = dx ** 2 + dy ** 2;
      const along = length === 0 ? 0 : Math.max(0, Math.min(1, -(x1 * dx + y1 * dy) / length));
      nearest = Math.min(nearest, Math.hypot(x1 + along * dx, y1 + along * dy));
    }
  }
  return nearest;

  function fromThere([x, y]: Position): Position {
    return [(x - longitude) * squeeze, y - latitude];
  }
}

/** The areas in which a place lies. */
export function placeWithin<Of extends { readonly polygons: Polygons }>(
  areas: Iterable<Of>,
  { longitude, latitude }: { readonly longitude: number; readonly latitude: number },
): Of[] {
  return [...areas].filter(({ polygons }) => isWithin(polygons, longitude, latitude));
}
