// The area that equal discs on the Earth cover together, exactly: by Green's theorem along the arcs that no other disc
// covers. Discs that touch are laid on a plane of their own; each is a few kilometres wide, so that it is flat enough.
import { distanceKm, EARTH_RADIUS_KM, type Point } from './distance.ts';

const RADIANS = Math.PI / 180;

/** Square kilometres covered by discs of `radiusKm` around the points; what several cover counts once. */
export function areaOfUnionKm2(centres: readonly Point[], radiusKm: number): number {
  return groupsThatTouch(centres, radiusKm).reduce(
    (sum, group) => sum + unionInPlane(onPlane(group), radiusKm),
    0,
  );
}

function groupsThatTouch(centres: readonly Point[], radiusKm: number): Point[][] {
  const groups: Point[][] = [];
  for (const centre of centres) {
    const touching = groups.filter((group) =>
      group.some((other) => distanceKm(centre, other) < 2 * radiusKm),
    );
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push([centre, ...touching.flat()]);
  }
  return groups;
}

function onPlane(group: readonly Point[]): { x: number; y: number }[] {
  const middle = group.reduce((sum, { latitude }) => sum + latitude, 0) / group.length;
  const west = group[0]!.longitude;
  return group.map(({ latitude, longitude }) => ({
    // The short way round, across the 180th meridian too.
    x: EARTH_RADIUS_KM * Math.cos(middle * RADIANS) * ((((longitude - west + 540) % 360) - 180) * RADIANS),
    y: EARTH_RADIUS_KM * (latitude - middle) * RADIANS,
  }));
}

function unionInPlane(discs: readonly { x: number; y: number }[], radius: number): number {
  const distinct = discs.filter(
    (disc, at) => !discs.slice(0, at).some((other) => Math.hypot(disc.x - other.x, disc.y - other.y) < 1e-9),
  );
  let area = 0;
  for (const disc of distinct) {
    for (const [from, to] of openArcs(disc, distinct, radius)) {
      area +=
        (radius / 2) *
        (radius * (to - from) +
          disc.x * (Math.sin(to) - Math.sin(from)) -
          disc.y * (Math.cos(to) - Math.cos(from)));
    }
  }
  return area;
}

/** The arcs of a disc's rim, in radians from 0 to 2 pi, that lie in no other disc. */
function openArcs(
  disc: { x: number; y: number },
  discs: readonly { x: number; y: number }[],
  radius: number,
): [number, number][] {
  const full = 2 * Math.PI;
  const hidden: [number, number][] = [];
  for (const other of discs) {
    const apart = Math.hypot(other.x - disc.x, other.y - disc.y);
    if (other === disc || apart >= 2 * radius) continue;
    const half = Math.acos(apart / (2 * radius));
    const towards = Math.atan2(other.y - disc.y, other.x - disc.x);
    const from = (towards - half + 2 * full) % full;
    const to = from + 2 * half;
    if (to <= full) hidden.push([from, to]);
    else hidden.push([from, full], [0, to - full]);
  }
  hidden.sort((a, b) => a[0] - b[0]);
  const open: [number, number][] = [];
  let reached = 0;
  for (const [from, to] of hidden) {
    if (from > reached) open.push([reached, from]);
    reached = Math.max(reached, to);
  }
  if (reached < full) open.push([reached, full]);
  return open;
}
