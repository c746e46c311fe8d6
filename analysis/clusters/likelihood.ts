// Kulldorff's log likelihood ratios, and what makes a scan over many windows cheap: a bound without logarithms
// and, for each number of cases, the largest measure that still reaches a given ratio.

/** What is compared: expected cases (`poisson`, `permutation`) or cases among cases and controls (`bernoulli`). */
export type Model = 'poisson' | 'bernoulli' | 'permutation';

/**
 * Of the whole region and period. `measure` is what cases are held against: expected cases, or for the Bernoulli
 * model cases and controls together.
 */
export interface Totals {
  cases: number;
  measure: number;
}

/** The log likelihood ratio of a window with so many cases and so much measure against the rest. */
export type LikelihoodRatio = (cases: number, measure: number) => number;

/**
 * The log likelihood ratio of a model (Kulldorff 1997, Communications in Statistics 26:1481). It is symmetric: high
 * and low rates both give positive values, so callers look at the sign of the excess themselves.
 */
export function likelihoodRatio(model: Model, totals: Totals): LikelihoodRatio {
  const { cases: allCases, measure: allMeasure } = totals;
  if (model === 'bernoulli') {
    const allControls = allMeasure - allCases;
    const none = term(allCases, allMeasure) + term(allControls, allMeasure);
    return (cases, measure) => {
      const outside = allMeasure - measure;
      return (
        term(cases, measure) +
        term(measure - cases, measure) +
        term(allCases - cases, outside) +
        term(allControls - measure + cases, outside) -
        none
      );
    };
  }
  const none = term(allCases, allMeasure);
  return (cases, measure) => term(cases, measure) + term(allCases - cases, allMeasure - measure) - none;
}

/** n log(n / of), and 0 where n is 0. */
function term(n: number, of: number): number {
  return n > 0 ? n * Math.log(n / of) : 0;
}

/**
 * The factor f in: ratio <= f x excess² / (cases x measure x rest of measure), all cases and the window's measure,
 * where excess = window's cases x all measure - window's measure x all cases. The right side is Pearson's
 * chi-square, never below the log likelihood ratio because log x <= x - 1.
 */
export function pearsonFactor(model: Model, totals: Totals): number {
  if (model !== 'bernoulli') return 1;
  const controls = totals.measure - totals.cases;
  return controls > 0 ? totals.measure / controls : 0;
}

/**
 * For each number of cases up to `most`: the largest measure whose ratio is at least `level` in a window of high
 * rate, rounded up so that comparing with <= loses no window; -1 where no measure reaches it.
 */
export function largestMeasures(
  ratio: LikelihoodRatio,
  totals: Totals,
  level: number,
  most: number,
): Float64Array {
  const largest = new Float64Array(most + 1).fill(-1);
  for (let cases = 1; cases <= most && cases <= totals.cases; cases++) {
    let reaches = 0;
    let fails = (cases * totals.measure) / totals.cases;
    // 60 halvings end where two neighbouring doubles do.
    for (let step = 0; step < 60; step++) {
      const middle = (reaches + fails) / 2;
      if (middle <= reaches || middle >= fails) break;
      if (ratio(cases, middle) >= level) reaches = middle;
      else fails = middle;
    }
    if (reaches > 0) largest[cases] = fails;
  }
  return largest;
}
