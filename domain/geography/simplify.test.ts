import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isWithin,
  placeWithin,
  type Polygons,
  type Position,
  positionsIn,
  ringTrouble,
  simplifiedAreas,
} from './index.ts';

/** A border from south to north along the 28th meridian, as ragged as it is drawn. */
const borders = fc.array(fc.integer({ min: -400, max: 400 }), { minLength: 3, maxLength: 120 });

function border(offsets: readonly number[]): Position[] {
  return offsets.map((offset, at): Position => [28 + offset / 1_000, -2 + (2 * at) / (offsets.length - 1)]);
}

/** Two areas on both sides of it, each going round its own way. */
function sides(offsets: readonly number[]): [Polygons, Polygons] {
  const line = border(offsets);
  const first = line[0] as Position;
  const west: Position[] = [...line, [27, 0], [27, -2], first];
  const east: Position[] = [[29, -2], [29, 0], ...line.toReversed(), [29, -2]];
  return [[[west]], [[east]]];
}

const keys = (polygons: Polygons | null | undefined) =>
  new Set((polygons ?? []).flat(2).map(([x, y]) => `${x} ${y}`));

describe('fewer positions', () => {
  it('neighbours keep one border between them, however ragged it was and whichever way each goes round it', () => {
    fc.assert(
      fc.property(borders, (offsets) => {
        const [west, east] = simplifiedAreas(sides(offsets), 60);
        const inner = (all: Set<string>) =>
          [...all].filter((key) => !key.startsWith('27 ') && !key.startsWith('29 ')).sort();
        expect(inner(keys(west))).toEqual(inner(keys(east)));
        for (const polygons of [west, east]) {
          expect(positionsIn(polygons ?? [])).toBeLessThanOrEqual(60);
          for (const ring of (polygons ?? []).flat()) expect(ringTrouble(ring)).toBeNull();
        }
      }),
    );
  });

  it('gives the same whichever area comes first, and again from what it gave', () => {
    fc.assert(
      fc.property(borders, (offsets) => {
        const areas = sides(offsets);
        const [west, east] = simplifiedAreas(areas);
        expect(simplifiedAreas(areas.toReversed())).toEqual([east, west]);
        expect(simplifiedAreas([west ?? [], east ?? []])).toEqual([west, east]);
      }),
    );
  });

  it('a hole and the area that fills it share their line; what is smaller than a step goes', () => {
    const round = (radius: number, x = 28): Position[] =>
      Array.from({ length: 101 }, (_, at): Position => {
        const angle = (2 * Math.PI * (at % 100)) / 100;
        return [x + radius * Math.cos(angle), radius * Math.sin(angle)];
      });
    const speck = round(0.000_2, 27);
    const [around, inside, nothing] = simplifiedAreas([
      [[round(1), round(0.5)], [speck]],
      [[round(0.5).toReversed()]],
      [[speck]],
    ]);
    expect(around).toHaveLength(1);
    expect(keys([[around?.[0]?.[1] ?? []]])).toEqual(keys(inside));
    expect(nothing).toBeNull();
    expect(isWithin(around ?? [], 28, 0)).toBe(false);
    expect(isWithin(around ?? [], 28.7, 0)).toBe(true);
    expect(isWithin(inside ?? [], 28, 0)).toBe(true);
  });
});

describe('which area a place lies in', () => {
  it('is the one on its side of the border', () => {
    const [west, east] = sides([0, 100, -100, 0]);
    const areas = [
      { slug: 'west', polygons: west },
      { slug: 'east', polygons: east },
    ];
    const at = (longitude: number, latitude: number) =>
      placeWithin(areas, { longitude, latitude }).map(({ slug }) => slug);
    expect(at(27.5, -1)).toEqual(['west']);
    expect(at(28.5, -1)).toEqual(['east']);
    expect(at(30, -1)).toEqual([]);
    expect(at(28.5, 1)).toEqual([]);
  });
});
