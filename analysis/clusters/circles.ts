import { comparePoints, distanceBetween, pointCount, type Points } from './points.ts';

/** How far a circle may grow: a share of something summed over its places, or a distance from its centre. */
export type SizeLimit =
  | { by: 'weight'; weights: Float64Array; most: number }
  | { by: 'distance'; most: number };

/**
 * Nested circles: for centre i, the first 1, 2, ... of places[start[i] .. start[i + 1]) by distance. Of these the
 * first reported[i] sizes may appear in results.
 */
export interface Circles {
  start: Int32Array;
  places: Int32Array;
  reported: Int32Array;
}

/**
 * The nested circles around each centre. Places join by distance, equally far ones by their coordinates, until the
 * next would break a limit; `reportLimits` further bound what may be reported (they do not bound simulations).
 */
export function nestedCircles(
  centres: Points,
  places: Points,
  limits: readonly SizeLimit[],
  reportLimits: readonly SizeLimit[] = [],
): Circles {
  const count = pointCount(centres);
  const start = new Int32Array(count + 1);
  const reported = new Int32Array(count);
  const lists: Int32Array[] = [];
  const farthest = Math.min(...limits.map((limit) => (limit.by === 'distance' ? limit.most : Infinity)));
  for (let centre = 0; centre < count; centre++) {
    const { order, distances } = byDistance(centres, centre, places, farthest);
    const size = Math.min(order.length, ...limits.map((limit) => withinLimit(limit, order, distances)));
    lists.push(order.slice(0, size));
    reported[centre] = Math.min(size, ...reportLimits.map((limit) => withinLimit(limit, order, distances)));
    start[centre + 1] = start[centre]! + size;
  }
  const joined = new Int32Array(start[count]!);
  lists.forEach((list, centre) => joined.set(list, start[centre]));
  return { start, places: joined, reported };
}

function byDistance(centres: Points, centre: number, places: Points, farthest: number) {
  const all = pointCount(places);
  const distances = new Float64Array(all);
  const near: number[] = [];
  for (let place = 0; place < all; place++) {
    const distance = distanceBetween(centres, centre, places, place);
    distances[place] = distance;
    if (distance <= farthest) near.push(place);
  }
  near.sort((a, b) => distances[a]! - distances[b]! || comparePoints(places, a, b) || a - b);
  return { order: Int32Array.from(near), distances };
}

/** How many places, in order, stay within one limit. */
function withinLimit(limit: SizeLimit, order: Int32Array, distances: Float64Array): number {
  let size = 0;
  let sum = 0;
  for (const place of order) {
    if (limit.by === 'distance') {
      if (distances[place]! > limit.most) break;
    } else {
      sum += limit.weights[place]!;
      if (sum > limit.most) break;
    }
    size += 1;
  }
  return size;
}
