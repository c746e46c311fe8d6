import { logGamma, nelderMead } from '../kernel/index.ts';
import type { GammaLaw } from './rate-law.ts';

/** Fewer areas than this cannot show how areas differ. */
const LEAST_AREAS = 4;
/** The prior is worth at most this many events: each area is to be held against its own past. */
const MOST_SHAPE = 5;
const LEAST_SHAPE = 0.05;
const FEW_AREAS_SHAPE = 0.5;

/**
 * The gamma law of rates over areas, by maximum likelihood of their total counts (empirical Bayes, Robbins 1956).
 * With fewer than four areas: the common mean, worth half an event. The order of areas does not matter.
 */
export function priorFrom(counts: readonly number[], exposures: readonly number[]): GammaLaw {
  const areas = counts
    .map((count, area) => ({ count, exposure: exposures[area]! }))
    .filter(({ exposure }) => exposure > 0)
    // Sums of doubles depend on their order: sorted, the same areas under other names give the same digits.
    .sort((a, b) => a.count - b.count || a.exposure - b.exposure);
  const events = areas.reduce((sum, { count }) => sum + count, 0);
  const weeks = areas.reduce((sum, { exposure }) => sum + exposure, 0);
  if (weeks === 0) return { shape: FEW_AREAS_SHAPE, rate: FEW_AREAS_SHAPE };
  const mean = Math.max(events, 0.5) / weeks;
  if (areas.length < LEAST_AREAS || events === 0) {
    return { shape: FEW_AREAS_SHAPE, rate: FEW_AREAS_SHAPE / mean };
  }
  const groups = grouped(areas);
  const lawAt = (at: ArrayLike<number>): GammaLaw => {
    const shape = Math.min(MOST_SHAPE, Math.max(LEAST_SHAPE, Math.exp(at[1]!)));
    return { shape, rate: shape / (mean * Math.exp(at[0]!)) };
  };
  const surprise = (at: ArrayLike<number>) => {
    const law = lawAt(at);
    return -groups.reduce(
      (sum, { count, exposure, areas: alike }) => sum + alike * logMarginal(count, exposure, law),
      0,
    );
  };
  return lawAt(nelderMead(surprise, [0, Math.log(FEW_AREAS_SHAPE)], { step: 0.5, tolerance: 1e-12 }).at);
}

interface Total {
  count: number;
  exposure: number;
}

/** Areas with the same total and exposure, which are many where little happens, as one with their number. */
function grouped(sorted: readonly Total[]): (Total & { areas: number })[] {
  const groups: (Total & { areas: number })[] = [];
  for (const { count, exposure } of sorted) {
    const last = groups.at(-1);
    if (last && last.count === count && last.exposure === exposure) last.areas += 1;
    else groups.push({ count, exposure, areas: 1 });
  }
  return groups;
}

/** Logarithm of the negative binomial probability, without log(count!), which is the same for every law. */
function logMarginal(count: number, exposure: number, { shape, rate }: GammaLaw): number {
  const gammas = count === 0 ? 0 : logGamma(shape + count) - logGamma(shape);
  const most = count === 0 ? 0 : count * Math.log(exposure / (rate + exposure));
  return gammas + most - shape * Math.log1p(exposure / rate);
}
