import { negativeBinomialCdf } from '../kernel/index.ts';
import { type Comparison, compareByWeek } from './compare.ts';
import type { Issue } from './issue-forecasts.ts';
import { pitHistogram } from './pit.ts';
import { type BrierParts, brierParts, type ReliabilityBin, reliabilityBins } from './reliability.ts';
import {
  type ForecastScores,
  scoreHistoricalMean,
  scoreModel,
  scorePersistence,
  scoreUnadjusted,
  type Verified,
} from './score-forecasts.ts';

export type SimpleForecast = 'persistence' | 'historicalMean';

export interface Backtest {
  weeks: number;
  /** Forecasts of one area and week. */
  cases: number;
  /** Cases with at least one event. */
  withEvent: number;
  /** Events in areas where nothing had been seen before, so that nothing was forecast. */
  unforeseen: number;
  scores: Record<'model' | 'unadjusted' | SimpleForecast, ForecastScores>;
  comparisons: Record<SimpleForecast, Record<'brier' | 'crps', Comparison>>;
  reliability: ReliabilityBin[];
  parts: BrierParts;
  pit: number[];
}

/** Scores what was issued for weeks `from` and later against what came. `counts[area][week]`. */
export function backtest(
  issues: readonly Issue[],
  counts: readonly Int32Array[],
  from: number,
  seed: number,
): Backtest {
  const weeks = counts[0]!.length;
  const tested = issues.filter(({ week }) => week >= from && week < weeks);
  const verified = tested.flatMap(({ forecasts }) =>
    forecasts.map((one): Verified => ({ ...one, observed: counts[one.area]![one.week]! })),
  );
  const model = scoreModel(verified, seed);
  const simple = { persistence: scorePersistence(verified), historicalMean: scoreHistoricalMean(verified) };
  const caseWeeks = verified.map(({ week }) => week);
  const against = (name: SimpleForecast) => ({
    brier: compareByWeek(caseWeeks, model.cases.brier, simple[name].cases.brier),
    crps: compareByWeek(caseWeeks, model.cases.crps, simple[name].cases.crps),
  });
  const events = verified.map(({ observed }) => (observed > 0 ? 1 : 0));
  const reliability = reliabilityBins({
    probabilities: verified.map(({ probability }) => probability),
    events,
  });
  return {
    weeks: tested.length,
    cases: verified.length,
    withEvent: events.filter((event) => event === 1).length,
    unforeseen: eventsIn(counts, from) - verified.reduce((sum, { observed }) => sum + observed, 0),
    scores: {
      model: model.scores,
      unadjusted: scoreUnadjusted(verified, model.scores),
      persistence: simple.persistence.scores,
      historicalMean: simple.historicalMean.scores,
    },
    comparisons: { persistence: against('persistence'), historicalMean: against('historicalMean') },
    reliability,
    parts: brierParts(reliability, 'mean'),
    pit: pitHistogram(
      verified.map(({ law, observed }) => ({
        below: observed === 0 ? 0 : negativeBinomialCdf(observed - 1, law.size, law.mean),
        at: negativeBinomialCdf(observed, law.size, law.mean),
      })),
    ),
  };
}

function eventsIn(counts: readonly Int32Array[], from: number): number {
  return counts.reduce((sum, values) => sum + values.subarray(from).reduce((a, b) => a + b, 0), 0);
}
