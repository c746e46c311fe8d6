import type { CoverageProblem } from './coverage-problem.ts';

/**
 * An instance of the p-median collection of OR-Library (Beasley 1985), to check and to time with: `text` holds
 * vertices, edges, sites to choose, then from, to and cost of each edge. Edges have no direction, the last of repeated
 * ones counts, every vertex is a place of weight 1 and a site, and times are shortest paths. Ids are `1` to `n`.
 */
export function orLibraryProblem(text: string): { problem: CoverageProblem; count: number } {
  const numbers = text.trim().split(/\s+/).map(Number);
  const [size = 0, edges = 0, count = 0] = numbers;
  const times = new Float64Array(size * size).fill(Number.POSITIVE_INFINITY);
  for (let at = 0; at < size; at += 1) times[at * size + at] = 0;
  for (let edge = 0; edge < edges; edge += 1) {
    const [from, to, cost] = numbers.slice(3 + 3 * edge, 6 + 3 * edge) as [number, number, number];
    times[(from - 1) * size + to - 1] = cost;
    times[(to - 1) * size + from - 1] = cost;
  }
  shortenPaths(times, size);
  const ids = Array.from({ length: size }, (_, at) => String(at + 1));
  return { problem: { places: ids, sites: ids, weights: new Float64Array(size).fill(1), times }, count };
}

/** Floyd and Warshall. */
function shortenPaths(times: Float64Array, size: number): void {
  for (let via = 0; via < size; via += 1)
    for (let from = 0; from < size; from += 1) {
      const first = times[from * size + via]!;
      if (first === Number.POSITIVE_INFINITY) continue;
      for (let to = 0; to < size; to += 1) {
        const time = first + times[via * size + to]!;
        if (time < times[from * size + to]!) times[from * size + to] = time;
      }
    }
}
