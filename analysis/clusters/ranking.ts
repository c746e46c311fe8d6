// Which candidates are reported, in which order: the most likely first, others only where they do not overlap.
import type { Candidate } from './candidates.ts';
import type { Circles } from './circles.ts';
import { distanceBetween, pointCount, type Points } from './points.ts';
import { TOLERANCE } from './best-windows.ts';

/** When a less likely cluster is left out, besides sharing no moment with the kept one (SaTScan's criteria 0 to 5). */
export type Overlap =
  | 'no-shared-place'
  | 'no-centre-in-other'
  | 'no-centre-in-more-likely'
  | 'no-centre-in-less-likely'
  | 'no-centres-in-each-other'
  | 'any';

export interface RankingInput {
  circles: Circles;
  centres: Points;
  places: Points;
  overlap: Overlap;
  /** Most clusters to keep. */
  most: number;
}

/** A candidate and how far its circle reaches from the centre, as a straight line. */
export interface RankedCluster extends Candidate {
  radius: number;
}

/**
 * Sorts candidates and leaves out those that overlap one already kept. Equally likely ones (within 1e-9) go by windows
 * over all places first, then fewer places, then the lower central place, then the lower centre.
 */
export function rankClusters(candidates: readonly Candidate[], input: RankingInput): RankedCluster[] {
  const { circles, most } = input;
  const kept: RankedCluster[] = [];
  let spatial = 0;
  for (const candidate of sorted(candidates, circles)) {
    if (spatial >= most) break;
    const cluster = { ...candidate, radius: radiusOf(candidate, input) };
    if (kept.some((other) => overlaps(other, cluster, input))) continue;
    kept.push(cluster);
    if (cluster.stretch !== 'time') spatial += 1;
  }
  return kept;
}

/** Places of a cluster, nearest to its centre first; none for a window over all places. */
export function placesOf({ stretch, centre, size }: Candidate, { start, places }: Circles): Int32Array {
  return stretch === 'time' ? new Int32Array(0) : places.slice(start[centre]!, start[centre]! + size);
}

function sorted(candidates: readonly Candidate[], circles: Circles): Candidate[] {
  const byRatio = [...candidates].sort((a, b) => b.ratio - a.ratio);
  const groups: Candidate[][] = [];
  for (const candidate of byRatio) {
    const group = groups[groups.length - 1];
    if (group && group[0]!.ratio - candidate.ratio < TOLERANCE) group.push(candidate);
    else groups.push([candidate]);
  }
  const central = (c: Candidate) => circles.places[circles.start[c.centre]!] ?? -1;
  const timeFirst = (c: Candidate) => (c.stretch === 'time' ? 0 : 1);
  return groups.flatMap((group) =>
    group.sort(
      (a, b) =>
        timeFirst(a) - timeFirst(b) || a.size - b.size || central(a) - central(b) || a.centre - b.centre,
    ),
  );
}

function radiusOf(candidate: Candidate, { circles, centres, places }: RankingInput): number {
  if (candidate.stretch === 'time') return 0;
  const outermost = circles.places[circles.start[candidate.centre]! + candidate.size - 1]!;
  return distanceBetween(centres, candidate.centre, places, outermost);
}

function overlaps(kept: RankedCluster, cluster: RankedCluster, input: RankingInput): boolean {
  if (input.overlap === 'any' || kept.stretch === 'time' || cluster.stretch === 'time') return false;
  const bothInTime = kept.stretch === 'space-time' && cluster.stretch === 'space-time';
  // To SaTScan, a window that begins as another ends still touches it.
  if (bothInTime && (kept.end < cluster.start || cluster.end < kept.start)) return false;
  const keptHoldsCentre = () => holdsCentre(kept, cluster, input);
  const holdsKeptCentre = () => holdsCentre(cluster, kept, input);
  switch (input.overlap) {
    case 'no-shared-place':
      return sharePlaces(kept, cluster, input);
    case 'no-centre-in-other':
      return keptHoldsCentre() || holdsKeptCentre();
    case 'no-centre-in-more-likely':
      return keptHoldsCentre();
    case 'no-centre-in-less-likely':
      return holdsKeptCentre();
    case 'no-centres-in-each-other':
      return keptHoldsCentre() && holdsKeptCentre();
  }
}

/**
 * Whether a place of the smaller cluster lies within the circle of the other. SaTScan decides by the circle, so
 * places at its very edge count although the next one at the same distance may not have joined.
 */
function sharePlaces(
  a: RankedCluster,
  b: RankedCluster,
  { circles, centres, places }: RankingInput,
): boolean {
  const [smaller, other] = a.size <= b.size ? [a, b] : [b, a];
  return placesOf(smaller, circles).some(
    (place) => distanceBetween(centres, other.centre, places, place) <= other.radius + TOLERANCE,
  );
}

/** Compared in single precision, as SaTScan does. */
function holdsCentre(circle: RankedCluster, other: RankedCluster, { centres }: RankingInput): boolean {
  const distance = distanceBetween(centres, circle.centre, centres, other.centre);
  return Math.fround(distance) <= Math.fround(circle.radius);
}

/** Most clusters that SaTScan keeps. */
const MOST_KEPT = 500;

/** How many clusters to keep: one for each centre and no more than 500, or 500 where a centre may give several. */
export function mostKept(centres: Points, perCentre: 'best' | 'disjoint', overlap: Overlap): number {
  if (perCentre === 'disjoint') return MOST_KEPT;
  return overlap === 'any' ? pointCount(centres) : Math.min(pointCount(centres), MOST_KEPT);
}
