// Costs of serving each place from each site, prepared for the p-median search: dense, and sorted for each place.

/** `cost[place * sites + site]`; the objective of a choice is the sum over places of its cheapest chosen site. */
export interface MedianCosts {
  places: number;
  sites: number;
  cost: Float64Array;
  /** All costs are multiples of this, so that a better choice is better by at least this; 0 where there is none. */
  step: number;
}

/** The same costs for a few sites (`sites` by their number in the whole problem), each place's in ascending order. */
export interface SortedCosts {
  places: number;
  sites: Int32Array;
  /** `cost[place * sites.length + rank]`, and at the same index in `site` whose it is, counted within `sites`. */
  cost: Float64Array;
  site: Int32Array;
}

/** Prepares costs. `cost` has one row for each place. */
export function medianCosts(places: number, sites: number, cost: Float64Array): MedianCosts {
  return { places, sites, cost, step: commonStep(cost) };
}

/** The largest of 1, 0.1, ... 0.0001 that all values are multiples of; 0 where none is. */
function commonStep(values: Float64Array): number {
  for (const parts of [1, 10, 100, 1_000, 10_000]) {
    if (values.every((value) => Math.abs(value * parts - Math.round(value * parts)) < 1e-7)) return 1 / parts;
  }
  return 0;
}

/** How much below the best known objective a bound may be and still leave no room for a better choice. */
export function proofMargin(costs: MedianCosts, best: number): number {
  const rounding = 1e-9 * Math.max(1, Math.abs(best));
  return Math.max(rounding, costs.step - Math.max(rounding, 1e-4 * costs.step));
}

/** Sorts the costs of each place. */
export function sortCosts({ places, sites, cost }: MedianCosts): SortedCosts {
  const sorted = new Float64Array(places * sites);
  const site = new Int32Array(places * sites);
  for (let place = 0; place < places; place += 1) {
    const row = place * sites;
    const order = Int32Array.from({ length: sites }, (_, at) => at);
    order.sort((a, b) => cost[row + a]! - cost[row + b]! || a - b);
    site.set(order, row);
    for (let rank = 0; rank < sites; rank += 1) sorted[row + rank] = cost[row + order[rank]!]!;
  }
  return { places, sites: Int32Array.from({ length: sites }, (_, at) => at), cost: sorted, site };
}

/** Keeps only some sites (`kept`, by their number within `sorted.sites`, ascending). */
export function keepSites(sorted: SortedCosts, kept: readonly number[]): SortedCosts {
  const width = sorted.sites.length;
  const renumbered = new Int32Array(width).fill(-1);
  kept.forEach((site, at) => {
    renumbered[site] = at;
  });
  const cost = new Float64Array(sorted.places * kept.length);
  const site = new Int32Array(cost.length);
  let at = 0;
  for (let from = 0; from < sorted.places * width; from += 1) {
    const number = renumbered[sorted.site[from]!]!;
    if (number < 0) continue;
    cost[at] = sorted.cost[from]!;
    site[at] = number;
    at += 1;
  }
  return { places: sorted.places, sites: Int32Array.from(kept, (old) => sorted.sites[old]!), cost, site };
}

/** The objective of a choice of sites. */
export function costOf({ places, sites, cost }: MedianCosts, chosen: ArrayLike<number>): number {
  let sum = 0;
  for (let place = 0; place < places; place += 1) {
    let cheapest = Number.POSITIVE_INFINITY;
    for (let at = 0; at < chosen.length; at += 1) {
      const value = cost[place * sites + chosen[at]!]!;
      if (value < cheapest) cheapest = value;
    }
    sum += cheapest;
  }
  return sum;
}
