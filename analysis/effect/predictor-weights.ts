// How much each predictor counts when a synthetic control is chosen: the weights under which the outcome before the
// start is fitted best (Abadie and Gardeazabal 2003, appendix B). The error has many local minima, so where the search
// starts decides on the answer: `published` starts as the published software does (equal weights, and squared
// coefficients of a regression of the outcome on the predictors); `wide` adds starts at random.
import { Matrix } from 'ml-matrix';
import { leastSquares, nearestToZero, nelderMead, seededRandom } from '../kernel/index.ts';

export interface FittedPredictors {
  /** By predictor, then unit: the treated unit, then its donors. */
  predictors: readonly Float64Array[];
  /** Outcomes at the times whose fit counts. */
  treated: readonly number[];
  donors: readonly (readonly number[])[];
}

export interface FoundWeights {
  /** By donor. */
  weights: Float64Array;
  /** By predictor, sum one. */
  predictorWeights: Float64Array;
}

const RANDOM_STARTS = 8;
/** For each predictor, in one search; few searches use them up. */
const EVALUATIONS = 250;

/** The donors' weights that given predictor weights lead to; these are scaled to sum one. */
export function weightsFor(data: FittedPredictors, given: ArrayLike<number>): FoundWeights {
  const predictorWeights = shares(given);
  return { weights: donorWeights(data, predictorWeights), predictorWeights };
}

/**
 * Searches for the best predictor weights from each start by the simplex method, on the weights themselves and on their
 * logarithms (where weights of very different size are as easy to find as equal ones). Deterministic. Neither set of
 * weights need be unique: compare the fit.
 */
export function bestPredictorWeights(data: FittedPredictors, search: 'published' | 'wide'): FoundWeights {
  const k = data.predictors.length;
  if (k === 1) return weightsFor(data, [1]);
  const error = (values: ArrayLike<number>) => fitError(data, donorWeights(data, shares(values)));
  const ofLogs = (logs: Float64Array) => error(exponentials(logs));
  let best = { values: new Float64Array(k).fill(1) as Float64Array, error: Number.POSITIVE_INFINITY };
  const starts = publishedStarts(data);
  if (search === 'wide') starts.push(...randomStarts(k));
  for (const start of starts) {
    const plain = nelderMead(error, start, { tolerance: 1e-8, mostEvaluations: EVALUATIONS * k });
    if (plain.value < best.error) best = { values: plain.at, error: plain.value };
    const logs = start.map((value) => Math.log(Math.max(value, 1e-8)));
    const found = nelderMead(ofLogs, logs, { step: 0.5, tolerance: 1e-8, mostEvaluations: EVALUATIONS * k });
    if (found.value < best.error) best = { values: exponentials(found.at), error: found.value };
  }
  return weightsFor(data, best.values);
}

function donorWeights(data: FittedPredictors, importance: Float64Array): Float64Array {
  const { predictors, donors } = data;
  const size = predictors.length;
  const apart = new Float64Array(donors.length * size);
  for (let i = 0; i < size; i++) {
    const root = Math.sqrt(importance[i]!);
    const values = predictors[i]!;
    for (let j = 0; j < donors.length; j++) apart[j * size + i] = root * (values[j + 1]! - values[0]!);
  }
  return nearestToZero(apart, donors.length, size);
}

/** Mean squared gap at the fitted times. */
function fitError({ treated, donors }: FittedPredictors, weights: Float64Array): number {
  let sum = 0;
  for (let t = 0; t < treated.length; t++) {
    let gap = treated[t]!;
    for (let j = 0; j < weights.length; j++) if (weights[j]! > 0) gap -= weights[j]! * donors[j]![t]!;
    sum += gap * gap;
  }
  return sum / treated.length;
}

function publishedStarts({ predictors, treated, donors }: FittedPredictors): Float64Array[] {
  const k = predictors.length;
  const starts: Float64Array[] = [new Float64Array(k).fill(1 / k)];
  const units = donors.length + 1;
  if (units <= k + 1) return starts;
  const rows = Array.from({ length: units }, (_, unit) => [1, ...predictors.map((values) => values[unit]!)]);
  const design = new Matrix(rows);
  const squares = new Float64Array(k);
  treated.forEach((value, t) => {
    const { coefficients } = leastSquares(design, [value, ...donors.map((donor) => donor[t]!)]);
    for (let i = 0; i < k; i++) squares[i]! += coefficients[i + 1]! ** 2;
  });
  if (squares.some((value) => value > 0)) starts.push(shares(squares));
  return starts;
}

function randomStarts(k: number): Float64Array[] {
  const random = seededRandom(1);
  return Array.from({ length: RANDOM_STARTS }, () =>
    shares(Float64Array.from({ length: k }, () => random.gamma(0.5) + 1e-9)),
  );
}

function exponentials(logs: Float64Array): Float64Array {
  return logs.map((value) => Math.exp(Math.max(-40, Math.min(40, value))));
}

function shares(values: ArrayLike<number>): Float64Array {
  const sizes = Float64Array.from(values, Math.abs);
  const total = sizes.reduce((sum, value) => sum + value, 0);
  return sizes.map((value) => value / total);
}
