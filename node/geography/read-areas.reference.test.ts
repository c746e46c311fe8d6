// The territories of the whole country, as OCHA drew them in 2017; the file stays outside the product.
import { readFileSync } from 'node:fs';
import { type Polygons, placeWithin, positionsIn } from '@ulinzi/domain/geography';
import { speaker } from '@ulinzi/words';
import { expect, it } from 'vitest';
import { readAreas } from './index.ts';

const folder = new URL('../../../shared/reference/boundaries/', import.meta.url);
const source = 'cod_admbnda_adm2_2017.geojson';

/** Twice the surface on the plane of degrees, holes taken off. */
function surface(polygons: Polygons): number {
  const of = (ring: Polygons[number][number]) =>
    Math.abs(
      ring.slice(1).reduce((sum, [x, y], at) => {
        const [before, under] = ring[at] ?? [0, 0];
        return sum + before * y - x * under;
      }, 0),
    );
  return polygons.reduce((sum, [outer, ...holes]) => {
    const taken = holes.reduce((all, hole) => all + of(hole), 0);
    return sum + (outer ? of(outer) : 0) - taken;
  }, 0);
}

/** The length of all that borders on no other area, in degrees. */
function standingOnce(areas: readonly Polygons[]): number {
  const segments = new Map<string, { times: number; length: number }>();
  for (const ring of areas.flat(2))
    ring.forEach(([x, y], at) => {
      const [before, under] = ring[at - 1] ?? [x, y];
      const key = [`${before} ${under}`, `${x} ${y}`].sort().join(' ');
      const { times = 0 } = segments.get(key) ?? {};
      segments.set(key, { times: times + 1, length: Math.hypot(x - before, y - under) });
    });
  return [...segments.values()].reduce((sum, { times, length }) => sum + (times === 1 ? length : 0), 0);
}

it('takes in 240 territories whose borders stay shared and whose places stay where they were', () => {
  const bytes = readFileSync(new URL(source, folder));
  const read = readAreas(bytes, { source, level: 'territory', only: [], speak: speaker('en') });
  const { n_adm2: count } = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as {
    n_adm2: number;
  };
  expect(read.problems).toEqual([]);
  expect(read.areas).toHaveLength(count);
  const areas = read.areas.map(({ given }) => ({
    ...given,
    polygons: given.polygons as unknown as Polygons,
  }));
  for (const { polygons } of areas) expect(positionsIn(polygons)).toBeLessThanOrEqual(400);
  // No gaps and no overlaps that count: the parts are as large as they were, each and together.
  const { features } = JSON.parse(bytes.toString('utf8')) as {
    features: { geometry: { type: string; coordinates: unknown } }[];
  };
  const drawn = features.map(
    ({ geometry: { type, coordinates } }) => (type === 'Polygon' ? [coordinates] : coordinates) as Polygons,
  );
  const total = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0);
  expect(total(areas.map(({ polygons }) => surface(polygons))) / total(drawn.map(surface))).toBeCloseTo(1, 4);
  const at = (longitude: number, latitude: number) =>
    placeWithin(areas, { longitude, latitude }).map(({ label }) => label);
  expect(at(28.07, -1.42)).toEqual(['Walikale']);
  expect(at(28.43, -3.04)).toEqual(['Mwenga']);
  // What stands once is the country's own outline, a little shorter than it was: no border has come apart.
  const [outline, before] = [standingOnce(areas.map(({ polygons }) => polygons)), standingOnce(drawn)];
  expect(outline).toBeLessThan(before);
  expect(outline).toBeGreaterThan(0.97 * before);
  expect(at(25.2, 0.52)).toHaveLength(1);
});
