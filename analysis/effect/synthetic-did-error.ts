// Standard errors of synthetic difference in differences: algorithms 2 to 4 of Arkhangelsky et al. (2021).
import type { Random } from '../kernel/index.ts';
import {
  type Block,
  doubleDifference,
  type SyntheticDid,
  syntheticDid,
  type Tuning,
} from './synthetic-did.ts';

export type DidErrorMethod = 'placebo' | 'bootstrap' | 'jackknife';

/**
 * Placebo: controls take the place of the treated (all of them in turn where one unit is treated, random ones
 * otherwise); needs more controls than treated units and the same noise in both. Null where it cannot be had.
 */
export function placeboError(
  block: Block,
  tuning: Tuning,
  found: SyntheticDid,
  replications: number,
  random: Random,
): number | null {
  const treated = block.outcome.length - block.controls;
  if (block.controls <= treated) return null;
  const controls = Array.from({ length: block.controls }, (_, unit) => unit);
  const estimateFor = (order: readonly number[]) => estimateWith(block, tuning, found, order, treated);
  if (treated === 1) {
    const all = controls.map((unit) => estimateFor([...controls.filter((other) => other !== unit), unit]));
    return populationDeviation(all);
  }
  const draws = Array.from({ length: replications }, () => estimateFor(random.shuffle(controls.slice())));
  return populationDeviation(draws);
}

/** Bootstrap of units, drawn again where a draw holds only treated or only control units. Null for one treated unit. */
export function bootstrapError(
  block: Block,
  tuning: Tuning,
  found: SyntheticDid,
  replications: number,
  random: Random,
): number | null {
  const n = block.outcome.length;
  if (n - block.controls === 1) return null;
  const draws: number[] = [];
  while (draws.length < replications) {
    const units = Array.from({ length: n }, () => random.integer(n)).sort((a, b) => a - b);
    const treated = units.filter((unit) => unit >= block.controls).length;
    if (treated === 0 || treated === n) continue;
    draws.push(estimateWith(block, tuning, found, units, treated));
  }
  return populationDeviation(draws);
}

/** Jackknife with fixed weights. Null for one treated unit, or where one control carries all the weight. */
export function jackknifeError(block: Block, found: SyntheticDid): number | null {
  const n = block.outcome.length;
  if (n - block.controls === 1 || found.unitWeights.filter((weight) => weight !== 0).length === 1)
    return null;
  const estimates = block.outcome.map((_, out) => {
    const isControl = out < block.controls;
    const rest = {
      ...block,
      outcome: block.outcome.filter((_, unit) => unit !== out),
      controls: block.controls - (isControl ? 1 : 0),
    };
    const weights = found.unitWeights.filter((_, unit) => unit !== out);
    return doubleDifference(rest, sumToOne(weights), found.timeWeights);
  });
  return populationDeviation(estimates) * Math.sqrt(n - 1);
}

function estimateWith(
  block: Block,
  tuning: Tuning,
  found: SyntheticDid,
  units: readonly number[],
  treated: number,
): number {
  const controls = units.length - treated;
  const sample = { ...block, outcome: units.map((unit) => block.outcome[unit]!), controls };
  const unitWeights = Float64Array.from(units.slice(0, controls), (unit) => found.unitWeights[unit]!);
  return syntheticDid(sample, tuning, { unitWeights: sumToOne(unitWeights), timeWeights: found.timeWeights })
    .estimate;
}

function sumToOne(weights: Float64Array): Float64Array {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => (sum > 0 ? weight / sum : 1 / weights.length));
}

/** With n, not n - 1: the published formula. */
function populationDeviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
