import fc from 'fast-check';
import { expect, test } from 'vitest';
import { falseDiscovery } from './false-discovery.ts';

test('the example of Benjamini and Hochberg (1995): four of fifteen at 5 %', () => {
  const pValues = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ];
  const qValues = falseDiscovery(pValues);
  expect(qValues.filter((q) => q <= 0.05)).toHaveLength(4);
  expect(qValues[3]).toBeCloseTo((0.0095 * 15) / 4, 12);
});

test('q is never below p, never above 1, and keeps the order of p', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (pValues) => {
      const qValues = falseDiscovery(pValues);
      const order = pValues.map((_, at) => at).sort((a, b) => pValues[a]! - pValues[b]!);
      expect(qValues.every((q, at) => q >= pValues[at]! && q <= 1)).toBe(true);
      expect(order.every((at, rank) => rank === 0 || qValues[order[rank - 1]!]! <= qValues[at]!)).toBe(true);
    }),
  );
});
