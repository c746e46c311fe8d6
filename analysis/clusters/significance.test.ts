import { expect, test } from 'vitest';
import { countedMaxima, recurrenceDays, type SignificanceRules, significance } from './significance.ts';

const rules: SignificanceRules = { report: 'standard', isGumbelFit: true, replications: 99, enough: 50 };
const maxima = Float64Array.from({ length: 99 }, (_, i) => i + 1);

test('p is the rank among the simulated maxima; what ties within 1e-9 counts against the cluster', () => {
  expect(significance(90, true, maxima, rules)).toEqual({ pValue: 11 / 100, kind: 'standard', rank: 11 });
  expect(significance(90 + 5e-10, true, maxima, rules).rank).toBe(11);
  expect(significance(90 + 2e-9, true, maxima, rules).rank).toBe(10);
  expect(significance(1000, true, maxima, rules).pValue).toBe(1 / 100);
});

test('fewer than 99 replications give no p', () => {
  const few = significance(90, true, maxima.slice(0, 98), { ...rules, replications: 98 });
  expect(few).toMatchObject({ pValue: null, kind: null });
});

test('by default Gumbel for a rank below ten, else standard; never where its law does not hold', () => {
  const byDefault = { ...rules, report: 'default' } as const;
  expect(significance(91.5, true, maxima, byDefault)).toMatchObject({ rank: 9, kind: 'gumbel' });
  expect(significance(90.5, true, maxima, byDefault)).toMatchObject({ rank: 10, kind: 'standard' });
  expect(significance(91.5, true, maxima, { ...byDefault, isGumbelFit: false }).kind).toBe('standard');
});

test('Gumbel: one half at the median of the law with the moments of the maxima', () => {
  const mean = 50;
  const scale = (Math.sqrt((99 ** 2 - 1) / 12) * Math.sqrt(6)) / Math.PI;
  const median = mean - 0.5772156649015329 * scale - scale * Math.log(Math.LN2);
  expect(significance(median, true, maxima, { ...rules, report: 'gumbel' }).pValue).toBeCloseTo(0.5, 9);
});

test('early stopping: enough maxima at least as high end the simulations, in order of replication', () => {
  const early = { ...rules, report: 'early', enough: 3 } as const;
  const counted = countedMaxima([1, 9, 2, 8, 7, 9, 9], 7, early);
  expect(counted).toHaveLength(5);
  expect(significance(7, true, counted, early)).toMatchObject({ pValue: 3 / 5, kind: 'early' });
  // Another cluster: those at least as high among the replications made.
  expect(significance(8, false, counted, early)).toMatchObject({ pValue: 2 / 5, kind: 'early' });
});

test('recurrence: length over p, shared out over the analyses that p covers; a year is 365.25 days', () => {
  const daily = { analyses: 1, every: 1, frequency: 'day' } as const;
  expect(recurrenceDays(0.01, daily)).toBeCloseTo(100, 9);
  expect(recurrenceDays(0.01, { ...daily, every: 7 })).toBeCloseTo(700, 9);
  expect(recurrenceDays(0.01, { ...daily, frequency: 'year' })).toBeCloseTo(36_525, 6);
  // 1 - 0.9^3 = 0.271.
  expect(recurrenceDays(0.271, { ...daily, analyses: 3 })).toBeCloseTo(10, 9);
});
