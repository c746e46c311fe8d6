// Interrupted time series: a segmented quasi-Poisson regression with season and offset
// (Lopez Bernal, Cummins and Gasparrini 2017, IJE 46:348).
import { Matrix } from 'ml-matrix';
import { fitGeneralisedLinearModel, linearPredictor, normalCdf, normalQuantile } from '../kernel/index.ts';
import { type Effect, type Refusal, refuse, shortfallsOf, withoutClaim } from './answer.ts';

export interface Series {
  /** In the units the trend is told in; gaps are allowed. */
  times: Float64Array;
  counts: Float64Array;
  /** 1 where the intervention is in force. */
  isAfter: ArrayLike<number>;
  /** Lines of the file, for refusals. */
  lines: ArrayLike<number>;
  /** Population or effort that the count is out of. */
  exposure?: Float64Array;
  /** Place in the season, in the units of `period` (1 to 12 for months); the times where absent. */
  season?: Float64Array;
}

export interface SeriesModel {
  period: number;
  /** Pairs of sine and cosine; 0 for no season. */
  harmonics: number;
  /** Lets the trend change too; time is counted from the last time before the intervention. */
  slope: boolean;
}

export interface RateRatio {
  ratio: number;
  low: number;
  high: number;
  logSe: number;
  p: number;
}

export interface InterruptedSeries extends Effect {
  /** Change of the trend for one unit of time. */
  slope: RateRatio | null;
  /** Trend for one unit of time. */
  trend: RateRatio;
  dispersion: number;
  residualDf: number;
  before: number;
  after: number;
  /** Sums over the time after: what was seen, and what the model gives without the intervention. */
  counterfactual: { observed: number; expected: number; difference: number };
  fitted: Float64Array;
  expectedWithout: Float64Array;
  /** Of the Pearson residuals at lag one: the interval assumes none. */
  autocorrelation: number;
}

/** Cochrane EPOC asks for three points on either side; five residual degrees of freedom keep the dispersion readable. */
export const seriesSizes = { before: 3, after: 3, residualDf: 5 };

/** The interval is Wald's with 1.96 standard errors, as in the source, not with a quantile of t. */
const NORMAL_975 = normalQuantile(0.975);

/**
 * Rate ratio of the level after the intervention against the trend before it. Refuses negative counts, exposures that
 * are not above zero, a file without a time before or after, and a slope for an intervention that stops again.
 */
export function interruptedSeries(series: Series, model: SeriesModel): InterruptedSeries | Refusal {
  const { times, counts, isAfter, lines } = series;
  const n = counts.length;
  for (let row = 0; row < n; row++) {
    if (counts[row]! < 0) return refuse('negative-count', {}, lines[row]);
    if (series.exposure && !(series.exposure[row]! > 0)) return refuse('exposure', {}, lines[row]);
  }
  const order = Array.from({ length: n }, (_, row) => row).sort((a, b) => times[a]! - times[b]!);
  for (let place = 1; place < n; place++) {
    const [a, b] = [order[place - 1]!, order[place]!];
    if (times[a] === times[b]) {
      return refuse(
        'two-rows-one-time',
        { first: Math.min(lines[a]!, lines[b]!) },
        Math.max(lines[a]!, lines[b]!),
      );
    }
  }
  const after = order.filter((row) => isAfter[row] === 1);
  const before = order.filter((row) => isAfter[row] !== 1);
  if (after.length === 0 || before.length === 0) return refuse('no-before-or-after');
  const start = times[after[0]!]!;
  if (model.slope && before.some((row) => times[row]! > start)) return refuse('slope-needs-one-start');
  const lastBefore = Math.max(...before.filter((row) => times[row]! < start).map((row) => times[row]!));

  const design = designOf(series, model, lastBefore);
  const offset = series.exposure?.map(Math.log);
  const shortfalls = shortfallsOf([
    { need: 'times-before', has: before.length, wants: seriesSizes.before },
    { need: 'times-after', has: after.length, wants: seriesSizes.after },
    { need: 'residual-df', has: n - design.columns, wants: seriesSizes.residualDf },
  ]);
  if (n <= design.columns) return refuse('more-terms-than-times', { terms: design.columns, times: n });
  if (counts.every((count) => count === 0)) return refuse('all-zero');
  const fit = fitGeneralisedLinearModel('poisson', design, counts, offset);
  if (!fit.converged) return refuse('no-convergence');
  if (!fit.kept.includes(1)) return refuse('level-not-separable');

  const ratioOf = (column: number): RateRatio => {
    const variance = fit.unscaledCovariance.get(fit.kept.indexOf(column), fit.kept.indexOf(column));
    const logSe = Math.sqrt(fit.dispersion * variance);
    const value = fit.coefficients[column]!;
    return {
      ratio: Math.exp(value),
      low: Math.exp(value - NORMAL_975 * logSe),
      high: Math.exp(value + NORMAL_975 * logSe),
      logSe,
      p: 2 * normalCdf(-Math.abs(value / logSe)),
    };
  };
  const level = ratioOf(1);
  const slopeColumn = design.columns - 1;
  const without = fit.coefficients.slice();
  without[1] = 0;
  if (model.slope) without[slopeColumn] = 0;
  const expectedWithout = linearPredictor(design, without).map((value, row) =>
    Math.exp(value + (offset?.[row] ?? 0)),
  );
  const observed = after.reduce((sum, row) => sum + counts[row]!, 0);
  const expected = after.reduce((sum, row) => sum + expectedWithout[row]!, 0);
  return withoutClaim({
    scale: 'rate ratio',
    estimate: level.ratio,
    low: level.low,
    high: level.high,
    se: level.logSe,
    p: level.p,
    intervalMethod: 'Wald on the log scale, 1.96 standard errors, Pearson dispersion',
    shortfalls,
    slope: model.slope && fit.kept.includes(slopeColumn) ? ratioOf(slopeColumn) : null,
    trend: ratioOf(2),
    dispersion: fit.dispersion,
    residualDf: fit.residualDf,
    before: before.length,
    after: after.length,
    counterfactual: { observed, expected, difference: observed - expected },
    fitted: fit.fitted,
    expectedWithout,
    autocorrelation: lagOne(
      order.map((row) => (counts[row]! - fit.fitted[row]!) / Math.sqrt(fit.fitted[row]!)),
    ),
  });
}

/** Columns: one, level, time, pairs of sine and cosine, slope. */
function designOf(series: Series, model: SeriesModel, lastBefore: number): Matrix {
  const { times, isAfter, season = times } = series;
  const rows = Array.from(times, (time, row) => {
    const after = isAfter[row] === 1 ? 1 : 0;
    const cells = [1, after, time];
    for (let k = 1; k <= model.harmonics; k++) {
      const angle = (2 * Math.PI * k * season[row]!) / model.period;
      cells.push(Math.sin(angle), Math.cos(angle));
    }
    if (model.slope) cells.push(after * (time - lastBefore));
    return cells;
  });
  return new Matrix(rows);
}

function lagOne(residuals: readonly number[]): number {
  const mean = residuals.reduce((sum, value) => sum + value, 0) / residuals.length;
  let along = 0;
  let all = 0;
  residuals.forEach((value, i) => {
    all += (value - mean) ** 2;
    if (i > 0) along += (value - mean) * (residuals[i - 1]! - mean);
  });
  return all > 0 ? along / all : 0;
}
