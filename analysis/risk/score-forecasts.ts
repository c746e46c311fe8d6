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
const LEAST_PROBABILITY = 1e-300;

/** The model as issued. CRPS of draws uses 200 seeded draws for each case. */
export function scoreModel(verified: readonly Verified[], seed: number): Scored {
  const random = seededRandom(seed);
  return score(verified, ({ law, probability, observed }) => ({
    probability,
    forLog: probability,
    draws: Float64Array.from({ length: DRAWS }, () =>
      law.mean === 0 ? 0 : random.negativeBinomial(law.size, law.mean),
    ),
    crps: crpsNegativeBinomial(observed, law.size, law.mean),
    cdf: (k) => negativeBinomialCdf(k, law.size, law.mean),
    countProbability: negativeBinomialPmf(observed, law.size, law.mean),
  }));
}

/** The scores of the model without recalibration: only those of the event differ. */
export function scoreUnadjusted(verified: readonly Verified[], model: ForecastScores): ForecastScores {
  const probabilities = verified.map(({ modelled }) => modelled);
  return { ...model, ...eventScores(probabilities, probabilities, eventsOf(verified)) };
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
  const cases = verified.length;
  const events = eventsOf(verified);
  const [probabilities, forLog] = [new Float64Array(cases), new Float64Array(cases)];
  const [crps, empirical, fair] = [new Float64Array(cases), new Float64Array(cases), new Float64Array(cases)];
  const [ranked, countLog] = [new Float64Array(cases), new Float64Array(cases)];
  verified.forEach((one, at) => {
    const said = say(one);
    probabilities[at] = said.probability;
    forLog[at] = said.forLog;
    empirical[at] = crpsEmpirical(said.draws, one.observed);
    fair[at] = crpsFair(said.draws, one.observed);
    crps[at] = said.crps ?? empirical[at]!;
    ranked[at] = rankedOfCount(said.cdf ?? ((k) => shareUpTo(said.draws, k)), one.observed);
    countLog[at] = -Math.log(Math.max(LEAST_PROBABILITY, said.countProbability ?? Number.NaN));
  });
  return {
    scores: {
      ...eventScores(probabilities, forLog, events),
      crps: mean(crps),
      crpsEmpirical: mean(empirical),
      crpsFair: orNull(mean(fair)),
      rps: mean(ranked),
      countLogScore: orNull(mean(countLog)),
    },
    cases: { brier: probabilities.map((p, at) => (p - events[at]!) ** 2), crps },
  };
}

function eventsOf(verified: readonly Verified[]): number[] {
  return verified.map(({ observed }) => (observed > 0 ? 1 : 0));
}

function eventScores(probabilities: ArrayLike<number>, forLog: ArrayLike<number>, events: readonly number[]) {
  return {
    brier: brierScore({ probabilities, events }),
    logScore: logScore({ probabilities: forLog, events }),
    rocArea: rocArea({ probabilities, events }).area,
  };
}

function rankedOfCount(cdf: (k: number) => number, observed: number): number {
  const steps = [...GROUPS_END.map(cdf), 1];
  const group = GROUPS_END.findIndex((end) => observed <= end);
  return rankedProbabilityScore(
    steps.map((value, at) => value - (steps[at - 1] ?? 0)),
    group < 0 ? GROUPS_END.length : group,
  );
}

function shareUpTo(draws: ArrayLike<number>, most: number): number {
  let count = 0;
  for (let at = 0; at < draws.length; at++) if (draws[at]! <= most) count += 1;
  return count / draws.length;
}

/** What was not said of every case has no mean. */
function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
