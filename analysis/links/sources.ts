/** How many records each source has, and whether two records come from one. `''` is a source of its own each time. */
export interface Sources {
  of: readonly string[];
  count: number;
}

/** Numbers records without a source as sources of their own: nothing is known of who told them. */
export function sourcesOf(names: readonly string[]): Sources {
  const of = names.map((name, record) => (name === '' ? `\u0000${record}` : name));
  return { of, count: new Set(of).size };
}

/**
 * Most pairs between sources that can be the same, when each source tells a thing once: for two sources the number of
 * records of the smaller one, summed over all pairs of sources.
 */
export function mostSamePairs(sources: Sources): number {
  const sizes = new Map<string, number>();
  for (const source of sources.of) sizes.set(source, (sizes.get(source) ?? 0) + 1);
  return [...sizes.values()].sort((a, b) => b - a).reduce((sum, size, larger) => sum + size * larger, 0);
}
