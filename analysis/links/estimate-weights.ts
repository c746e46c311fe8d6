// Weights learned from the pairs themselves: the two-class mixture of Fellegi and Sunter (1969) fitted by EM
// (Dempster, Laird and Rubin 1977; Winkler 1988), fields taken as independent within each class.
import { type Field, MISSING, type Pattern } from './comparison.ts';
import { bitsOfChance, type Weights } from './weights.ts';

export interface EstimateOptions {
  /**
   * Patterns of pairs known to differ, such as two reports of one source, which tells an event once: they teach what
   * chance agreement looks like.
   */
  knownDifferent?: readonly Pattern[];
  /** Most of the candidate pairs that can be the same: a record has one partner in each other source. */
  largestShare?: number;
}

export interface Estimate extends Weights {
  /** Share of the candidate pairs that are the same. */
  prior: number;
  iterations: number;
  converged: boolean;
}

/** Whether weights were learned from pairs. */
export function isEstimate(weights: Weights): weights is Estimate {
  return 'converged' in weights;
}

interface Mixture {
  prior: number;
  /** Share of each level of each field among the same and among the different. */
  m: readonly (readonly number[])[];
  u: readonly (readonly number[])[];
}

/** Pairs added to each level of each class, so that a level never seen weighs much but not everything. */
const SMOOTHING = 0.5;
const MOST_ITERATIONS = 2000;
const TOLERANCE = 1e-9;
const STARTS = [0.02, 0.1, 0.3] as const;

/**
 * Fits prior, m and u. m / u never rises from a closer level to a farther one, so that agreement never speaks against
 * a match (m >= u at the closest level). Of three starts the likeliest result is given: the same pairs always give the
 * same weights.
 */
export function estimateWeights(
  fields: readonly Field[],
  patterns: readonly Pattern[],
  options: EstimateOptions = {},
): Estimate {
  const fits = STARTS.map((prior) => fit(fields, patterns, prior, options));
  const best = fits.reduce((likeliest, next) => (next.likelihood > likeliest.likelihood ? next : likeliest));
  const { mixture, iterations, converged } = best;
  const weighed = fields.map(({ name }, field) => {
    const [m, u] = [mixture.m[field]!, mixture.u[field]!];
    return { name, bits: m.map((share, level) => Math.log2(share / u[level]!)), m, u };
  });
  return {
    priorBits: bitsOfChance(mixture.prior),
    fields: weighed,
    prior: mixture.prior,
    iterations,
    converged,
  };
}

function fit(
  fields: readonly Field[],
  patterns: readonly Pattern[],
  startingPrior: number,
  options: EstimateOptions,
) {
  const { knownDifferent = [], largestShare = 0.999 } = options;
  const total = patterns.reduce((sum, { count }) => sum + count, 0);
  let mixture = startingMixture(
    fields,
    [...patterns, ...knownDifferent],
    Math.min(startingPrior, largestShare),
  );
  let likelihood = Number.NEGATIVE_INFINITY;
  for (let iteration = 1; iteration <= MOST_ITERATIONS; iteration += 1) {
    const same = emptyCounts(fields);
    const different = emptyCounts(fields);
    let shared = 0;
    let sum = 0;
    for (const pattern of patterns) {
      const ofSame = mixture.prior * likelihoodOf(mixture.m, pattern);
      const ofDifferent = (1 - mixture.prior) * likelihoodOf(mixture.u, pattern);
      const chance = ofSame / (ofSame + ofDifferent);
      addTo(same, pattern, pattern.count * chance);
      addTo(different, pattern, pattern.count * (1 - chance));
      shared += pattern.count * chance;
      sum += pattern.count * Math.log(ofSame + ofDifferent);
    }
    for (const pattern of knownDifferent) {
      addTo(different, pattern, pattern.count);
      sum += pattern.count * Math.log(likelihoodOf(mixture.u, pattern));
    }
    const isSettled = Math.abs(sum - likelihood) <= TOLERANCE * (1 + Math.abs(sum));
    likelihood = sum;
    if (isSettled) return { mixture, likelihood, iterations: iteration, converged: true };
    const u = different.map(shares);
    const m = same.map((counts, field) => inOrder(shares(counts), u[field]!));
    mixture = { prior: Math.min(largestShare, (shared + SMOOTHING) / (total + 2 * SMOOTHING)), m, u };
  }
  return { mixture, likelihood, iterations: MOST_ITERATIONS, converged: false };
}

/** u as all pairs show it, since most differ; m leaning to agreement, a third from level to level. */
function startingMixture(fields: readonly Field[], patterns: readonly Pattern[], prior: number): Mixture {
  const all = emptyCounts(fields);
  for (const pattern of patterns) addTo(all, pattern, pattern.count);
  const u = all.map(shares);
  const leaning = fields.map(({ levels }) =>
    Float64Array.from({ length: levels }, (_, level) => 100 * 3 ** -level),
  );
  return { prior, m: leaning.map((counts, field) => inOrder(shares(counts), u[field]!)), u };
}

function likelihoodOf(levelShares: Mixture['m'], { levels }: Pattern): number {
  return levels.reduce(
    (product, level, field) => (level === MISSING ? product : product * levelShares[field]![level]!),
    1,
  );
}

function emptyCounts(fields: readonly Field[]): Float64Array[] {
  return fields.map(({ levels }) => new Float64Array(levels));
}

function addTo(counts: readonly Float64Array[], { levels }: Pattern, share: number): void {
  levels.forEach((level, field) => {
    if (level !== MISSING) counts[field]![level]! += share;
  });
}

function shares(counts: Float64Array): number[] {
  const total = counts.reduce((sum, count) => sum + count + SMOOTHING, 0);
  return Array.from(counts, (count) => (count + SMOOTHING) / total);
}

/**
 * The shares closest to `m` whose ratio to `u` does not rise from level to level: neighbours out of order share their
 * m in proportion to u (pool adjacent violators).
 */
function inOrder(m: readonly number[], u: readonly number[]): number[] {
  const blocks: { m: number; u: number; levels: number[] }[] = [];
  for (const [level, share] of m.entries()) {
    let block = { m: share, u: u[level]!, levels: [level] };
    for (
      let previous = blocks.at(-1);
      previous !== undefined && block.m / block.u > previous.m / previous.u;
      previous = blocks.at(-1)
    ) {
      blocks.pop();
      block = {
        m: previous.m + block.m,
        u: previous.u + block.u,
        levels: [...previous.levels, ...block.levels],
      };
    }
    blocks.push(block);
  }
  return blocks.flatMap((block) => block.levels.map((level) => (block.m * u[level]!) / block.u));
}
