import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysBetween, eventPairs, kmBetween, type Whereabouts } from './event-blocks.ts';

test('kilometres along a meridian and over the date line', () => {
  const at = { latitude: Float64Array.of(0, 1, 0, 0), longitude: Float64Array.of(29, 29, 179.9, -179.9) };
  expect(kmBetween(at, 0, 1)).toBeCloseTo(111.195, 3);
  expect(kmBetween(at, 2, 3)).toBeCloseTo(22.239, 3);
  expect(kmBetween({ ...at, latitude: Float64Array.of(Number.NaN, 1) }, 0, 1)).toBeNaN();
});

test('events that last are no days apart while they overlap', () => {
  const at = { firstDay: Int32Array.of(10, 14, 20), lastDay: Int32Array.of(15, 14, 20) };
  expect([daysBetween(at, 0, 1), daysBetween(at, 0, 2), daysBetween(at, 2, 0)]).toEqual([0, 5, 5]);
});

test('blocks lose no pair: the same pairs as all against all', () => {
  const event = fc.record({
    day: fc.integer({ min: 0, max: 12 }),
    lasts: fc.integer({ min: 0, max: 4 }),
    latitude: fc.double({ min: -1, max: 1, noNaN: true }),
    longitude: fc.double({ min: 179, max: 181, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 25 }), fc.integer({ min: 0, max: 3 }), (events, days) => {
      const at = whereabouts(events);
      const { left, right } = eventPairs(at, { km: 40, days });
      const found = Array.from(left, (a, pair) => `${a}-${right[pair]}`).sort();
      expect(found).toEqual(allPairs(at, 40, days).sort());
    }),
  );
});

test('a place without coordinates is looked for by the sound of its name', () => {
  const at: Whereabouts = {
    firstDay: Int32Array.of(1, 2, 2, 9),
    lastDay: Int32Array.of(1, 2, 2, 9),
    latitude: Float64Array.of(-1.33, Number.NaN, -2.87, Number.NaN),
    longitude: Float64Array.of(28.25, Number.NaN, 29.03, Number.NaN),
    sound: ['lavanga', 'lavanga', 'lavanga', 'lavanga'],
  };
  const { left, right } = eventPairs(at, { km: 25, days: 3 });
  // Two villages of one name, far apart, are no pair; the report without coordinates may be of either.
  expect(Array.from(left, (a, pair) => [a, right[pair]])).toEqual([
    [0, 1],
    [1, 2],
  ]);
});

function whereabouts(
  events: readonly { day: number; lasts: number; latitude: number; longitude: number }[],
): Whereabouts {
  return {
    firstDay: Int32Array.from(events, ({ day }) => day),
    lastDay: Int32Array.from(events, ({ day, lasts }) => day + lasts),
    latitude: Float64Array.from(events, ({ latitude }) => latitude),
    longitude: Float64Array.from(events, ({ longitude }) => (longitude > 180 ? longitude - 360 : longitude)),
  };
}

function allPairs(at: Whereabouts, km: number, days: number): string[] {
  const pairs: string[] = [];
  for (let a = 0; a < at.firstDay.length; a += 1)
    for (let b = a + 1; b < at.firstDay.length; b += 1)
      if (kmBetween(at, a, b) <= km && daysBetween(at, a, b) <= days) pairs.push(`${a}-${b}`);
  return pairs;
}
