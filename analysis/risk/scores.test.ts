import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../kernel/index.ts';
import {
  brierOfShare,
  brierParts,
  brierScore,
  contingencyAt,
  crpsEmpirical,
  crpsFair,
  crpsNegativeBinomial,
  crpsPoisson,
  logScore,
  pitHistogram,
  rankedProbabilityScore,
  recalibration,
  reliabilityBins,
  rocArea,
} from './index.ts';

const forecasts = fc
  .array(fc.record({ p: fc.integer({ min: 0, max: 20 }).map((n) => n / 20), event: fc.constantFrom(0, 1) }), {
    minLength: 2,
    maxLength: 40,
  })
  .map((rows) => ({ probabilities: rows.map(({ p }) => p), events: rows.map(({ event }) => event) }));

test('Brier and its parts: reliability - resolution + uncertainty is the score of binned forecasts', () => {
  fc.assert(
    fc.property(forecasts, (one) => {
      const bins = reliabilityBins(one);
      const parts = brierParts(bins, 'middle');
      const binned = one.probabilities.map((p) => bins.findIndex(({ to }) => p <= to + 1e-12) / 10 + 0.05);
      expect(parts.binned).toBeCloseTo(brierScore({ probabilities: binned, events: one.events }), 10);
      expect(parts.uncertainty).toBeCloseTo(brierOfShare(one), 12);
      expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(one.events.length);
    }),
  );
});

test('the ROC area is the share of pairs in the right order, ties counting half', () => {
  fc.assert(
    fc.property(forecasts, ({ probabilities, events }) => {
      const withEvent = probabilities.filter((_, at) => events[at] === 1);
      const without = probabilities.filter((_, at) => events[at] === 0);
      fc.pre(withEvent.length > 0 && without.length > 0);
      const pairs = withEvent.flatMap((a) => without.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
      const share = pairs.reduce((sum: number, one) => sum + one, 0) / pairs.length;
      expect(rocArea({ probabilities, events }).area).toBeCloseTo(share, 12);
    }),
  );
});

test('the exact p-value of a perfect forecast: one arrangement in C(6, 3)', () => {
  const perfect = { probabilities: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6], events: [0, 0, 0, 1, 1, 1] };
  expect(rocArea(perfect)).toEqual({ area: 1, p: 1 / 20, pMethod: 'exact' });
});

test('weights repeat cases', () => {
  const weighted = { probabilities: [0.2, 0.9, 0.2], events: [0, 1, 1], weights: [3, 2, 1] };
  const repeated = { probabilities: [0.2, 0.2, 0.2, 0.9, 0.9, 0.2], events: [0, 0, 0, 1, 1, 1] };
  expect(brierScore(weighted)).toBeCloseTo(brierScore(repeated), 12);
  expect(logScore(weighted)).toBeCloseTo(logScore(repeated), 12);
  expect(rocArea(weighted).area).toBeCloseTo(rocArea(repeated).area, 12);
  expect(rocArea(weighted).p).toBeCloseTo(rocArea(repeated).p, 12);
  expect(contingencyAt(0.5, [0.2, 0.9, 0.2], [0, 1, 1], [3, 2, 1])).toEqual({
    hits: 2,
    falseAlarms: 0,
    misses: 1,
    correctRejections: 3,
  });
});

test('what was called impossible and came costs everything', () => {
  expect(logScore({ probabilities: [0, 1], events: [1, 1] })).toBe(Number.POSITIVE_INFINITY);
  expect(logScore({ probabilities: [0, 1], events: [0, 1] })).toBe(0);
});

test('CRPS of draws by its definition over all pairs', () => {
  const value = fc.integer({ min: -20, max: 20 });
  fc.assert(
    fc.property(fc.array(value, { minLength: 2, maxLength: 9 }), value, (draws, outcome) => {
      const toOutcome = draws.reduce((sum, x) => sum + Math.abs(x - outcome), 0) / draws.length;
      const pairs = draws.flatMap((x) => draws.map((y) => Math.abs(x - y))).reduce((a, b) => a + b, 0);
      expect(crpsEmpirical(draws, outcome)).toBeCloseTo(toOutcome - pairs / (2 * draws.length ** 2), 10);
      const fair = toOutcome - pairs / (2 * draws.length * (draws.length - 1));
      expect(crpsFair(draws, outcome)).toBeCloseTo(fair, 10);
    }),
  );
});

test('the fair CRPS of small ensembles is that of their law on average, the empirical one is larger', () => {
  const random = seededRandom(2);
  let [fair, empirical] = [0, 0];
  const rounds = 20_000;
  for (let round = 0; round < rounds; round++) {
    const draws = Float64Array.from({ length: 4 }, () => random.negativeBinomial(2, 3));
    fair += crpsFair(draws, 5) / rounds;
    empirical += crpsEmpirical(draws, 5) / rounds;
  }
  const law = crpsNegativeBinomial(5, 2, 3);
  expect(Math.abs(fair - law)).toBeLessThan(0.04);
  expect(empirical - law).toBeGreaterThan(0.2);
});

test('a law sure of what came costs little, and a law of mean nought costs what came', () => {
  expect(crpsPoisson(0, 0)).toBe(0);
  expect(crpsPoisson(3, 0)).toBe(3);
  expect(crpsNegativeBinomial(1_000_000, 1e9, 1e6)).toBeLessThan(1000);
});

test('RPS of Wilks (1995): 0.365, or 0.73 before it is divided by two', () => {
  expect(rankedProbabilityScore([0.2, 0.5, 0.3], 0)).toBeCloseTo(0.365, 12);
  expect(rankedProbabilityScore([0, 0, 1], 0)).toBe(1);
  expect(rankedProbabilityScore([0, 0, 1], 2)).toBe(0);
});

test('the PIT of the right law is level, of a law too narrow hollow', () => {
  const level = pitHistogram([
    { below: 0, at: 0.5 },
    { below: 0.5, at: 1 },
  ]);
  for (const bar of level) expect(bar).toBeCloseTo(0.1, 12);
  const narrow = pitHistogram([
    { below: 0, at: 0.05 },
    { below: 0.95, at: 1 },
  ]);
  expect(narrow[0]).toBeCloseTo(0.5, 12);
  expect(narrow[5]).toBeCloseTo(0, 12);
});

test('recalibration mends forecasts that are too bold, and needs enough of both kinds', () => {
  const random = seededRandom(4);
  const truth = Array.from({ length: 4000 }, () => 0.2 + 0.6 * random.uniform());
  const events = truth.map((p) => (random.uniform() < p ? 1 : 0));
  const bold = truth.map((p) => 1 / (1 + ((1 - p) / p) ** 2));
  const mend = recalibration({ probabilities: bold, events })!;
  expect(mend(0.9)).toBeCloseTo(0.75, 1);
  expect(mend(0.5)).toBeCloseTo(0.5, 1);
  expect(recalibration({ probabilities: bold.slice(0, 40), events: events.slice(0, 40) })).toBeNull();
  expect(recalibration({ probabilities: bold, events: events.map((event) => 1 - event) })).toBeNull();
});
