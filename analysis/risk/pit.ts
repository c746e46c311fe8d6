/**
 * Histogram of the probability integral transform for counts, without chance (Czado, Gneiting and Held 2009): level
 * (each bar 1 / bins) where the laws are right; humps in the middle are laws too wide, at the ends too narrow. Each
 * case gives the law's distribution function just below what came, and at it.
 */
export function pitHistogram(cases: readonly { below: number; at: number }[], bins = 10): number[] {
  const upTo = (u: number) =>
    cases.reduce((sum, { below, at }) => {
      if (u <= below) return sum;
      return sum + (u >= at ? 1 : (u - below) / (at - below));
    }, 0) / cases.length;
  const edges = Array.from({ length: bins + 1 }, (_, edge) => upTo(edge / bins));
  return edges.slice(1).map((value, bin) => value - edges[bin]!);
}
