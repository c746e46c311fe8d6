// Groups from pairs: average linkage. Two groups join while the mean of all weights between their records stays above
// zero, so that one strong pair cannot chain strangers together.

/** Records `left` and `right` with their log-odds in bits, prior included. */
export interface ScoredPair {
  left: number;
  right: number;
  bits: number;
}

export interface LinkageOptions {
  /** Groups join while their mean is at least this, in bits; 0 is as likely the same as not. */
  least: number;
  /** What a pair that was no candidate counts in a mean; no pair counts less. */
  unseenBits: number;
  /** The source of each record; two records of one source are never grouped. Absent: any may be. */
  sourceOf?: (record: number) => string;
}

export interface Group {
  /** Numbers of the records, from the smallest. */
  records: number[];
  /** Mean log-odds of its pairs, in bits. */
  bits: number;
}

interface Cluster {
  records: number[];
  sources: Set<string>;
  /** Sum of the bits and number of the candidate pairs to each neighbour. */
  links: Map<number, { sum: number; count: number }>;
  inside: { sum: number; count: number };
}

interface Merge {
  a: number;
  b: number;
  mean: number;
}

/** The groups of two records or more, strongest first. */
export function groupRecords(pairs: readonly ScoredPair[], options: LinkageOptions): Group[] {
  const clusters = singletons(pairs, options);
  const queue: Merge[] = [];
  for (const [a, cluster] of clusters)
    for (const b of cluster.links.keys()) if (a < b) offer(queue, clusters, a, b, options);
  let nextId = [...clusters.keys()].reduce((most, id) => Math.max(most, id), -1) + 1;
  for (let best = queue.pop(); best !== undefined; best = queue.pop()) {
    if (!clusters.has(best.a) || !clusters.has(best.b)) continue;
    join(clusters, best.a, best.b, nextId);
    for (const neighbour of clusters.get(nextId)!.links.keys())
      offer(queue, clusters, nextId, neighbour, options);
    nextId += 1;
  }
  return [...clusters.values()]
    .filter(({ records }) => records.length > 1)
    .map((cluster) => ({
      records: cluster.records.sort((x, y) => x - y),
      bits: meanInside(cluster, options),
    }))
    .sort((x, y) => y.bits - x.bits || x.records[0]! - y.records[0]!);
}

function singletons(pairs: readonly ScoredPair[], options: LinkageOptions): Map<number, Cluster> {
  const clusters = new Map<number, Cluster>();
  const clusterOf = (record: number): Cluster => {
    const known = clusters.get(record);
    if (known) return known;
    const sources = new Set(options.sourceOf ? [options.sourceOf(record)] : []);
    const made = { records: [record], sources, links: new Map(), inside: { sum: 0, count: 0 } };
    clusters.set(record, made);
    return made;
  };
  // A record whose every pair is below the least can raise no mean: it stays alone.
  const hopeful = new Set(
    pairs.flatMap(({ left, right, bits }) => (bits >= options.least ? [left, right] : [])),
  );
  for (const { left, right, bits: scored } of pairs) {
    if (!hopeful.has(left) || !hopeful.has(right)) continue;
    const bits = Math.max(scored, options.unseenBits);
    clusterOf(left).links.set(right, { sum: bits, count: 1 });
    clusterOf(right).links.set(left, { sum: bits, count: 1 });
  }
  return clusters;
}

/** Puts two clusters into the queue where they may join, keeping it sorted with the best at the end. */
function offer(
  queue: Merge[],
  clusters: Map<number, Cluster>,
  a: number,
  b: number,
  options: LinkageOptions,
): void {
  const [first, second] = [clusters.get(a)!, clusters.get(b)!];
  for (const source of first.sources) if (second.sources.has(source)) return;
  const { sum, count } = first.links.get(b)!;
  const pairs = first.records.length * second.records.length;
  const mean = (sum + (pairs - count) * options.unseenBits) / pairs;
  if (mean < options.least) return;
  let low = 0;
  let high = queue.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isWeaker(queue[middle]!, { a, b, mean })) low = middle + 1;
    else high = middle;
  }
  queue.splice(low, 0, { a, b, mean });
}

/** Equal means are settled by the order of the records, so that the same pairs give the same groups. */
function isWeaker(x: Merge, y: Merge): boolean {
  if (x.mean !== y.mean) return x.mean < y.mean;
  const [xFirst, yFirst] = [Math.min(x.a, x.b), Math.min(y.a, y.b)];
  if (xFirst !== yFirst) return xFirst > yFirst;
  return Math.max(x.a, x.b) > Math.max(y.a, y.b);
}

function join(clusters: Map<number, Cluster>, a: number, b: number, id: number): void {
  const [first, second] = [clusters.get(a)!, clusters.get(b)!];
  const between = first.links.get(b)!;
  const links = new Map<number, { sum: number; count: number }>();
  for (const [from, other] of [
    [first, b],
    [second, a],
  ] as const) {
    for (const [neighbour, link] of from.links) {
      if (neighbour === other) continue;
      const known = links.get(neighbour) ?? { sum: 0, count: 0 };
      links.set(neighbour, { sum: known.sum + link.sum, count: known.count + link.count });
    }
  }
  clusters.delete(a);
  clusters.delete(b);
  clusters.set(id, {
    records: [...first.records, ...second.records],
    sources: new Set([...first.sources, ...second.sources]),
    links,
    inside: {
      sum: first.inside.sum + second.inside.sum + between.sum,
      count: first.inside.count + second.inside.count + between.count,
    },
  });
  for (const [neighbour, link] of links) {
    const { links: back } = clusters.get(neighbour)!;
    back.delete(a);
    back.delete(b);
    back.set(id, link);
  }
}

function meanInside({ records, inside }: Cluster, options: LinkageOptions): number {
  const pairs = (records.length * (records.length - 1)) / 2;
  return (inside.sum + (pairs - inside.count) * options.unseenBits) / pairs;
}
