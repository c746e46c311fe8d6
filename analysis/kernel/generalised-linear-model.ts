import { Matrix } from 'ml-matrix';
import { leastSquares, linearPredictor } from './least-squares.ts';

export interface GeneralisedLinearModel {
  coefficients: Float64Array;
  /** Columns in use; redundant ones are left out with coefficient 0. */
  kept: readonly number[];
  /** (X'WX)^-1 of the kept columns; times the dispersion, the covariance of the coefficients. */
  unscaledCovariance: Matrix;
  fitted: Float64Array;
  deviance: number;
  /** Pearson's chi-square divided by the residual degrees of freedom. */
  dispersion: number;
  residualDf: number;
  converged: boolean;
}

interface Family {
  start(y: number): number;
  link(mean: number): number;
  inverse(predictor: number): number;
  variance(mean: number): number;
  /** Twice the log likelihood lost against a perfect fit. */
  deviance(y: number, mean: number): number;
}

const families: Record<'poisson' | 'binomial', Family> = {
  poisson: {
    start: (y) => y + 0.1,
    link: Math.log,
    inverse: Math.exp,
    variance: (mean) => mean,
    deviance: (y, mean) => 2 * ((y === 0 ? 0 : y * Math.log(y / mean)) - (y - mean)),
  },
  binomial: {
    start: (y) => (y + 0.5) / 2,
    link: (mean) => Math.log(mean / (1 - mean)),
    inverse: (predictor) => 1 / (1 + Math.exp(-predictor)),
    variance: (mean) => mean * (1 - mean),
    deviance: (y, mean) =>
      -2 * (y === 0 ? Math.log1p(-mean) : y === 1 ? Math.log(mean) : binomialTerm(y, mean)),
  },
};

/** The stopping rule of R's `glm`: change of the deviance, relative to itself. */
const SETTLED = 1e-8;

/**
 * Poisson regression with log link or logistic regression, by iteratively reweighted least squares (McCullagh and
 * Nelder 1989, section 2.5). `offset` is added to the linear predictor: give the logarithm of a population.
 * Quasi-Poisson is the same fit with the covariance times `dispersion`. Start, stopping rule and the weights behind
 * covariance and dispersion (those of the last round) are those of R's `glm`, so that their digits agree.
 */
export function fitGeneralisedLinearModel(
  family: 'poisson' | 'binomial',
  design: Matrix,
  response: ArrayLike<number>,
  offset?: ArrayLike<number>,
): GeneralisedLinearModel {
  const law = families[family];
  const n = design.rows;
  const shift = (row: number) => offset?.[row] ?? 0;
  const weights = new Float64Array(n);
  const working = new Float64Array(n);
  let means = Float64Array.from({ length: n }, (_, row) => law.start(response[row]!));
  let deviance = Number.POSITIVE_INFINITY;
  let coefficients: Float64Array = new Float64Array(design.columns);
  for (let round = 1; ; round++) {
    for (let row = 0; row < n; row++) {
      const mean = means[row]!;
      // With a canonical link the derivative of the mean is the variance.
      weights[row] = law.variance(mean);
      working[row] = law.link(mean) - shift(row) + (response[row]! - mean) / weights[row]!;
    }
    const fit = leastSquares(design, working, weights);
    let next = fit.coefficients;
    let nextDeviance = devianceAt(next);
    for (
      let halving = 0;
      halving < 30 && round > 1 && !(nextDeviance < Number.POSITIVE_INFINITY);
      halving++
    ) {
      next = next.map((value, column) => (value + coefficients[column]!) / 2);
      nextDeviance = devianceAt(next);
    }
    const converged = Math.abs(nextDeviance - deviance) / (Math.abs(nextDeviance) + 0.1) < SETTLED;
    coefficients = next;
    deviance = nextDeviance;
    means = meansAt(coefficients);
    if (!converged && round < 100) continue;
    const residualDf = n - fit.kept.length;
    let pearson = 0;
    for (let row = 0; row < n; row++) {
      pearson += weights[row]! * ((response[row]! - means[row]!) / law.variance(means[row]!)) ** 2;
    }
    return {
      coefficients,
      kept: fit.kept,
      unscaledCovariance: fit.unscaledCovariance,
      fitted: means,
      deviance,
      dispersion: pearson / residualDf,
      residualDf,
      converged,
    };
  }

  function meansAt(at: ArrayLike<number>): Float64Array<ArrayBuffer> {
    return Float64Array.from(linearPredictor(design, at), (value, row) => law.inverse(value + shift(row)));
  }

  function devianceAt(at: ArrayLike<number>): number {
    return meansAt(at).reduce((sum, mean, row) => sum + law.deviance(response[row]!, mean), 0);
  }
}

function binomialTerm(y: number, mean: number): number {
  const none = 1 - y;
  return y * Math.log(mean / y) + none * Math.log((1 - mean) / none);
}
