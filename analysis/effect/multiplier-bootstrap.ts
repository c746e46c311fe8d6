// Standard errors and uniform bands from influence functions: signs drawn for whole clusters
// (Callaway and Sant'Anna 2021, section 4.1 and remark 10).
import { normalQuantile, type Random } from '../kernel/index.ts';

export interface Bootstrap {
  /** From the interquartile range of the draws; null where an estimate does not vary. */
  standardErrors: (number | null)[];
  /** Multiplier of the standard errors for a band that holds all estimates together with 95 %; at least 1.96. */
  uniformCritical: number;
}

const RANGE_OF_NORMAL = normalQuantile(0.75) - normalQuantile(0.25);
export const POINTWISE = normalQuantile(0.975);

/**
 * Draws signs for each cluster `replications` times. `influences` has one array by unit for each estimate.
 */
export function multiplierBootstrap(
  influences: readonly Float64Array[],
  clusters: readonly string[],
  replications: number,
  random: Random,
): Bootstrap {
  const sums = clusterSums(influences, clusters);
  const n = clusters.length;
  const clusterCount = sums[0]?.length ?? 0;
  const draws = influences.map(() => new Float64Array(replications));
  const signs = new Int8Array(clusterCount);
  for (let b = 0; b < replications; b++) {
    for (let c = 0; c < clusterCount; c++) signs[c] = random.integer(2) === 0 ? -1 : 1;
    sums.forEach((sum, k) => {
      let total = 0;
      for (let c = 0; c < clusterCount; c++) total += signs[c]! * sum[c]!;
      draws[k]![b] = total / n;
    });
  }
  const standardErrors = draws.map((draw) => {
    const sorted = draw.slice().sort();
    const range = orderStatistic(sorted, 0.75) - orderStatistic(sorted, 0.25);
    const size = Math.max(Math.abs(sorted[0]!), Math.abs(sorted[sorted.length - 1]!));
    return size > 1e-12 && range > 0 ? range / RANGE_OF_NORMAL : null;
  });
  const most = new Float64Array(replications);
  draws.forEach((draw, k) => {
    const se = standardErrors[k];
    if (se === null) return;
    for (let b = 0; b < replications; b++) most[b] = Math.max(most[b]!, Math.abs(draw[b]! / se!));
  });
  return {
    standardErrors,
    uniformCritical: Math.max(POINTWISE, orderStatistic(most.sort(), 0.95)),
  };
}

/** The standard error that the bootstrap approaches: the root of the summed squares of the clusters, over n. */
export function analyticError(influence: Float64Array, clusters: readonly string[]): number {
  const [sums] = clusterSums([influence], clusters);
  return Math.sqrt(sums!.reduce((total, sum) => total + sum * sum, 0)) / influence.length;
}

function clusterSums(influences: readonly Float64Array[], clusters: readonly string[]): Float64Array[] {
  const names = [...new Set(clusters)];
  const place = new Map(names.map((name, i) => [name, i]));
  return influences.map((influence) => {
    const sums = new Float64Array(names.length);
    influence.forEach((value, unit) => {
      sums[place.get(clusters[unit]!)!]! += value;
    });
    return sums;
  });
}

function orderStatistic(sorted: Float64Array, p: number): number {
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)]!;
}
