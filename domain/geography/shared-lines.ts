// Borders that two areas share are one line. Rings are cut where lines meet, so that each piece is simplified once and
// neighbours keep one border between them.
import type { Polygons, Position, Ring } from './rings.ts';

/** A piece of a border between two meeting points, in its one direction; closed where it meets no other. */
export interface SharedLine {
  readonly positions: readonly Position[];
}

interface Piece {
  readonly line: number;
  readonly isReversed: boolean;
}

/** The rings of areas as pieces of lines. */
export interface CutAreas {
  readonly lines: readonly SharedLine[];
  /** By area, polygon and ring. */
  readonly areas: readonly (readonly (readonly (readonly Piece[])[])[])[];
}

const keyOf = ([x, y]: Position) => x * 1_000_003 + y;

/** Cuts rings (in steps, closed) where lines meet. */
export function cutAreas(areas: readonly Polygons[]): CutAreas {
  const meets = meetingPoints(areas);
  const lines: SharedLine[] = [];
  const known = new Map<string, number>();
  const pieceOf = (positions: readonly Position[]): Piece => {
    const isReversed = isBackwards(positions);
    const directed = isReversed ? positions.toReversed() : positions;
    const key = directed.map(keyOf).join(' ');
    let line = known.get(key);
    if (line === undefined) {
      known.set(key, (line = lines.length));
      lines.push({ positions: directed });
    }
    return { line, isReversed };
  };
  return {
    areas: areas.map((polygons) =>
      polygons.map((rings) => rings.map((ring) => cutRing(ring, meets).map(pieceOf))),
    ),
    lines,
  };
}

/** Where a position has other neighbours in one ring than in another, or more than two: there lines part. */
function meetingPoints(areas: readonly Polygons[]): (position: Position) => boolean {
  const neighbours = new Map<number, Set<number>>();
  for (const ring of areas.flat(2)) {
    for (let at = 1; at < ring.length; at++) {
      const [before, here] = [keyOf(ring[at - 1] as Position), keyOf(ring[at] as Position)];
      for (const [one, other] of [
        [before, here],
        [here, before],
      ] as const) {
        let known = neighbours.get(one);
        if (!known) neighbours.set(one, (known = new Set()));
        known.add(other);
      }
    }
  }
  return (position) => (neighbours.get(keyOf(position))?.size ?? 0) > 2;
}

function cutRing(ring: Ring, meets: (position: Position) => boolean): (readonly Position[])[] {
  const open = ring.slice(0, -1);
  const first = open.findIndex(meets);
  // A ring that meets no other begins at its lowest position, so that a hole and what fills it are one line.
  const begin = first >= 0 ? first : lowestOf(open);
  const turned = [...open.slice(begin), ...open.slice(0, begin), open[begin] as Position];
  const pieces: Position[][] = [];
  let piece: Position[] = [];
  turned.forEach((position, at) => {
    piece.push(position);
    if (at === 0 || (at < turned.length - 1 && !meets(position))) return;
    pieces.push(piece);
    piece = [position];
  });
  return pieces;
}

function compare([x1, y1]: Position, [x2, y2]: Position): number {
  return x1 - x2 || y1 - y2;
}

function lowestOf(positions: readonly Position[]): number {
  let lowest = 0;
  positions.forEach((one, at) => {
    if (compare(one, positions[lowest] as Position) < 0) lowest = at;
  });
  return lowest;
}

/** A line has one direction, whichever area it is met in: from its lower end, or by its second position if closed. */
function isBackwards(positions: readonly Position[]): boolean {
  for (let low = 0, high = positions.length - 1; low < high; low++, high--) {
    const order = compare(positions[low] as Position, positions[high] as Position);
    if (order !== 0) return order > 0;
  }
  return false;
}
