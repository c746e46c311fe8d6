import type { Field } from './window-scan.ts';
import { measureByPlace } from './problem.ts';

/**
 * Circles of one centre that are tested together: the counts of the largest are compared with what the measure of
 * the smallest would need, which no circle between can escape.
 */
export interface CircleGroups {
  /** Groups of centre i: of[i] .. of[i + 1]. */
  of: Int32Array;
  /** The smallest circle ends with the place at `first`, the largest before `after` (indices into circles.places). */
  first: Int32Array;
  after: Int32Array;
  /** Measure of the smallest and the largest circle over the whole period. */
  inner: Float64Array;
  outer: Float64Array;
}

/** How much larger the measure of the largest circle of a group may be; 1.2 was fastest in trials. */
const SPREAD = 1.2;

/** Cuts the nested circles of each centre into groups. */
export function circleGroups({ circles, measure, places, intervals }: Field): CircleGroups {
  const weights = measureByPlace({ measure, places, intervals });
  const of = new Int32Array(circles.start.length);
  const [first, after, inner, outer]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let centre = 0; centre + 1 < circles.start.length; centre++) {
    const end = circles.start[centre + 1]!;
    let sum = 0;
    for (let k = circles.start[centre]!; k < end; ) {
      first.push(k);
      sum += weights[circles.places[k++]!]!;
      const most = sum * SPREAD;
      inner.push(sum);
      while (k < end && sum + weights[circles.places[k]!]! <= most) sum += weights[circles.places[k++]!]!;
      outer.push(sum);
      after.push(k);
    }
    of[centre + 1] = first.length;
  }
  return {
    of,
    first: Int32Array.from(first),
    after: Int32Array.from(after),
    inner: Float64Array.from(inner),
    outer: Float64Array.from(outer),
  };
}
