// Scores of forecast probabilities of an event that then came or did not.
import { normalCdf } from '../kernel/index.ts';

/** Forecast probabilities with what came: 1 or 0. `weights` repeat a case; absent, each counts once. */
export interface EventForecasts {
  probabilities: ArrayLike<number>;
  events: ArrayLike<number>;
  weights?: ArrayLike<number>;
}

/** Mean squared difference of probability and event (Brier 1950): 0 is perfect; NaN without forecasts. */
export function brierScore({ probabilities, events, weights }: EventForecasts): number {
  return meanOver(events.length, weights, (at) => (probabilities[at]! - events[at]!) ** 2);
}

/** Share of cases in which the event came. */
export function eventShare({ events, weights }: EventForecasts): number {
  return meanOver(events.length, weights, (at) => events[at]!);
}

/** Brier score of always saying the share of events. */
export function brierOfShare(forecasts: EventForecasts): number {
  const share = eventShare(forecasts);
  return share * (1 - share);
}

/** Mean of -log(probability of what came), natural units; infinite where what was called impossible came. */
export function logScore({ probabilities, events, weights }: EventForecasts): number {
  return meanOver(events.length, weights, (at) => {
    const chance = events[at] === 1 ? probabilities[at]! : 1 - probabilities[at]!;
    return chance === 1 ? 0 : -Math.log(chance);
  });
}

export interface RocArea {
  /** Chance that a case with the event had the higher probability, ties counting half; NaN where all cases are alike. */
  area: number;
  /** One-sided p-value against no skill (0.5). */
  p: number;
  pMethod: 'exact' | 'normal';
}

/** Beyond so many pairs the exact law is out of reach, and the normal one as good. */
const MOST_EXACT_PAIRS = 4000;

/**
 * Area under the ROC curve by ranks (Mason and Graham 2002): Mann and Whitney's U over all pairs. The p-value is
 * exact where there are no ties and few cases, otherwise normal with ties and continuity corrected.
 */
export function rocArea({ probabilities, events, weights }: EventForecasts): RocArea {
  const cases = Array.from({ length: events.length }, (_, at) => ({
    probability: probabilities[at]!,
    event: events[at]!,
    weight: weights?.[at] ?? 1,
  })).sort((a, b) => a.probability - b.probability);
  let withEvent = 0;
  let without = 0;
  let below = 0;
  let u = 0;
  let ties = 0;
  for (let at = 0; at < cases.length; ) {
    let [tiedEvents, tiedOthers] = [0, 0];
    const { probability } = cases[at]!;
    for (; at < cases.length && cases[at]!.probability === probability; at++) {
      if (cases[at]!.event === 1) tiedEvents += cases[at]!.weight;
      else tiedOthers += cases[at]!.weight;
    }
    u += tiedEvents * (below + tiedOthers / 2);
    below += tiedOthers;
    withEvent += tiedEvents;
    without += tiedOthers;
    ties += (tiedEvents + tiedOthers) ** 3 - (tiedEvents + tiedOthers);
  }
  const pairs = withEvent * without;
  const isExact = ties === 0 && pairs <= MOST_EXACT_PAIRS;
  const p = isExact ? exactTail(u, withEvent, without) : normalTail(u, withEvent, without, ties);
  return { area: u / pairs, p, pMethod: isExact ? 'exact' : 'normal' };
}

/** P(U >= u) by counting the arrangements that give each U (Mann and Whitney 1947). */
function exactTail(u: number, m: number, n: number): number {
  // ways[j][v]: arrangements of i events and j others with U = v.
  let ways: number[][] = Array.from({ length: n + 1 }, () => [1]);
  for (let i = 1; i <= m; i++) {
    const next: number[][] = [[1]];
    for (let j = 1; j <= n; j++) {
      next[j] = Array.from(
        { length: i * j + 1 },
        (_, value) => (ways[j]![value - j] ?? 0) + (next[j - 1]![value] ?? 0),
      );
    }
    ways = next;
  }
  const law = ways[n]!;
  const total = law.reduce((sum, count) => sum + count, 0);
  return law.reduce((sum, count, value) => sum + (value >= u ? count : 0), 0) / total;
}

function normalTail(u: number, m: number, n: number, ties: number): number {
  const all = m + n;
  const variance = ((m * n) / 12) * (all + 1 - ties / (all * (all - 1)));
  return normalCdf(-(u - (m * n) / 2 - 0.5) / Math.sqrt(variance));
}

function meanOver(
  length: number,
  weights: ArrayLike<number> | undefined,
  value: (at: number) => number,
): number {
  let sum = 0;
  let weight = 0;
  for (let at = 0; at < length; at++) {
    const one = weights?.[at] ?? 1;
    if (one === 0) continue;
    sum += one * value(at);
    weight += one;
  }
  return sum / weight;
}
