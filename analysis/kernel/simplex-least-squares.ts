// Least squares with weights that are not negative and sum to one: the point of a polytope nearest to a target, by the
// finite active-set method of Wolfe (1976), "Finding the nearest point in a polytope". Flat arrays and plain loops:
// a synthetic control solves it some hundred thousand times.

/** Relative to the largest squared distance: a smaller gain is rounding. */
const NO_GAIN = 1e-14;
const NO_WEIGHT = 1e-14;
/** What is left of a squared length when the earlier edges explain the rest. */
const DEPENDENT = 1e-13;

/**
 * Weights w >= 0 with sum 1 that minimise the squared distance between `target` and the weighted mean of `points`
 * (one array of coordinates for each). Exact up to rounding; where several weights are equally good, one of them.
 */
export function simplexLeastSquares(
  points: readonly ArrayLike<number>[],
  target: ArrayLike<number>,
): Float64Array {
  const size = target.length;
  const moved = new Float64Array(points.length * size);
  points.forEach((point, j) => {
    for (let i = 0; i < size; i++) moved[j * size + i] = point[i]! - target[i]!;
  });
  return nearestToZero(moved, points.length, size);
}

/** The same for `count` points of `size` coordinates each, one after the other, with the target at zero. */
export function nearestToZero(moved: Float64Array, count: number, size: number): Float64Array {
  let scale = 0;
  let closest = 0;
  let shortest = Number.POSITIVE_INFINITY;
  for (let j = 0; j < count; j++) {
    let length = 0;
    for (let i = 0; i < size; i++) length += moved[j * size + i]! ** 2;
    if (length > scale) scale = length;
    if (length < shortest) {
      shortest = length;
      closest = j;
    }
  }
  // The corral: points whose plane holds the nearest point so far, and its weights there.
  const corral = [closest];
  const weights = [1];
  const affine: number[] = [];
  const scratch = new Float64Array((size + 1) * (size + 1 + size));
  const nearest = moved.slice(closest * size, (closest + 1) * size);
  for (let round = 0; round < 50 * (count + size); round++) {
    let least = -1;
    let lowest = Number.POSITIVE_INFINITY;
    for (let j = 0; j < count; j++) {
      let along = 0;
      for (let i = 0; i < size; i++) along += moved[j * size + i]! * nearest[i]!;
      if (along < lowest) {
        lowest = along;
        least = j;
      }
    }
    let here = 0;
    for (let i = 0; i < size; i++) here += nearest[i]! * nearest[i]!;
    if (here - lowest <= NO_GAIN * scale || corral.includes(least)) break;
    corral.push(least);
    weights.push(0);
    while (corral.length > 1) {
      // A new point in the plane of the others gains nothing beyond rounding.
      if (!affineMinimiser(moved, size, corral, affine, scratch)) {
        corral.pop();
        weights.pop();
        break;
      }
      let step = 1;
      let leaves = -1;
      for (let c = 0; c < corral.length; c++) {
        if (affine[c]! > NO_WEIGHT) continue;
        const until = weights[c]! / (weights[c]! - affine[c]!);
        if (leaves < 0 || until < step) {
          step = Math.min(1, until);
          leaves = c;
        }
      }
      // Go towards the minimiser of the plane until a weight vanishes, and drop that point.
      for (let c = 0; c < corral.length; c++) weights[c]! += step * (affine[c]! - weights[c]!);
      if (leaves < 0) break;
      for (let c = corral.length - 1; c >= 0; c--) {
        if (c !== leaves && weights[c]! > NO_WEIGHT) continue;
        corral.splice(c, 1);
        weights.splice(c, 1);
      }
    }
    let sum = 0;
    for (let c = 0; c < weights.length; c++) sum += weights[c]!;
    nearest.fill(0);
    for (let c = 0; c < corral.length; c++) {
      weights[c]! /= sum;
      for (let i = 0; i < size; i++) nearest[i]! += weights[c]! * moved[corral[c]! * size + i]!;
    }
  }
  const full = new Float64Array(count);
  corral.forEach((point, c) => {
    full[point] = weights[c]!;
  });
  return full;
}

/**
 * Puts into `affine` the weights of sum one, of any sign, of the point nearest to zero in the plane through the points
 * of the corral, by Cholesky. False where they are dependent.
 */
function affineMinimiser(
  moved: Float64Array,
  size: number,
  corral: readonly number[],
  affine: number[],
  scratch: Float64Array,
): boolean {
  const m = corral.length - 1;
  if (m > size) return false;
  const base = corral[0]! * size;
  // Edges from the first point, then the Cholesky factor of their products.
  const factor = size * size;
  affine.length = m + 1;
  for (let r = 0; r < m; r++) {
    const point = corral[r + 1]! * size;
    let along = 0;
    for (let i = 0; i < size; i++) {
      const edge = moved[point + i]! - moved[base + i]!;
      scratch[r * size + i] = edge;
      along -= edge * moved[base + i]!;
    }
    for (let c = 0; c <= r; c++) {
      let full = 0;
      for (let i = 0; i < size; i++) full += scratch[r * size + i]! * scratch[c * size + i]!;
      let rest = full;
      for (let k = 0; k < c; k++) rest -= scratch[factor + r * m + k]! * scratch[factor + c * m + k]!;
      if (r !== c) scratch[factor + r * m + c] = rest / scratch[factor + c * m + c]!;
      else if (rest <= DEPENDENT * full) return false;
      else scratch[factor + r * m + r] = Math.sqrt(rest);
    }
    for (let k = 0; k < r; k++) along -= scratch[factor + r * m + k]! * affine[k + 1]!;
    affine[r + 1] = along / scratch[factor + r * m + r]!;
  }
  let rest = 1;
  for (let r = m - 1; r >= 0; r--) {
    let value = affine[r + 1]!;
    for (let k = r + 1; k < m; k++) value -= scratch[factor + k * m + r]! * affine[k + 1]!;
    value /= scratch[factor + r * m + r]!;
    affine[r + 1] = value;
    rest -= value;
  }
  affine[0] = rest;
  return true;
}
