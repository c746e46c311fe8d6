// The effect by synthetic control with placebos: each donor in turn is treated as if it had been the treated unit, and
// the treated unit is ranked among them by how much its fit worsened (Abadie, Diamond and Hainmueller 2010).
import { type Effect, shortfallsOf } from './answer.ts';
import {
  type PredictorWeighting,
  type SyntheticControl,
  type SyntheticControlSetup,
  syntheticControl,
} from './synthetic-control.ts';

export interface Placebo {
  unit: string;
  /** Root mean squared gap after the start over that before. */
  ratio: number;
  rootErrorBefore: number;
  gaps: Float64Array;
}

export interface SyntheticControlEffect extends Effect {
  unit: string;
  start: number;
  weights: Record<string, number>;
  /** In the order of the predictors. */
  predictorWeights: number[];
  own: SyntheticControl;
  ratio: number;
  /** Place of the treated unit when all are ordered by ratio, the largest first; ties count against it. */
  rank: number;
  placebos: readonly Placebo[];
}

/** One time before the start is fitted by anything. */
export const syntheticControlSizes = { before: 2 };

export function donorsOf({ panel, treatedUnit }: SyntheticControlSetup): number[] {
  return panel.units.map((_, unit) => unit).filter((unit) => unit !== treatedUnit);
}

/**
 * One placebo: a donor compared with the other donors. The treated unit stays out, since what happened to it may be an
 * effect. Predictor weights that were given are given here too; otherwise they are searched for anew.
 */
export function placebo(setup: SyntheticControlSetup, unit: number, weighting: PredictorWeighting): Placebo {
  const others = donorsOf(setup).filter((donor) => donor !== unit);
  const found = syntheticControl(setup.comparisonFor(unit, others), weighting);
  return {
    unit: setup.panel.units[unit]!,
    ratio: ratioOf(found),
    rootErrorBefore: found.rootErrorBefore,
    gaps: found.gaps,
  };
}

/** Puts the treated unit's own result and its placebos together. p = rank / (donors + 1); there is no interval. */
export function syntheticControlEffect(
  setup: SyntheticControlSetup,
  own: SyntheticControl,
  placebos: readonly Placebo[],
): SyntheticControlEffect {
  const donors = donorsOf(setup);
  const ratio = ratioOf(own);
  const rank = 1 + placebos.filter((one) => one.ratio >= ratio * (1 - 1e-12)).length;
  const shortfalls = shortfallsOf([
    { need: 'times-before', has: setup.start, wants: syntheticControlSizes.before },
  ]);
  return {
    scale: 'difference',
    estimate: own.estimate,
    low: null,
    high: null,
    se: null,
    p: shortfalls.length > 0 || placebos.length === 0 ? null : rank / (placebos.length + 1),
    intervalMethod: null,
    shortfalls,
    unit: setup.panel.units[setup.treatedUnit]!,
    start: setup.panel.times[setup.start]!,
    weights: Object.fromEntries(donors.map((donor, j) => [setup.panel.units[donor]!, own.weights[j]!])),
    predictorWeights: [...own.predictorWeights],
    own,
    ratio,
    rank,
    placebos,
  };
}

function ratioOf({ rootErrorBefore, rootErrorAfter }: SyntheticControl): number {
  if (rootErrorAfter === 0) return 0;
  return rootErrorBefore === 0 ? Number.POSITIVE_INFINITY : rootErrorAfter / rootErrorBefore;
}
