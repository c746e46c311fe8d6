// Areas that come with the program, as small as they can be read by a person: `29221,-1680` is 29.221 east, 1.68 south.
import type { Polygons, Position, Ring } from '@ulinzi/domain/geography';

export interface EncodedArea {
  readonly slug: string;
  readonly label: string;
  /** Polygons, each with its rings: positions in thousandths of a degree, the first not repeated at the end. */
  readonly polygons: readonly (readonly string[])[];
}

export function polygonsOf({ polygons }: EncodedArea): Polygons {
  return polygons.map((rings) => rings.map(ringOf));
}

function ringOf(encoded: string): Ring {
  const open = encoded.split(' ').map((pair): Position => {
    const [x = 0, y = 0] = pair.split(',').map(Number);
    return [x / 1_000, y / 1_000];
  });
  return [...open, ...open.slice(0, 1)];
}
