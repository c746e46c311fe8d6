import { negativeBinomialCdf, negativeBinomialPmf, seededRandom } from '../kernel/index.ts';
import { crpsEmpirical, crpsFair, crpsNegativeBinomial } from './crps.ts';
import { brierScore, logScore, rocArea } from './event-scores.ts';
import { type Forecast, shareOfPast } from './issue-forecasts.ts';
import { rankedProbabilityScore } from './ranked-probability.ts';

/** Scores of one way to forecast over all cases; less is better save for the ROC area. Null where there is none. */
export interface ForecastScores {
  brier: number;
  /** Of the event "at least one". */
  logScore: number;
  rocArea: number;
  /** Of the count, by its law where there is one. */
  crps: number;
  crpsEmpirical: number;
  crpsFair: number | null;
  /** Of the count in four groups: 0, 1, 2 to 4, 5 and more. */
  rps: number;
  /** Of the count: -log of its probability. */
  countLogScore: number | null;
}

/** Scores of each case, in the order of the forecasts, so that two ways can be compared week by week. */
export interface CaseScores {
  brier: Float64Array;
  crps: Float64Array;
}

export interface Scored {
  scores: ForecastScores;
  cases: CaseScores;
}

/** A forecast with what came. */
export interface Verified extends Forecast {
  observed: number;
}

const DRAWS = 200;
const GROUPS_END = [0, 1, 4];

/** The model as issued, or with the probabilities as modelled. CRPS of draws uses 200 seeded draws for each case. */
export function scoreModel(verified: readonly Verified[], as: 'issued' | 'modelled', seed: number): Scored {
  const random = seededRandom(seed);
  return score(verified, (one) => {
    const { law, observed } = one;
    const draws = Float64Array.from({ length: DRAWS }, () =>
      law.mean === 0 ? 0 : random.negativeBinomial(law.size, law.mean),
    );
    return {
      probability: as === 'issued' ? one.probability : one.modelled,
      forLog: as === 'issued' ? one.probability : one.modelled,
      draws,
      crps: crpsNegativeBinomial(observed, law.size, law.mean),
      cdf: (k) => negativeBinomialCdf(k, law.size, law.mean),
      countProbability: negativeBinomialPmf(observed, law.size, law.mean),
    };
  });
}

/** Next week as the last: its count, and an event if there was one. A single value has no fair CRPS. */
export function scorePersistence(verified: readonly Verified[]): Scored {
  return score(verified, ({ past }) => {
    const last = past.at(-1)!;
    const isSome = last > 0 ? 1 : 0;
    return { probability: isSome, forLog: inside(isSome, past.length), draws: [last] };
  });
}

/** Next week as any week of the area's past: the share of weeks with an event, and all past counts as draws. */
export function scoreHistoricalMean(verified: readonly Verified[]): Scored {
  return score(verified, ({ past }) => {
    const share = shareOfPast(past);
    return { probability: share, forLog: inside(share, past.length), draws: past };
  });
}

interface Said {
  probability: number;
  /** The same, kept off 0 and 1 by half a week where one miss would cost everything. */
  forLog: number;
  draws: ArrayLike<number>;
  crps?: number;
  cdf?: (k: number) => number;
  countProbability?: number;
}

function inside(share: number, weeks: number): number {
  const edge = 0.5 / (weeks + 1);
  return Math.min(1 - edge, Math.max(edge, share));
}

function score(verified: readonly Verified[], say: (one: Verified) => Said): Scored {
  const events = verified.map(({ observed }) => (observed > 0 ? 1 : 0));
  const said = verified.map(say);
  const probabilities = said.map(({ probability }) => probability);
  const empirical = said.map(({ draws }, at) => crpsEmpirical(draws, verified[at]!.observed));
  const crps = Float64Array.from(said, (one, at) => one.crps ?? empirical[at]!);
  const ranked = said.map((one, at) => {
    const cdf = one.cdf ?? shareUpTo(one.draws);
    const steps = [...GROUPS_END.map(cdf), 1];
    return rankedProbabilityScore(
      steps.map((value, group) => value - (steps[group - 1] ?? 0)),
      groupOf(verified[at]!.observed),
    );
  });
  const hasFair = said.every(({ draws }) => draws.length > 1);
  const hasLaw = said.every(({ countProbability }) => countProbability !== undefined);
  return {
    scores: {
      brier: brierScore({ probabilities, events }),
      logScore: logScore({ probabilities: said.map(({ forLog }) => forLog), events }),
      rocArea: rocArea({ probabilities, events }).area,
      crps: mean(crps),
      crpsEmpirical: mean(empirical),
      crpsFair: hasFair ? mean(said.map(({ draws }, at) => crpsFair(draws, verified[at]!.observed))) : null,
      rps: mean(ranked),
      countLogScore: hasLaw
        ? mean(said.map(({ countProbability }) => -Math.log(Math.max(1e-300, countProbability!))))
        : null,
    },
    cases: { brier: Float64Array.from(probabilities, (p, at) => (p - events[at]!) ** 2), crps },
  };
}

function groupOf(count: number): number {
  const group = GROUPS_END.findIndex((end) => count <= end);
  return group < 0 ? GROUPS_END.length : group;
}

function shareUpTo(draws: ArrayLike<number>): (k: number) => number {
  return (k) => Array.from(draws).filter((draw) => draw <= k).length / draws.length;
}

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at]!;
  return sum / values.length;
}
