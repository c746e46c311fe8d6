// Synthetic control (Abadie and Gardeazabal 2003; Abadie, Diamond and Hainmueller 2010, JASA 105:493): a weighted mean
// of untreated units that resembles the treated one before, and the gap to it after.
import { simplexLeastSquares } from '../kernel/index.ts';
import { type Refusal, refuse } from './answer.ts';
import { type Panel, refuseGap } from './panel.ts';
import { bestPredictorWeights, type FoundWeights, weightsFor } from './predictor-weights.ts';

/** Mean of a covariate (or of the outcome) over a window of times; unknown values are passed over. */
export interface Predictor {
  name: string;
  /** Both ends belong to it; the fitted times where absent. */
  window?: { from: number; to: number };
}

export interface SyntheticControlOptions {
  /** None: the outcome at each fitted time. */
  predictors: readonly Predictor[];
  /** The outcome's name, which predictors may use too. */
  outcomeName: string;
  /** Times whose fit decides on the predictor weights; all before the start where absent. */
  fitFrom?: number;
  fitTo?: number;
  /** Given predictor weights, not searched for. */
  predictorWeights?: readonly number[];
}

/** One treated unit among its donors, as arrays ready for fitting. */
export interface Comparison {
  treated: Float64Array;
  donors: readonly Float64Array[];
  /** By predictor, then unit: the treated first, then donors; divided by the standard deviation over all. */
  predictors: readonly Float64Array[];
  /** Places in time. */
  fitted: readonly number[];
  before: readonly number[];
  after: readonly number[];
}

export interface SyntheticControl {
  /** By donor. */
  weights: Float64Array;
  /** By predictor, sum one; empty where the outcome itself was fitted. */
  predictorWeights: Float64Array;
  /** Treated minus synthetic, by time. */
  gaps: Float64Array;
  /** Mean squared gap over the fitted times. */
  fitError: number;
  rootErrorBefore: number;
  rootErrorAfter: number;
  /** Mean gap after the start. */
  estimate: number;
}

/** How the predictor weights are come by: searched for (predictor-weights.ts), or given. */
export type PredictorWeighting = 'published' | 'wide' | { given: readonly number[] };

/** The weights and gaps for one treated unit. */
export function syntheticControl(
  data: Comparison,
  weighting: PredictorWeighting = 'published',
): SyntheticControl {
  const { weights, predictorWeights } = weightsOf(data, weighting);
  const gaps = data.treated.map((value, t) => {
    let gap = value;
    data.donors.forEach((donor, j) => {
      gap -= weights[j]! * donor[t]!;
    });
    return gap;
  });
  const meanSquare = (times: readonly number[]) =>
    times.reduce((sum, t) => sum + gaps[t]! ** 2, 0) / times.length;
  return {
    weights,
    predictorWeights,
    gaps,
    fitError: meanSquare(data.fitted),
    rootErrorBefore: Math.sqrt(meanSquare(data.before)),
    rootErrorAfter: Math.sqrt(meanSquare(data.after)),
    estimate: data.after.reduce((sum, t) => sum + gaps[t]!, 0) / data.after.length,
  };
}

function weightsOf(data: Comparison, weighting: PredictorWeighting): FoundWeights {
  const outcome = (series: Float64Array) => data.fitted.map((t) => series[t]!);
  const treated = outcome(data.treated);
  const donors = data.donors.map(outcome);
  if (data.predictors.length === 0) {
    return { weights: simplexLeastSquares(donors, treated), predictorWeights: new Float64Array(0) };
  }
  const fitted = { predictors: data.predictors, treated, donors };
  return typeof weighting === 'string'
    ? bestPredictorWeights(fitted, weighting)
    : weightsFor(fitted, weighting.given);
}

/** Everything that the treated unit and, in turn, each donor are compared on; refuses what cannot be compared. */
export interface SyntheticControlSetup {
  panel: Panel;
  treatedUnit: number;
  start: number;
  comparisonFor(unit: number, donors: readonly number[]): Comparison;
}

/**
 * Checks and prepares. Refuses gaps, no or several treated units, a treatment that ends or has no time before, a
 * predictor without values for a unit or without differences between units.
 */
export function prepareSyntheticControl(
  panel: Panel,
  options: SyntheticControlOptions,
): SyntheticControlSetup | Refusal {
  const gap = refuseGap(panel);
  if (gap) return gap;
  if (!panel.isAbsorbing) return refuse('treatment-ends');
  const treatedUnits = panel.units
    .map((_, unit) => unit)
    .filter((unit) => panel.isTreated[unit]!.some((on) => on === 1));
  if (treatedUnits.length === 0) return refuse('nobody-treated');
  if (treatedUnits.length > 1) return refuse('several-treated', { units: treatedUnits.length });
  if (panel.units.length < 3) return refuse('two-donors-needed', { donors: panel.units.length - 1 });
  const treatedUnit = treatedUnits[0]!;
  const start = panel.isTreated[treatedUnit]!.indexOf(1);
  if (start === 0) return refuse('treated-always');
  const places = Array.from(panel.times.keys());
  const { fitFrom = Number.NEGATIVE_INFINITY, fitTo = Number.POSITIVE_INFINITY } = options;
  const before = places.filter((t) => t < start);
  const fitted = before.filter((t) => panel.times[t]! >= fitFrom && panel.times[t]! <= fitTo);
  if (fitted.length === 0) return refuse('fit-window-empty');
  const { predictorWeights, predictors } = options;
  if (predictorWeights && predictorWeights.length !== predictors.length) {
    return refuse('predictor-weights-count', {
      weights: predictorWeights.length,
      predictors: predictors.length,
    });
  }
  const values: Float64Array[] = [];
  for (const predictor of predictors) {
    const source = predictor.name === options.outcomeName ? panel.outcome : panel.covariates[predictor.name];
    if (!source) return refuse('unknown-predictor', { predictor: predictor.name });
    const { window } = predictor;
    const meant = window
      ? places.filter((t) => panel.times[t]! >= window.from && panel.times[t]! <= window.to)
      : fitted;
    const means = Float64Array.from(source, (row) => meanKnown(meant.map((t) => row[t]!)));
    const unknown = means.findIndex(Number.isNaN);
    if (unknown >= 0) {
      return refuse('predictor-unknown', { predictor: predictor.name }, panel.lines[unknown]);
    }
    if (means.every((value) => value === means[0]))
      return refuse('predictor-constant', { predictor: predictor.name });
    values.push(means);
  }
  return {
    panel,
    treatedUnit,
    start,
    comparisonFor: (unit, donors) => ({
      treated: panel.outcome[unit]!,
      donors: donors.map((donor) => panel.outcome[donor]!),
      predictors: values.map((all) => standardised([unit, ...donors].map((one) => all[one]!))),
      fitted,
      before,
      after: places.filter((t) => t >= start),
    }),
  };
}

/** Divided by the standard deviation over the treated unit and its donors, so that units of measure do not matter. */
function standardised(values: readonly number[]): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return Float64Array.from(values, (value) => (variance > 0 ? value / Math.sqrt(variance) : 0));
}

function meanKnown(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}
