import { normalCdf, normalQuantile, type Random } from '../kernel/index.ts';
import { type Effect, isRefusal, type Refusal, shortfallsOf, withoutClaim } from './answer.ts';
import type { Panel } from './panel.ts';
import { blockOf, syntheticDid, tuningOf } from './synthetic-did.ts';
import { bootstrapError, type DidErrorMethod, jackknifeError, placeboError } from './synthetic-did-error.ts';

export interface SyntheticDidEffect extends Effect {
  /** By name of the unit, and by time. */
  unitWeights: Record<string, number>;
  timeWeights: { time: number; weight: number }[];
  treatedUnits: string[];
  start: number;
  /** Gap between treated and weighted controls at each time, less the weighted gap before the start. */
  curve: { time: number; gap: number }[];
  errorMethod: DidErrorMethod;
}

export interface SyntheticDidOptions {
  /** Absent: placebo for one treated unit, bootstrap for several, as in the published software. */
  error?: DidErrorMethod;
  replications: number;
  random: Random;
}

/** With two controls the placebo has two draws: the spread of fewer than four says nothing. */
export const syntheticDidSizes = { controls: 4, before: 2 };

/**
 * Synthetic difference in differences with a standard error and the interval of plus or minus 1.96 of it. Where the
 * chosen standard error cannot be had, `se`, interval and p are null.
 */
export function syntheticDidEffect(panel: Panel, options: SyntheticDidOptions): SyntheticDidEffect | Refusal {
  const block = blockOf(panel);
  if (isRefusal(block)) return block;
  const tuning = tuningOf(block);
  const found = syntheticDid(block, tuning);
  const treated = block.outcome.length - block.controls;
  const errorMethod = options.error ?? (treated === 1 ? 'placebo' : 'bootstrap');
  const { replications, random } = options;
  const se =
    errorMethod === 'placebo'
      ? placeboError(block, tuning, found, replications, random)
      : errorMethod === 'bootstrap'
        ? bootstrapError(block, tuning, found, replications, random)
        : jackknifeError(block, found);
  const margin = se === null ? null : normalQuantile(0.975) * se;
  const { estimate, unitWeights, timeWeights } = found;
  const gapAt = (t: number) => {
    let gap = 0;
    block.outcome.forEach((row, unit) => {
      gap += unit < block.controls ? -unitWeights[unit]! * row[t]! : row[t]! / treated;
    });
    return gap;
  };
  const earlier = timeWeights.reduce((sum, weight, t) => sum + weight * gapAt(t), 0);
  const nameOf = (place: number) => panel.units[block.unitPlaces[place]!]!;
  return withoutClaim({
    scale: 'difference' as const,
    estimate,
    low: margin === null ? null : estimate - margin,
    high: margin === null ? null : estimate + margin,
    se,
    p: se === null ? null : 2 * normalCdf(-Math.abs(estimate / se)),
    intervalMethod: se === null ? null : `${errorMethod} standard error, normal quantile`,
    shortfalls: shortfallsOf([
      { need: 'controls', has: block.controls, wants: syntheticDidSizes.controls },
      { need: 'times-before', has: block.before, wants: syntheticDidSizes.before },
    ]),
    unitWeights: Object.fromEntries(Array.from(unitWeights, (weight, place) => [nameOf(place), weight])),
    timeWeights: Array.from(timeWeights, (weight, t) => ({ time: panel.times[t]!, weight })),
    treatedUnits: Array.from({ length: treated }, (_, i) => nameOf(block.controls + i)),
    start: block.start,
    curve: Array.from(panel.times, (time, t) => ({ time, gap: gapAt(t) - earlier })),
    errorMethod,
  });
}
