import { distanceBetween, groundKm, type Points, pointCount } from './points.ts';

/** `plane`: straight lines in the unit of the points. `globe`: km over the ground, for points made from degrees. */
export type Metric = 'plane' | 'globe';

/** Pairs of events that are near in space, each with the first distance of an ascending list that it lies within. */
export interface NearPairs {
  first: Int32Array;
  second: Int32Array;
  band: Uint8Array;
}

/** Mean radius of the Earth (IUGG) over the one that points are made with. */
const MEAN_RADIUS_RATIO = 6371.0088 / 6367;

/** Distance between two events. */
export function eventDistance(points: Points, metric: Metric, i: number, j: number): number {
  const straight = distanceBetween(points, i, points, j);
  return metric === 'plane' ? straight : groundKm(straight) * MEAN_RADIUS_RATIO;
}

/**
 * All pairs within the last of some ascending distances, each counted once. Gives null where there are more than
 * `most` of them.
 */
export function nearPairs(
  points: Points,
  metric: Metric,
  distances: readonly number[],
  most: number,
): NearPairs | null {
  const { dimensions, values } = points;
  const count = pointCount(points);
  const farthest = distances[distances.length - 1]!;
  // Along one axis no pair is closer than it is in space; on the globe a chord is shorter than its arc.
  const order = Int32Array.from({ length: count }, (_, i) => i).sort(
    (a, b) => values[a * dimensions]! - values[b * dimensions]!,
  );
  let [first, second, band] = [new Int32Array(1024), new Int32Array(1024), new Uint8Array(1024)];
  let found = 0;
  for (let a = 0; a < count; a++) {
    const i = order[a]!;
    for (let b = a + 1; b < count; b++) {
      const j = order[b]!;
      if (values[j * dimensions]! - values[i * dimensions]! > farthest) break;
      const distance = eventDistance(points, metric, i, j);
      if (!(distance <= farthest)) continue;
      if (found === most) return null;
      if (found === first.length) {
        [first, second] = [grown(first, new Int32Array(2 * found)), grown(second, new Int32Array(2 * found))];
        band = grown(band, new Uint8Array(2 * found));
      }
      [first[found], second[found]] = [i, j];
      band[found] = distances.findIndex((limit) => distance <= limit);
      found += 1;
    }
  }
  return { first: first.slice(0, found), second: second.slice(0, found), band: band.slice(0, found) };
}

function grown<Values extends Int32Array | Uint8Array>(from: Values, into: Values): Values {
  into.set(from);
  return into;
}
