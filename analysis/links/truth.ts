import type { Group } from './average-linkage.ts';
import type { Pairs } from './comparison.ts';

/** How proposals stand against what is known to be true, counted in pairs. NaN where nothing can be divided. */
export interface TruthReport {
  /** True pairs among all records. */
  truePairs: number;
  candidates: number;
  /** True pairs among the candidates. */
  matches: number;
  /** Share of the true pairs that are candidates: what blocking loses is lost. */
  completeness: number;
  /** Share of all pairs that blocking spared. */
  reduction: number;
  proposed: number;
  correct: number;
  precision: number;
  recall: number;
}

/** Compares groups with the true entity of each record; records with the same text are one thing, '' is none. */
export function againstTruth(
  truth: readonly string[],
  candidates: Pairs,
  groups: readonly Group[],
): TruthReport {
  const isTrue = (a: number, b: number) => truth[a] !== '' && truth[a] === truth[b];
  const sizes = new Map<string, number>();
  for (const entity of truth) if (entity !== '') sizes.set(entity, (sizes.get(entity) ?? 0) + 1);
  const truePairs = [...sizes.values()].reduce((sum, size) => sum + pairsAmong(size), 0);
  const matches = candidates.left.reduce(
    (sum, a, pair) => sum + (isTrue(a, candidates.right[pair]!) ? 1 : 0),
    0,
  );
  let proposed = 0;
  let correct = 0;
  for (const { records } of groups)
    for (const [at, a] of records.entries())
      for (const b of records.slice(at + 1)) {
        proposed += 1;
        if (isTrue(a, b)) correct += 1;
      }
  return {
    truePairs,
    candidates: candidates.left.length,
    matches,
    completeness: matches / truePairs,
    reduction: 1 - candidates.left.length / pairsAmong(truth.length),
    proposed,
    correct,
    precision: correct / proposed,
    recall: correct / truePairs,
  };
}

function pairsAmong(count: number): number {
  return (count * (count - 1)) / 2;
}
