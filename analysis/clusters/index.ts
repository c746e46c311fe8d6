export { TOLERANCE } from './best-windows.ts';
export { type Candidate, type CandidateScan, candidateScan } from './candidates.ts';
export { type Circles, nestedCircles, type SizeLimit } from './circles.ts';
export { civilDay, dayNumber, daysInMonth } from './calendar.ts';
export {
  type CaseCount,
  caseTable,
  expectedCases,
  type PopulationRecord,
  permutationMeasure,
  strataOf,
} from './expected.ts';
export {
  type Closeness,
  closeInSpace,
  closeInTime,
  type KnoxExpectation,
  type KnoxInput,
  knoxExpectation,
  pairCounts,
  permutedCounts,
  sumBands,
} from './knox.ts';
export type { Model } from './likelihood.ts';
export { eventDistance, type Metric, type NearPairs, nearPairs } from './near-pairs.ts';
export {
  comparePoints,
  distanceBetween,
  groundKm,
  type Points,
  pointCount,
  pointsFrom,
  pointsFromDegrees,
} from './points.ts';
export {
  type ClusterRules,
  type Measure,
  measureByPlace,
  relativeRisk,
  type ScanProblem,
  type Stratum,
  totalsOf,
} from './problem.ts';
export { mostKept, type Overlap, placesOf, type RankedCluster, rankClusters } from './ranking.ts';
export { observedHighest, type Replicator, replicator } from './scan.ts';
export {
  countedMaxima,
  type Frequency,
  LEAST_REPLICATIONS,
  type PValueKind,
  type PValueReport,
  recurrenceDays,
  type Significance,
  type SignificanceRules,
  significance,
} from './significance.ts';
export {
  intervalOf,
  intervalStarts,
  longestWindow,
  type StudyPeriod,
  type TimeUnit,
  unitsBetween,
} from './study-period.ts';
export { type Windows, windowsWithin } from './windows.ts';
