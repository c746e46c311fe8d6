// Pairs of records, compared field by field. A comparison is a level: 0 is the closest agreement a field knows, the
// last level is disagreement, and MISSING says that one of the two records has nothing there.

export const MISSING = -1;

/** A field that pairs are compared on, and the number of its levels. */
export interface Field {
  name: string;
  levels: number;
}

/** The two records of each pair, by number. */
export interface Pairs {
  left: Int32Array;
  right: Int32Array;
}

/** Pairs with, for each field, the level of each pair. */
export interface Comparisons extends Pairs {
  fields: readonly Field[];
  levels: readonly Int8Array[];
}

/** A pattern of levels and how many pairs show it. */
export interface Pattern {
  levels: readonly number[];
  count: number;
}

/** The levels of one pair. */
export function levelsOf(comparisons: Comparisons, pair: number): number[] {
  return comparisons.levels.map((field) => field[pair]!);
}

/** The different patterns among the pairs that `counts` says yes to, and how many show each. */
export function patternsOf(
  comparisons: Comparisons,
  counts: (pair: number) => boolean = () => true,
): Pattern[] {
  const found = new Map<number, { levels: number[]; count: number }>();
  for (let pair = 0; pair < comparisons.left.length; pair += 1) {
    if (!counts(pair)) continue;
    const key = comparisons.fields.reduce(
      (code, { levels }, field) => code * (levels + 1) + comparisons.levels[field]![pair]! + 1,
      0,
    );
    const known = found.get(key);
    if (known) known.count += 1;
    else found.set(key, { levels: levelsOf(comparisons, pair), count: 1 });
  }
  return [...found.values()];
}

/** The pairs that `keeps` says yes to, in their order. */
export function selectPairs(comparisons: Comparisons, keeps: (pair: number) => boolean): Comparisons {
  const kept: number[] = [];
  for (let pair = 0; pair < comparisons.left.length; pair += 1) if (keeps(pair)) kept.push(pair);
  return {
    fields: comparisons.fields,
    left: Int32Array.from(kept, (pair) => comparisons.left[pair]!),
    right: Int32Array.from(kept, (pair) => comparisons.right[pair]!),
    levels: comparisons.levels.map((field) => Int8Array.from(kept, (pair) => field[pair]!)),
  };
}
