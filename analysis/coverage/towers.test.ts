import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaOfUnionKm2, distanceKm, loadSolver, placeTowers, radiusKmOf, untilProven } from './index.ts';

const solver = await loadSolver();
const AREA_KM2 = 22.5;
const KIVUS_KM2 = 124_553;
const radiusKm = radiusKmOf(AREA_KM2);
const KM_PER_DEGREE = (6371.0088 * Math.PI) / 180;

/** EXERCISE: villages some 30 km apart around Walikale, each larger than the next. */
const villages = Array.from({ length: 14 }, (_, at) => ({
  id: `V${at}`,
  latitude: -1.4 + 0.3 * Math.floor(at / 5),
  longitude: 28 + 0.3 * (at % 5),
  weight: 1400 - 100 * at,
  isReached: false,
}));

function place(places: typeof villages, count = 10) {
  return placeTowers(
    solver,
    { places, sites: places, count, areaKm2: AREA_KM2, regionKm2: KIVUS_KM2 },
    untilProven,
  );
}

test('B14 ten towers that do not overlap cover 225 km2, 0.18 % of the two Kivus, ranked by people newly reached', () => {
  const answer = place(villages);
  expect(answer.areaKm2).toBeCloseTo(225, 9);
  expect((100 * answer.shareOfRegion).toFixed(2)).toBe('0.18');
  expect(answer.towers.map(({ site }) => villages[site]!.id)).toEqual(
    villages.slice(0, 10).map(({ id }) => id),
  );
  expect(answer.towers.map(({ newlyReached }) => newlyReached)).toEqual(
    villages.slice(0, 10).map(({ weight }) => weight),
  );
  expect(answer).toMatchObject({ newlyReached: 9500, proven: true });
});

test('B14 who has a network already is not newly reached', () => {
  const withNetwork = villages.map((village, at) => ({ ...village, isReached: at < 3 }));
  const answer = place(withNetwork);
  expect(answer.towers.map(({ site }) => site)).not.toContain(0);
  expect(answer.newlyReached).toBe(villages.slice(3, 13).reduce((sum, { weight }) => sum + weight, 0));
});

test('B14 where everybody has a network no tower is placed, and nothing is covered anew', () => {
  const answer = place(villages.map((village) => ({ ...village, isReached: true })));
  expect(answer).toMatchObject({ towers: [], newlyReached: 0, areaKm2: 0, proven: true });
});

test('B14 towers never cover more than 22.5 km2 each, and what two cover counts once', () => {
  const point = fc.record({
    latitude: fc.double({ min: -2, max: -1.9, noNaN: true }),
    longitude: fc.double({ min: 28, max: 28.1, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 12 }), (points) => {
      const places = points.map((spot, at) => ({ ...spot, id: `V${at}`, weight: 10, isReached: false }));
      const { towers, areaKm2 } = place(places);
      expect(areaKm2).toBeLessThanOrEqual(AREA_KM2 * towers.length);
      expect(areaKm2).toBeGreaterThan(AREA_KM2 * 0.999);
      expect(areaKm2).toBeCloseTo(
        towers.reduce((sum, { newKm2 }) => sum + newKm2, 0),
        6,
      );
    }),
    { numRuns: 60 },
  );
});

test('two discs: their areas less the lens between them', () => {
  for (const apart of [0.5, 1, 2, 5, 5.4]) {
    const centres = [
      { latitude: 0, longitude: 28 },
      { latitude: 0, longitude: 28 + apart / KM_PER_DEGREE },
    ];
    const half = apart / 2;
    const lens =
      apart >= 2 * radiusKm
        ? 0
        : 2 * radiusKm ** 2 * Math.acos(half / radiusKm) - apart * Math.sqrt(radiusKm ** 2 - half ** 2);
    expect(areaOfUnionKm2(centres, radiusKm)).toBeCloseTo(2 * AREA_KM2 - lens, 6);
  }
});

test('the union of many discs is what a fine grid finds', () => {
  const centres = Array.from({ length: 9 }, (_, at) => ({
    latitude: ((at * 37) % 11) / KM_PER_DEGREE,
    longitude: 29 + ((at * 53) % 13) / KM_PER_DEGREE,
  }));
  const step = 0.04;
  let inside = 0;
  for (let y = -4; y < 15; y += step)
    for (let x = -4; x < 17; x += step)
      if (
        centres.some(
          ({ latitude, longitude }) =>
            Math.hypot(y - latitude * KM_PER_DEGREE, x - (longitude - 29) * KM_PER_DEGREE) <= radiusKm,
        )
      )
        inside += 1;
  expect(areaOfUnionKm2(centres, radiusKm)).toBeCloseTo(inside * step * step, 0);
});

test('places on both sides of the 180th meridian are near each other', () => {
  const east = { latitude: 0, longitude: 179.99 };
  const west = { latitude: 0, longitude: -179.99 };
  expect(distanceKm(east, west)).toBeCloseTo(0.02 * KM_PER_DEGREE, 6);
  expect(areaOfUnionKm2([east, west], radiusKm)).toBeLessThan(1.6 * AREA_KM2);
});
