// What a two-way fixed effects estimate is made of when units start at different times: all its comparisons
// of two groups and their weights (Goodman-Bacon 2021, Journal of Econometrics 225:254).
import { type Refusal, refuse } from './answer.ts';
import type { Panel } from './panel.ts';

/** Names as in the published software; in the third, units already treated serve as controls. */
export type ComparisonType =
  | 'Treated vs Untreated'
  | 'Earlier vs Later Treated'
  | 'Later vs Earlier Treated'
  | 'Later vs Always Treated';

export interface Comparison {
  /** First treated times; `untreated` is Infinity for units that never are. */
  treated: number;
  untreated: number;
  type: ComparisonType;
  weight: number;
  estimate: number;
}

/**
 * All comparisons of two groups, with weights that sum to one and a weighted mean that is the two-way fixed effects
 * estimate without covariates. Refuses a panel with gaps and a treatment that ends.
 */
export function goodmanBacon(panel: Panel): Comparison[] | Refusal {
  if (!panel.isBalanced) return refuse('decomposition-needs-balance');
  if (!panel.isAbsorbing) return refuse('decomposition-needs-absorbing');
  const first = panel.times[0]!;
  // Whoever is treated from the start, or before, is treated always.
  const start = panel.firstTreated.map((time) => startOf(time, panel.times));
  const groups = [...new Set(start)].sort((a, b) => a - b);
  const comparisons: Comparison[] = [];
  for (const treated of groups) {
    if (treated === Number.POSITIVE_INFINITY || treated <= first) continue;
    for (const untreated of groups) {
      if (untreated === treated) continue;
      const type = typeOf(treated, untreated, first);
      const { weight, estimate } = compare(panel, start, treated, untreated);
      comparisons.push({ treated, untreated, type, weight, estimate });
    }
  }
  const total = comparisons.reduce((sum, { weight }) => sum + weight, 0);
  return comparisons.map((comparison) => ({ ...comparison, weight: comparison.weight / total }));
}

/** Sum of the weights and weighted mean by type, in the order of the table of types. */
export function byType(
  comparisons: readonly Comparison[],
): { type: ComparisonType; weight: number; estimate: number }[] {
  const types = [...new Set(comparisons.map(({ type }) => type))].sort();
  return types.map((type) => {
    const some = comparisons.filter((comparison) => comparison.type === type);
    const weight = some.reduce((sum, comparison) => sum + comparison.weight, 0);
    const estimate =
      some.reduce((sum, comparison) => sum + comparison.weight * comparison.estimate, 0) / weight;
    return { type, weight, estimate };
  });
}

/** The first time of the panel at which a group is treated; Infinity where that is after its end. */
function startOf(time: number, times: Float64Array): number {
  return times.find((candidate) => candidate >= time) ?? Number.POSITIVE_INFINITY;
}

function typeOf(treated: number, untreated: number, first: number): ComparisonType {
  if (untreated === Number.POSITIVE_INFINITY) return 'Treated vs Untreated';
  if (untreated <= first) return 'Later vs Always Treated';
  return treated > untreated ? 'Later vs Earlier Treated' : 'Earlier vs Later Treated';
}

function compare(panel: Panel, start: Float64Array, treated: number, untreated: number) {
  const { times } = panel;
  const isLate = treated > untreated;
  // Against a later group, its time before; against an earlier one, the time since it began.
  const window = Array.from(times.keys()).filter((t) =>
    isLate ? times[t]! >= untreated : times[t]! < untreated,
  );
  const before = window.filter((t) => times[t]! < treated);
  const after = window.filter((t) => times[t]! >= treated);
  const meanOf = (group: number, places: readonly number[]) => {
    let sum = 0;
    let count = 0;
    panel.outcome.forEach((row, unit) => {
      if (start[unit] !== group) return;
      for (const t of places) sum += row[t]!;
      count += places.length;
    });
    return sum / count;
  };
  const estimate =
    meanOf(treated, after) - meanOf(treated, before) - (meanOf(untreated, after) - meanOf(untreated, before));
  // Equation (10) of the paper: squared size of the sample of the pair, times the variance of its treatment.
  const sizeOf = (group: number) => start.filter((time) => time === group).length;
  const [nTreated, nUntreated] = [sizeOf(treated), sizeOf(untreated)];
  const share = nTreated / (nTreated + nUntreated);
  const on = after.length / window.length;
  const weight = ((nTreated + nUntreated) * window.length) ** 2 * share * (1 - share) * on * (1 - on);
  return { weight, estimate };
}
