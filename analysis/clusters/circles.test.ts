import { expect, test } from 'vitest';
import { nestedCircles } from './circles.ts';
import { distanceBetween, groundKm, pointsFrom, pointsFromDegrees } from './points.ts';

const line = pointsFrom([
  [0, 1, 2, -2, 5],
  [0, 0, 0, 0, 0],
]);
const circleOf = (limits: Parameters<typeof nestedCircles>[2], reported?: typeof limits) => {
  const { start, places, reported: most } = nestedCircles(line, line, limits, reported);
  return { places: [...places.subarray(start[0], start[1])], reported: most[0] };
};

test('places join by distance, equally far ones by the smaller coordinate', () => {
  expect(circleOf([{ by: 'distance', most: 100 }]).places).toEqual([0, 1, 3, 2, 4]);
});

test('a limit is within the limit', () => {
  expect(circleOf([{ by: 'distance', most: 2 }]).places).toEqual([0, 1, 3, 2]);
  expect(circleOf([{ by: 'distance', most: 1.999 }]).places).toEqual([0, 1]);
  const weights = Float64Array.of(1, 2, 4, 3, 1);
  expect(circleOf([{ by: 'weight', weights, most: 6 }]).places).toEqual([0, 1, 3]);
});

test('a circle ends at the first place that breaks the limit, though a later one would fit', () => {
  const weights = Float64Array.of(1, 9, 1, 1, 1);
  expect(circleOf([{ by: 'weight', weights, most: 5 }]).places).toEqual([0]);
});

test('a centre whose own place is too large has no circle', () => {
  const weights = Float64Array.of(9, 1, 1, 1, 1);
  expect(circleOf([{ by: 'weight', weights, most: 5 }]).places).toEqual([]);
});

test('limits of the report shorten what is told, not what is scanned', () => {
  const found = circleOf([{ by: 'distance', most: 100 }], [{ by: 'distance', most: 1 }]);
  expect(found).toEqual({ places: [0, 1, 3, 2, 4], reported: 2 });
});

test('on the globe a degree of the equator is 111.12 km of a sphere of 6367 km', () => {
  const globe = pointsFromDegrees([0, 0], [28, 29]);
  expect(groundKm(distanceBetween(globe, 0, globe, 1))).toBeCloseTo((6367 * Math.PI) / 180, 9);
});
