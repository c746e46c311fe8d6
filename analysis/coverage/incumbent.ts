import type { SiteChoice } from './coverage-problem.ts';
import { exchangeSites } from './interchange.ts';
import { costOf, type MedianCosts, proofMargin } from './median-costs.ts';

/** The best choice of sites so far. */
export interface Incumbent {
  choice(): SiteChoice;
  /** Parts of a search whose bound reaches this hold nothing better. */
  cut(): number;
  /** Takes a choice if it is better. */
  offer(sites: readonly number[]): void;
  /** The same after exchanges, for a choice that is new and close to the best. */
  offerImproved(sites: readonly number[]): void;
}

/** How far above the best a choice may be and still be worth improving by exchanges. */
const WORTH_IMPROVING = 1.02;

/** Starts from a choice. */
export function incumbentOf(costs: MedianCosts, start: SiteChoice): Incumbent {
  let best = start;
  const seen = new Set<string>();
  function offer(sites: readonly number[]): number {
    const objective = costOf(costs, sites);
    if (objective < best.objective) best = { sites: [...sites].sort((a, b) => a - b), objective };
    return objective;
  }
  return {
    choice: () => best,
    cut: () => best.objective - proofMargin(costs, best.objective),
    offer,
    offerImproved(sites) {
      const key = [...sites].sort((a, b) => a - b).join();
      if (seen.has(key)) return;
      seen.add(key);
      if (offer(sites) <= best.objective * WORTH_IMPROVING) offer(exchangeSites(costs, sites).sites);
    },
  };
}
