// How far two places are apart as the crow flies: all that a phone knows of a road that nobody has told it.

export interface Spot {
  readonly latitude: number;
  readonly longitude: number;
}

const earthRadiusKm = 6_371;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Kilometres over the ground, on a round earth. */
export function kilometresBetween(one: Spot, other: Spot): number {
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const chord =
    half(one.latitude, other.latitude) +
    Math.cos(radians(one.latitude)) *
      Math.cos(radians(other.latitude)) *
      half(one.longitude, other.longitude);
  return 2 * earthRadiusKm * Math.asin(Math.sqrt(Math.min(1, chord)));
}
