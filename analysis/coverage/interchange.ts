// Improving a choice of sites by exchanging one for another, as long as that helps (Teitz and Bart 1968), with the
// gains of all exchanges for a new site in one pass over the places (Whitaker 1983).
import type { SiteChoice } from './coverage-problem.ts';
import { costOf, type MedianCosts } from './median-costs.ts';

const LEAST_GAIN = 1e-9;

/** One site after the other, each the one that lowers the cost most: the naive choice. */
export function takeBestNext(costs: MedianCosts, count: number): SiteChoice {
  const { places, sites, cost } = costs;
  const cheapest = new Float64Array(places);
  for (let place = 0; place < places; place += 1)
    cheapest[place] = Math.max(...cost.subarray(place * sites, (place + 1) * sites)) + 1;
  const chosen: number[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    let best = -1;
    let bestGain = Number.NEGATIVE_INFINITY;
    for (let site = 0; site < sites; site += 1) {
      if (chosen.includes(site)) continue;
      let gain = 0;
      for (let place = 0; place < places; place += 1)
        gain += Math.max(0, cheapest[place]! - cost[place * sites + site]!);
      if (gain > bestGain) {
        bestGain = gain;
        best = site;
      }
    }
    chosen.push(best);
    for (let place = 0; place < places; place += 1)
      cheapest[place] = Math.min(cheapest[place]!, cost[place * sites + best]!);
  }
  return { sites: chosen.sort((a, b) => a - b), objective: costOf(costs, chosen) };
}

/** Exchanges sites until no single exchange lowers the cost. */
export function exchangeSites(costs: MedianCosts, start: readonly number[]): SiteChoice {
  const chosen = [...start];
  for (;;) {
    const exchange = bestExchange(costs, chosen);
    if (exchange === undefined) break;
    chosen[exchange.out] = exchange.into;
  }
  return { sites: chosen.sort((a, b) => a - b), objective: costOf(costs, chosen) };
}

function bestExchange(
  costs: MedianCosts,
  chosen: readonly number[],
): { out: number; into: number } | undefined {
  const { places, sites, cost } = costs;
  const { nearest, first, second } = twoCheapest(costs, chosen);
  const isChosen = new Uint8Array(sites);
  for (const site of chosen) isChosen[site] = 1;
  const loss = new Float64Array(chosen.length);
  let best = -LEAST_GAIN;
  let exchange: { out: number; into: number } | undefined;
  for (let into = 0; into < sites; into += 1) {
    if (isChosen[into]) continue;
    loss.fill(0);
    let change = 0;
    for (let place = 0; place < places; place += 1) {
      const value = cost[place * sites + into]!;
      if (value < first[place]!) change += value - first[place]!;
      else loss[nearest[place]!]! += Math.min(value, second[place]!) - first[place]!;
    }
    for (let out = 0; out < chosen.length; out += 1) {
      const total = change + loss[out]!;
      if (total < best) {
        best = total;
        exchange = { out, into };
      }
    }
  }
  return exchange;
}

/** For each place the cheapest chosen site (by its place in `chosen`), its cost, and the next cheapest cost. */
function twoCheapest({ places, sites, cost }: MedianCosts, chosen: readonly number[]) {
  const nearest = new Int32Array(places);
  const first = new Float64Array(places).fill(Number.POSITIVE_INFINITY);
  const second = new Float64Array(places).fill(Number.POSITIVE_INFINITY);
  for (let place = 0; place < places; place += 1) {
    for (let at = 0; at < chosen.length; at += 1) {
      const value = cost[place * sites + chosen[at]!]!;
      if (value < first[place]!) {
        second[place] = first[place]!;
        first[place] = value;
        nearest[place] = at;
      } else if (value < second[place]!) second[place] = value;
    }
  }
  return { nearest, first, second };
}
