// Weekly risk by area, what would have been said each week of the past, and the scores that say whether it was right.
export { type Backtest, backtest, type SimpleForecast } from './backtest.ts';
export { type Comparison, compareByWeek } from './compare.ts';
export { type Contingency, type ContingencyScores, contingencyAt, contingencyScores } from './contingency.ts';
export { crpsEmpirical, crpsFair, crpsNegativeBinomial, crpsNormal, crpsPoisson } from './crps.ts';
export {
  brierOfShare,
  brierScore,
  type EventForecasts,
  eventShare,
  logScore,
  type RocArea,
  rocArea,
} from './event-scores.ts';
export { type Forecast, type Issue, issueForecasts, shareOfPast } from './issue-forecasts.ts';
export { pitHistogram } from './pit.ts';
export { rankedProbabilityScore } from './ranked-probability.ts';
export { recalibration } from './recalibrate.ts';
export { type BrierParts, brierParts, type ReliabilityBin, reliabilityBins } from './reliability.ts';
export type { ForecastScores } from './score-forecasts.ts';
