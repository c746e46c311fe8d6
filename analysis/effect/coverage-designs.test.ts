import { describe, expect, test } from 'vitest';
import { seededRandom } from '../kernel/index.ts';
import { coverageDesigns, coverageOf } from './coverage-designs.ts';

/**
 * Limits on the share of 95 % intervals that hold the truth, three binomial standard errors around what a long run
 * gave (the benchmark `effect` prints it), so that an interval of 80 % or 99.9 % fails.
 */
const limits: Record<string, [runs: number, least: number, most: number]> = {
  its: [400, 0.89, 0.97],
  did: [400, 0.92, 0.985],
  staggered: [120, 0.88, 0.995],
  sdid: [40, 0.8, 1],
  'before-after': [400, 0.91, 0.98],
  'before-after, bare': [400, 0.6, 0.8],
  'did, 6 units': [400, 0.84, 0.94],
};

describe('I1 intervals cover as stated in invented data', () => {
  test.each(Object.entries(limits))('%s', (name, [runs, least, most]) => {
    const design = coverageDesigns.find((one) => one.name === name)!;
    const { covered } = coverageOf(design, runs, seededRandom(3));
    expect(covered).toBeGreaterThanOrEqual(least);
    expect(covered).toBeLessThanOrEqual(most);
  });
});
