import { expect, test } from 'vitest';
import { priorFrom } from './prior.ts';
import { countLaw, type GammaLaw, learn, plainSetting, rateOf } from './rate-law.ts';

const nothing: GammaLaw = { shape: 0, rate: 0 };

test('evidence fades by the discount, by hand: 4 then 2 events at w = 0.5', () => {
  const setting = { ...plainSetting, discount: 0.5 };
  const evidence = learn(learn(nothing, 4, 1, setting), 2, 1, setting);
  expect(evidence).toEqual({ shape: 0.5 * 4 + 2, rate: 0.5 * 1 + 1 });
  const rate = rateOf({ shape: 1, rate: 1 }, evidence, setting);
  expect(rate).toEqual({ shape: 5, rate: 2.5 });
  // Mean 5 / 2.5 = 2 events a week; negative binomial with size 5, variance 2 + 4 / 5.
  expect(countLaw(rate, 1, 1)).toEqual({ mean: 2, size: 5 });
  expect(countLaw(rate, 3, 1)).toEqual({ mean: 6, size: 5 });
});

test('without discount the rate is the historical mean', () => {
  let evidence = nothing;
  for (const count of [3, 0, 1, 4]) evidence = learn(evidence, count, 1, plainSetting);
  expect(evidence.shape / evidence.rate).toBe(2);
});

test('bursts: evidence counts less, and the variance is dispersion x mean + mean^2 / shape', () => {
  const setting = { ...plainSetting, dispersion: 2 };
  expect(learn(nothing, 6, 1, setting)).toEqual({ shape: 3, rate: 0.5 });
  const { mean, size } = countLaw({ shape: 3, rate: 0.5 }, 1, 2);
  expect(mean + mean ** 2 / size).toBeCloseTo(2 * 6 + 36 / 3, 12);
});

test('the prior of few areas is their common mean, worth half an event', () => {
  expect(priorFrom([4, 70], [20, 20])).toEqual({ shape: 0.5, rate: 0.5 / (74 / 40) });
  expect(priorFrom([], [])).toEqual({ shape: 0.5, rate: 0.5 });
});

test('areas that differ make a weak prior, areas alike a strong one, in whatever order they come', () => {
  const weeks = [50, 50, 50, 50, 50, 50];
  const unlike = priorFrom([0, 0, 1, 5, 40, 300], weeks);
  const alike = priorFrom([20, 21, 19, 20, 22, 18], weeks);
  expect(unlike.shape).toBeLessThan(0.5);
  expect(alike.shape).toBeCloseTo(5, 6);
  expect(alike.shape / alike.rate).toBeCloseTo(0.4, 3);
  expect(priorFrom([300, 5, 0, 1, 40, 0], weeks)).toEqual(unlike);
});
