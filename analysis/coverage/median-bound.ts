// A lower bound on the p-median: the rule that each place is served once is relaxed and priced, the prices are raised
// by subgradient steps (Cornuejols, Fisher and Nemhauser 1977; Beasley 1985). What cannot be part of a better choice
// is then fixed.
import type { SortedCosts } from './median-costs.ts';

/** A part of the search: the sites still allowed, those that must be chosen, and the prices to start from. */
export interface MedianNode {
  costs: SortedCosts;
  /** By number within `costs.sites`: 1 where the site must be chosen. */
  mustChoose: Uint8Array;
  prices: Float64Array;
  bound: number;
}

/** The bound at some prices. */
export interface PricedChoice {
  prices: Float64Array;
  bound: number;
  /** What each site saves if chosen (0 or less). */
  saving: Float64Array;
  /** Sites by saving, those that must be chosen first: the first `count` are the choice that the bound stands for. */
  ranked: Int32Array;
}

export interface Ascent {
  steps: number;
  /** Length of the first steps, as a share of the gap. */
  stride: number;
  /** Steps without a gain worth having before the stride is halved. */
  patience: number;
  /** The gap is closed at this bound. */
  cut(): number;
  best(): number;
  /** Handed the sites chosen at each step, by number in the whole problem. */
  consider(sites: readonly number[]): void;
  shouldStop(): boolean;
}

const LEAST_STRIDE = 0.002;
const MEMORY = 0.9;

/** The bound at the given prices. */
export function priceChoice(node: MedianNode, count: number, prices: Float64Array): PricedChoice {
  const { places, sites, cost, site } = node.costs;
  const width = sites.length;
  const saving = new Float64Array(width);
  let bound = 0;
  for (let place = 0; place < places; place += 1) {
    const price = prices[place]!;
    bound += price;
    for (let at = place * width; at < (place + 1) * width; at += 1) {
      const gain = cost[at]! - price;
      if (gain >= 0) break;
      saving[site[at]!]! += gain;
    }
  }
  const ranked = Int32Array.from({ length: width }, (_, at) => at);
  const { mustChoose } = node;
  ranked.sort((a, b) => mustChoose[b]! - mustChoose[a]! || saving[a]! - saving[b]!);
  for (let rank = 0; rank < count; rank += 1) bound += saving[ranked[rank]!]!;
  return { prices, bound, saving, ranked };
}

/**
 * Raises the bound. Gives the best prices found and, for each site, how often it was chosen of late: near one half
 * the relaxation is in doubt about it.
 */
export function raiseBound(
  node: MedianNode,
  count: number,
  ascent: Ascent,
): { top: PricedChoice; share: Float64Array } {
  const { places, sites } = node.costs;
  const share = new Float64Array(sites.length);
  const isChosen = new Uint8Array(sites.length);
  const slope = new Float64Array(places);
  const prices = node.prices.slice();
  let top = priceChoice(node, count, prices.slice());
  let stride = ascent.stride;
  let idle = 0;
  for (let step = 0; step < ascent.steps && top.bound < ascent.cut() && !ascent.shouldStop(); step += 1) {
    const now = priceChoice(node, count, prices);
    const chosen = now.ranked.subarray(0, count);
    ascent.consider(Array.from(chosen, (at) => sites[at]!));
    idle = now.bound > top.bound + 0.02 * Math.max(0, ascent.best() - top.bound) ? 0 : idle + 1;
    if (now.bound > top.bound) top = { ...now, prices: prices.slice() };
    isChosen.fill(0);
    for (const at of chosen) isChosen[at] = 1;
    for (let at = 0; at < share.length; at += 1)
      share[at] = MEMORY * share[at]! + (1 - MEMORY) * isChosen[at]!;
    if (idle >= ascent.patience) {
      idle = 0;
      stride /= 2;
      if (stride < LEAST_STRIDE) break;
      prices.set(top.prices);
      continue;
    }
    const length = slopeOf(node.costs, prices, isChosen, slope);
    if (length === 0) break;
    const pace = (stride * Math.max(ascent.best() - now.bound, 1e-9)) / length;
    for (let place = 0; place < places; place += 1) prices[place]! += pace * slope[place]!;
  }
  return { top, share };
}

/** Fills `slope` with 1 less the number of chosen sites that serve a place for less than its price; its square length. */
function slopeOf(
  costs: SortedCosts,
  prices: Float64Array,
  isChosen: Uint8Array,
  slope: Float64Array,
): number {
  const { places, sites, cost, site } = costs;
  const width = sites.length;
  let length = 0;
  for (let place = 0; place < places; place += 1) {
    let rest = 1;
    const price = prices[place]!;
    for (let at = place * width; at < (place + 1) * width && cost[at]! < price; at += 1)
      rest -= isChosen[site[at]!]!;
    slope[place] = rest;
    length += rest * rest;
  }
  return length;
}

/**
 * Which sites every choice better than `cut` must have, and which (`kept`) it may have: exchanging a site of the
 * bound's choice for another raises the bound by the difference of their savings.
 */
export function fixSites(
  node: MedianNode,
  count: number,
  point: PricedChoice,
  cut: number,
): { kept: number[]; mustChoose: Uint8Array } {
  const { saving, ranked, bound } = point;
  const mustChoose = node.mustChoose.slice();
  const kept: number[] = [];
  const next = ranked.length > count ? saving[ranked[count]!]! : Number.POSITIVE_INFINITY;
  const last = ranked[count - 1]!;
  ranked.forEach((site, rank) => {
    if (rank < count) {
      kept.push(site);
      if (bound - saving[site]! + next >= cut) mustChoose[site] = 1;
    } else if (node.mustChoose[last] === 0 && bound + saving[site]! - saving[last]! < cut) kept.push(site);
  });
  return { kept: kept.sort((a, b) => a - b), mustChoose };
}
