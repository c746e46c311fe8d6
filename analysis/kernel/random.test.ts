import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitMix64, xoshiro128 } from './random-bits.ts';
import {
  binomialPmf,
  chiSquareUpperTail,
  gammaCdf,
  negativeBinomialPmf,
  normalCdf,
  poissonPmf,
  type Random,
  seededRandom,
} from './index.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 31 });
const draws = 20_000;

/** p-value of drawn counts against a law of counts; counts that are rarely met are put together. */
function fitOfCounts(draw: () => number, pmf: (k: number) => number): number {
  const seen = new Map<number, number>();
  for (let i = 0; i < draws; i++) {
    const k = draw();
    seen.set(k, (seen.get(k) ?? 0) + 1);
  }
  let statistic = 0;
  let df = -1;
  let restSeen = draws;
  let rest = draws;
  for (let k = 0; k <= Math.max(...seen.keys()); k++) {
    const expected = draws * pmf(k);
    if (expected < 10) continue;
    statistic += ((seen.get(k) ?? 0) - expected) ** 2 / expected;
    restSeen -= seen.get(k) ?? 0;
    rest -= expected;
    df += 1;
  }
  if (rest > 5) {
    statistic += (restSeen - rest) ** 2 / rest;
    df += 1;
  }
  return chiSquareUpperTail(statistic, df);
}

/** p-value of drawn numbers against a continuous law, in twenty equal classes. */
function fitOfNumbers(draw: () => number, cdf: (x: number) => number): number {
  const classes = Array.from({ length: 20 }, () => 0);
  for (let i = 0; i < draws; i++) classes[Math.min(19, Math.floor(20 * cdf(draw())))]! += 1;
  const statistic = classes.reduce((sum, seen) => sum + (seen - draws / 20) ** 2 / (draws / 20), 0);
  return chiSquareUpperTail(statistic, 19);
}

function hypergeometricPmf(marked: number, unmarked: number, taken: number): (k: number) => number {
  const choose = (n: number, k: number) => {
    let ways = 1;
    for (let i = 0; i < k; i++) ways *= (n - i) / (i + 1);
    return k > n ? 0 : ways;
  };
  const all = choose(marked + unmarked, taken);
  return (k) => (choose(marked, k) * choose(unmarked, taken - k)) / all;
}

describe('random bits', () => {
  test('xoshiro128** gives the words of its authors for the state 1, 2, 3, 4', () => {
    const next = xoshiro128(1, 2, 3, 4);
    expect(Array.from({ length: 8 }, next)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849,
    ]);
  });

  test('SplitMix64 gives its published words for seed 0', () => {
    const next = splitMix64(0n);
    expect([next(), next(), next()]).toEqual([
      16294208416658607535n,
      7960286522194355700n,
      487617019471545679n,
    ]);
  });
});

describe('seeded random draws', () => {
  const laws: [string, (random: Random) => number][] = [
    ['uniform', (random) => fitOfNumbers(random.uniform, (x) => x)],
    ['normal', (random) => fitOfNumbers(random.normal, normalCdf)],
    [
      'gamma, shape 0.3',
      (random) =>
        fitOfNumbers(
          () => random.gamma(0.3),
          (x) => gammaCdf(x, 0.3),
        ),
    ],
    [
      'gamma, shape 7',
      (random) =>
        fitOfNumbers(
          () => random.gamma(7),
          (x) => gammaCdf(x, 7),
        ),
    ],
    [
      'integer',
      (random) =>
        fitOfCounts(
          () => random.integer(7),
          (k) => (k < 7 ? 1 / 7 : 0),
        ),
    ],
    [
      'Poisson, mean 0.4',
      (random) =>
        fitOfCounts(
          () => random.poisson(0.4),
          (k) => poissonPmf(k, 0.4),
        ),
    ],
    [
      'Poisson, mean 300',
      (random) =>
        fitOfCounts(
          () => random.poisson(300),
          (k) => poissonPmf(k, 300),
        ),
    ],
    [
      'binomial',
      (random) =>
        fitOfCounts(
          () => random.binomial(40, 0.83),
          (k) => binomialPmf(k, 40, 0.83),
        ),
    ],
    [
      'negative binomial',
      (random) =>
        fitOfCounts(
          () => random.negativeBinomial(2, 5),
          (k) => negativeBinomialPmf(k, 2, 5),
        ),
    ],
    [
      'hypergeometric',
      (random) => fitOfCounts(() => random.hypergeometric(12, 30, 15), hypergeometricPmf(12, 30, 15)),
    ],
    [
      'one cell of a multinomial',
      (random) =>
        fitOfCounts(
          () => random.multinomial(20, [3, 1, 4])[2]!,
          (k) => binomialPmf(k, 20, 0.5),
        ),
    ],
    [
      'one cell of a multivariate hypergeometric',
      (random) =>
        fitOfCounts(() => random.multivariateHypergeometric([5, 12, 8], 9)[1]!, hypergeometricPmf(12, 13, 9)),
    ],
    [
      'the place of the first after a shuffle',
      (random) =>
        fitOfCounts(
          () => random.shuffle([0, 1, 2, 3, 4]).indexOf(0),
          (k) => (k < 5 ? 0.2 : 0),
        ),
    ],
  ];

  test.each(laws)('%s follows its law', (_, fit) => {
    expect(fit(seededRandom(20))).toBeGreaterThan(1e-4);
  });

  test('the same seed and stream give the same draws; another seed or stream gives others', () => {
    fc.assert(
      fc.property(seeds, seeds, (seed, stream) => {
        const take = (random: Random) => Array.from({ length: 5 }, random.uniform);
        const first = take(seededRandom(seed, stream));
        expect(take(seededRandom(seed, stream))).toEqual(first);
        expect(take(seededRandom(seed + 1, stream))).not.toEqual(first);
        expect(take(seededRandom(seed, stream + 1))).not.toEqual(first);
      }),
    );
  });

  test('counts that are shared out add up to what there was', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 0, max: 500 }),
        fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 30 }),
        (seed, n, cells) => {
          fc.pre(cells.some((cell) => cell > 0));
          const random = seededRandom(seed);
          const sum = (values: Int32Array) => values.reduce((total, value) => total + value, 0);
          expect(sum(random.multinomial(n, cells))).toBe(n);
          const total = cells.reduce((all, cell) => all + cell, 0);
          const taken = random.multivariateHypergeometric(cells, n);
          expect(sum(taken)).toBe(Math.min(n, total));
          taken.forEach((count, cell) => expect(count).toBeLessThanOrEqual(cells[cell]!));
        },
      ),
    );
  });

  test('a seed that is no whole number from 0 is refused', () => {
    expect(() => seededRandom(-1)).toThrow(RangeError);
    expect(() => seededRandom(1.5)).toThrow(RangeError);
    expect(() => seededRandom(1, 0.5)).toThrow(RangeError);
  });
});
