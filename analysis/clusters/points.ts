/** Points of a space of any dimension: `values` holds them one after the other. */
export interface Points {
  dimensions: number;
  values: Float64Array;
}

/** Radius of the Earth that SaTScan uses, km; distances agree with its results only with this one. */
const EARTH_RADIUS_KM = 6367;

const RADIANS = Math.PI / 180;

/** Points of the plane, or of any space, in the unit of the file. */
export function pointsFrom(columns: readonly ArrayLike<number>[]): Points {
  const dimensions = columns.length;
  const count = columns[0]?.length ?? 0;
  const values = new Float64Array(count * dimensions);
  columns.forEach((column, d) => {
    for (let i = 0; i < count; i++) values[i * dimensions + d] = column[i]!;
  });
  return { dimensions, values };
}

/** Places on the globe as points of space, km from its middle: distances are then chords. */
export function pointsFromDegrees(latitudes: ArrayLike<number>, longitudes: ArrayLike<number>): Points {
  const values = new Float64Array(latitudes.length * 3);
  for (let i = 0; i < latitudes.length; i++) {
    const [latitude, longitude] = [latitudes[i]! * RADIANS, longitudes[i]! * RADIANS];
    values[i * 3] = EARTH_RADIUS_KM * Math.cos(longitude) * Math.cos(latitude);
    values[i * 3 + 1] = EARTH_RADIUS_KM * Math.sin(longitude) * Math.cos(latitude);
    values[i * 3 + 2] = EARTH_RADIUS_KM * Math.sin(latitude);
  }
  return { dimensions: 3, values };
}

/** Kilometres over the ground for a chord through the globe, km. */
export function groundKm(chordKm: number): number {
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, chordKm / (2 * EARTH_RADIUS_KM)));
}

/** Straight distance between point i of one set and point j of another. */
export function distanceBetween(a: Points, i: number, b: Points, j: number): number {
  const { dimensions } = a;
  let sum = 0;
  for (let d = 0; d < dimensions; d++) {
    const step = a.values[i * dimensions + d]! - b.values[j * dimensions + d]!;
    sum += step * step;
  }
  return Math.sqrt(sum);
}

/** Orders points by their first coordinate that differs. */
export function comparePoints({ dimensions, values }: Points, i: number, j: number): number {
  for (let d = 0; d < dimensions; d++) {
    const difference = values[i * dimensions + d]! - values[j * dimensions + d]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

export function pointCount({ dimensions, values }: Points): number {
  return values.length / dimensions;
}
