import { binomialKernel } from './incomplete-beta.ts';
import { drawFromMode } from './discrete-draw.ts';
import { logGamma, poissonKernel } from './gamma-function.ts';
import { seededBits } from './random-bits.ts';

/** A seeded source of random draws; the same seed and stream give the same draws on every machine. */
export interface Random {
  /** Uniform on [0, 1), 53 bits. */
  uniform(): number;
  /** Uniform whole number in 0 .. n - 1, without bias, for 1 <= n <= 2^32. */
  integer(n: number): number;
  /** Standard normal. */
  normal(): number;
  /** Gamma with the given shape and rate 1; divide by a rate for another. */
  gamma(shape: number): number;
  poisson(mean: number): number;
  /** Successes in n trials. */
  binomial(n: number, probability: number): number;
  /** Gamma mixture of Poisson laws: variance mean + mean^2 / size. */
  negativeBinomial(size: number, mean: number): number;
  /** Marked items among `draws` taken without replacement from `marked` + `unmarked`. */
  hypergeometric(marked: number, unmarked: number, draws: number): number;
  /** Splits n over cells in proportion to `weights` (any non-negative numbers). */
  multinomial(n: number, weights: ArrayLike<number>): Int32Array;
  /** Takes `draws` without replacement from cells holding `counts`; how many from each. */
  multivariateHypergeometric(counts: ArrayLike<number>, draws: number): Int32Array;
  /** Puts the array in random order in place (Fisher and Yates) and gives it back. */
  shuffle<T extends { length: number; [index: number]: unknown }>(array: T): T;
}

/**
 * A generator for `seed`; `stream` gives independent generators of the same seed (one for each replication,
 * so that the number of workers changes nothing). Both are whole numbers from 0 to 2^53 - 1.
 * xoshiro128** seeded by SplitMix64 (random-bits.ts). Throws RangeError on any other seed.
 */
export function seededRandom(seed: number, stream = 0): Random {
  for (const value of [seed, stream]) {
    if (!Number.isSafeInteger(value) || value < 0) {
      throw new RangeError('a seed is a whole number from 0 to 9007199254740991');
    }
  }
  const bits = seededBits(seed, stream);
  let spareNormal: number | undefined;

  function uniform(): number {
    const high = bits() >>> 5;
    return (high * 67108864 + (bits() >>> 6)) / 9007199254740992;
  }

  function integer(n: number): number {
    // Words at or above the last whole multiple of n would favour small numbers: draw again.
    const limit = 4294967296 - (4294967296 % n);
    let word = bits();
    while (word >= limit) word = bits();
    return word % n;
  }

  // Marsaglia's polar method (Marsaglia and Bray 1964).
  function normal(): number {
    if (spareNormal !== undefined) {
      const value = spareNormal;
      spareNormal = undefined;
      return value;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const square = x * x + y * y;
      if (square > 0 && square < 1) {
        const scale = Math.sqrt((-2 * Math.log(square)) / square);
        spareNormal = y * scale;
        return x * scale;
      }
    }
  }

  // Marsaglia and Tsang (2000), with their boost for shapes below one.
  function gamma(shape: number): number {
    if (shape < 1) return gamma(shape + 1) * (1 - uniform()) ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + c * x) ** 3;
      if (v <= 0) continue;
      const u = 1 - uniform();
      if (Math.log(u) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
    }
  }

  function poisson(mean: number): number {
    if (!(mean > 0)) return 0;
    const mode = Math.floor(mean);
    const peak = poissonKernel(mode, mean);
    return drawFromMode(uniform(), mode, peak, (k) => mean / (k + 1), 0, Number.POSITIVE_INFINITY);
  }

  function binomial(n: number, probability: number): number {
    if (!(n > 0 && probability > 0)) return 0;
    if (probability >= 1) return n;
    const odds = probability / (1 - probability);
    const mode = Math.min(n, Math.floor((n + 1) * probability));
    const peak = binomialKernel(mode, n, probability, 1 - probability);
    return drawFromMode(uniform(), mode, peak, (k) => ((n - k) / (k + 1)) * odds, 0, n);
  }

  function hypergeometric(marked: number, unmarked: number, draws: number): number {
    const least = Math.max(0, draws - unmarked);
    const most = Math.min(draws, marked);
    if (least === most) return least;
    const mode = Math.floor(((draws + 1) * (marked + 1)) / (marked + unmarked + 2));
    const peak = Math.exp(
      logChoose(marked, mode) + logChoose(unmarked, draws - mode) - logChoose(marked + unmarked, draws),
    );
    const ratio = (k: number) => ((marked - k) * (draws - k)) / ((k + 1) * (unmarked - draws + k + 1));
    return drawFromMode(uniform(), mode, peak, ratio, least, most);
  }

  function multinomial(n: number, weights: ArrayLike<number>): Int32Array {
    const cells = new Int32Array(weights.length);
    let weightLeft = 0;
    for (let i = 0; i < weights.length; i++) weightLeft += weights[i]!;
    let left = n;
    for (let i = 0; i < weights.length && left > 0; i++) {
      const weight = weights[i]!;
      if (weight <= 0) continue;
      // Rounding may leave the last cell a share just below one.
      cells[i] = weight >= weightLeft * (1 - 1e-15) ? left : binomial(left, weight / weightLeft);
      left -= cells[i]!;
      weightLeft -= weight;
    }
    return cells;
  }

  function multivariateHypergeometric(counts: ArrayLike<number>, draws: number): Int32Array {
    const cells = new Int32Array(counts.length);
    let countLeft = 0;
    for (let i = 0; i < counts.length; i++) countLeft += counts[i]!;
    let left = Math.min(draws, countLeft);
    for (let i = 0; i < counts.length && left > 0; i++) {
      countLeft -= counts[i]!;
      cells[i] = hypergeometric(counts[i]!, countLeft, left);
      left -= cells[i]!;
    }
    return cells;
  }

  function shuffle<T extends { length: number; [index: number]: unknown }>(array: T): T {
    for (let i = array.length - 1; i > 0; i--) {
      const j = integer(i + 1);
      const kept = array[i];
      array[i] = array[j];
      array[j] = kept;
    }
    return array;
  }

  return {
    uniform,
    integer,
    normal,
    gamma,
    poisson,
    binomial,
    negativeBinomial: (size, mean) => poisson((gamma(size) * mean) / size),
    hypergeometric,
    multinomial,
    multivariateHypergeometric,
    shuffle,
  };
}

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}
