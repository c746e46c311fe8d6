// Depth-first branch and bound over sites, each part of the search bounded as in median-bound.ts. Quick where few
// sites are to be chosen.
import type { Search } from './coverage-problem.ts';
import type { Incumbent } from './incumbent.ts';
import { type Ascent, fixSites, type MedianNode, raiseBound } from './median-bound.ts';
import { keepSites } from './median-costs.ts';

const STEPS = 60;

/**
 * Searches below `root`, offering better choices to the incumbent. Gives the bound that is proven at the end: the
 * incumbent's objective, or less where the search was told to stop.
 */
export function branchOnSites(root: MedianNode, count: number, incumbent: Incumbent, search: Search): number {
  const waiting: MedianNode[] = [root];
  const ascent: Ascent = {
    steps: STEPS,
    stride: 0.5,
    patience: 8,
    cut: () => incumbent.cut(),
    best: () => incumbent.choice().objective,
    consider: incumbent.offer,
    shouldStop: search.shouldStop,
  };
  while (waiting.length > 0) {
    const bound = waiting.reduce((least, node) => Math.min(least, node.bound), Number.POSITIVE_INFINITY);
    search.progress(incumbent.choice().objective, Math.min(bound, incumbent.choice().objective));
    if (search.shouldStop()) return Math.min(bound, incumbent.choice().objective);
    const node = waiting.pop()!;
    if (node.bound >= incumbent.cut()) continue;
    const { top, share } = raiseBound(node, count, ascent);
    if (search.shouldStop()) {
      waiting.push(node);
      continue;
    }
    if (top.bound >= incumbent.cut()) continue;
    waiting.push(...split(node, count, { top, share }, incumbent));
  }
  return incumbent.choice().objective;
}

/** The two parts of a node, with and without the site in doubt; none where nothing is left to decide. */
function split(
  node: MedianNode,
  count: number,
  { top, share }: ReturnType<typeof raiseBound>,
  incumbent: Incumbent,
): MedianNode[] {
  const { kept, mustChoose } = fixSites(node, count, top, incumbent.cut());
  const obliged = kept.filter((site) => mustChoose[site] === 1);
  if (obliged.length === count || kept.length === count) {
    const chosen = obliged.length === count ? obliged : kept;
    incumbent.offer(chosen.map((site) => node.costs.sites[site]!));
    return [];
  }
  if (obliged.length > count || kept.length < count) return [];
  const doubt = (site: number) => Math.min(share[site]!, 1 - share[site]!) + 1e-3 * share[site]!;
  const pivot = kept
    .filter((site) => mustChoose[site] === 0)
    .reduce((most, site) => (doubt(site) > doubt(most) ? site : most));
  const part = (sites: readonly number[], chosen?: number): MedianNode => ({
    costs: keepSites(node.costs, sites),
    mustChoose: Uint8Array.from(sites, (site) => (site === chosen ? 1 : mustChoose[site]!)),
    prices: top.prices,
    bound: top.bound,
  });
  // The last one is searched first.
  return [part(kept.filter((site) => site !== pivot)), part(kept, pivot)];
}
