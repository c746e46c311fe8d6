// Fewer positions for a screen and for an entry: Douglas and Peucker on each shared line, so that neighbours keep one
// border. An area that has too many still gets coarser lines; its neighbour's side of them is the same line.
import { mostPositions } from './acts.ts';
import { inDegrees, inSteps, type Polygons, positionsIn, type Position, type Ring } from './rings.ts';
import { type CutAreas, cutAreas } from './shared-lines.ts';

/** In steps of a thousandth of a degree: some 300 metres. */
const firstTolerance = 3;
const coarser = 1.5;
/** Each round makes the lines of an area that is too long half as coarse again; a country is a line by then. */
const mostRounds = 24;

/**
 * The same areas with at most `most` positions each, three decimals, in the order given. What becomes smaller than a
 * step is left out where the area has more than it; null for an area of which nothing is left.
 */
export function simplifiedAreas(areas: readonly Polygons[], most = mostPositions): (Polygons | null)[] {
  const cut = cutAreas(
    areas.map((polygons) =>
      polygons
        .map((rings) => rings.map(inSteps).filter((ring) => ring.length >= 4))
        .filter((rings) => rings.length > 0),
    ),
  );
  const tolerances = cut.lines.map(() => firstTolerance);
  for (let round = 0; ; round++) {
    const thin = cut.lines.map(({ positions }, at) => thinned(positions, tolerances[at] ?? 0));
    const made = cut.areas.map((_, at) => joined(cut, at, thin));
    const long = made.flatMap((polygons, at) => (positionsIn(polygons) > most ? [at] : []));
    if (long.length === 0 || round === mostRounds)
      return made.map((polygons) =>
        polygons.length > 0 ? polygons.map((rings) => rings.map(inDegrees)) : null,
      );
    const lines = new Set(long.flatMap((at) => (cut.areas[at] ?? []).flat(2).map(({ line }) => line)));
    for (const line of lines) tolerances[line] = (tolerances[line] ?? 0) * coarser;
  }
}

/** The polygons of an area from its lines. A ring that is no longer one is left out, and with it its holes. */
function joined(cut: CutAreas, area: number, thin: readonly (readonly Position[])[]): Ring[][] {
  return (cut.areas[area] ?? []).flatMap((rings) => {
    const [outer, ...holes] = rings.map((pieces) => {
      const positions = pieces.flatMap(({ line, isReversed }, at) => {
        const one = thin[line] ?? [];
        const directed = isReversed ? one.toReversed() : one;
        return at === 0 ? directed : directed.slice(1);
      });
      return positions.length >= 4 ? positions : null;
    });
    return outer ? [[outer, ...holes.filter((hole) => hole !== null)]] : [];
  });
}

/** The positions that are further than the tolerance from the line without them; ends stay. */
function thinned(positions: readonly Position[], tolerance: number): Position[] {
  const last = positions.length - 1;
  const kept = new Uint8Array(positions.length);
  kept[0] = kept[last] = 1;
  const spans: [number, number][] = [[0, last]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    const furthest = furthestIn(positions, from, to);
    if (furthest.distance <= tolerance) continue;
    kept[furthest.at] = 1;
    spans.push([from, furthest.at], [furthest.at, to]);
  }
  return positions.filter((_, at) => kept[at] === 1);
}

function furthestIn(positions: readonly Position[], from: number, to: number) {
  const [x1, y1] = positions[from] as Position;
  const [x2, y2] = positions[to] as Position;
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = Math.hypot(dx, dy);
  let [at, distance] = [from, -1];
  for (let one = from + 1; one < to; one++) {
    const [x, y] = positions[one] as Position;
    const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length ** 2));
    const off = Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
    if (off > distance) [at, distance] = [one, off];
  }
  return { at, distance };
}
