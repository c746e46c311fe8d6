import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MISSING, type Pattern } from './comparison.ts';
import { estimateWeights } from './estimate-weights.ts';
import { contributions, logOdds } from './weights.ts';

const FIELDS = [
  { name: 'name', levels: 3 },
  { name: 'place', levels: 2 },
  { name: 'day', levels: 2 },
];
const M = [
  [0.8, 0.15, 0.05],
  [0.9, 0.1],
  [0.7, 0.3],
];
const U = [
  [0.05, 0.15, 0.8],
  [0.2, 0.8],
  [0.1, 0.9],
];

/** Every pattern with the count that the mixture expects. */
function expectedPatterns(prior: number, pairs: number): Pattern[] {
  const patterns: Pattern[] = [];
  for (let a = 0; a < 3; a += 1)
    for (let b = 0; b < 2; b += 1)
      for (let c = 0; c < 2; c += 1) {
        const same = M[0]![a]! * M[1]![b]! * M[2]![c]!;
        const different = U[0]![a]! * U[1]![b]! * U[2]![c]!;
        patterns.push({ levels: [a, b, c], count: pairs * (prior * same + (1 - prior) * different) });
      }
  return patterns;
}

test('the weights that made the pairs are found again', () => {
  const { prior, fields, converged } = estimateWeights(FIELDS, expectedPatterns(0.1, 1e6));
  expect(converged).toBe(true);
  expect(prior).toBeCloseTo(0.1, 2);
  fields.forEach(({ m, u }, field) => {
    m!.forEach((share, level) => expect(share).toBeCloseTo(M[field]![level]!, 2));
    u!.forEach((share, level) => expect(share).toBeCloseTo(U[field]![level]!, 2));
  });
});

test('bits are log2 of m over u, and missing contributes nothing', () => {
  const weights = estimateWeights(FIELDS, expectedPatterns(0.1, 1e6));
  const { bits, m, u } = weights.fields[0]!;
  expect(bits[0]).toBeCloseTo(Math.log2(m![0]! / u![0]!), 12);
  expect(contributions(weights, [MISSING, 0, MISSING])).toEqual([0, weights.fields[1]!.bits[0], 0]);
  expect(logOdds(weights, [MISSING, MISSING, MISSING])).toBe(weights.priorBits);
});

test('agreement never speaks against: bits never rise from a closer level to a farther one', () => {
  const counts = fc.array(fc.nat({ max: 500 }), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(counts, (list) => {
      const patterns = expectedPatterns(0.1, 1).map(({ levels }, index) => ({ levels, count: list[index]! }));
      for (const { bits, m, u } of estimateWeights(FIELDS, patterns).fields) {
        expect(m![0]!).toBeGreaterThanOrEqual(u![0]! - 1e-12);
        bits.slice(1).forEach((value, level) => expect(value).toBeLessThanOrEqual(bits[level]! + 1e-9));
      }
    }),
    // EM runs to the end each time, three starts over.
    { numRuns: 25 },
  );
});

test('no more pairs are the same than the sources can hold', () => {
  expect(
    estimateWeights(FIELDS, expectedPatterns(0.4, 1000), { largestShare: 0.2 }).prior,
  ).toBeLessThanOrEqual(0.2);
});
