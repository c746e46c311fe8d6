// Counts before and after in places that were chosen because much happened there. Such places have fewer events later
// by chance alone (regression to the mean); the empirical Bayes method of road safety says how many fewer
// (Hauer 1997, "Observational before-after studies in road safety", chapters 9 to 11).
import { normalCdf, normalQuantile } from '../kernel/index.ts';
import { type Effect, type Refusal, refuse, shortfallsOf, withoutClaim } from './answer.ts';
import { type Panel, refuseGap } from './panel.ts';

export interface BeforeAfter extends Effect {
  /** Events of the treated units, and how many times of observation each unit has on average. */
  before: number;
  after: number;
  /** After over before for equal lengths of time: the bare comparison. */
  bareRatio: number;
  /** The same in the comparison units, net of chance: what changed everywhere. Null without any. */
  commonRatio: number | null;
  /** Events that the treated units had before beyond what they should be expected to: chance that does not last. */
  regressionToMean: number | null;
  /** What was to be expected after, from the shrunken counts before and the common change. */
  expectedAfter: number | null;
  /** Weight of a unit's own count against the mean of all. */
  ownWeight: number | null;
  treatedUnits: number;
  comparisonUnits: number;
}

/**
 * Twenty events give a rate ratio known to a factor of about 2.4 either way; below five on one side not even that.
 * Ten comparison units are the least from which the spread between places can be read.
 */
export const beforeAfterSizes = { events: 20, eachSide: 5, comparisonUnits: 10 };

/**
 * Rate ratio of the treated units net of regression to the mean and of the common change, with Hauer's variance.
 * Without comparison units neither can be told apart from an effect: the bare ratio is given and nothing is claimed.
 * Refuses negative or broken counts, gaps, and treated units that start at different times.
 */
export function beforeAfter(panel: Panel): BeforeAfter | Refusal {
  const gap = refuseGap(panel);
  if (gap) return gap;
  const places = panel.units.map((_, unit) => unit);
  const treated = places.filter((unit) => Number.isFinite(panel.firstTreated[unit]!));
  const comparison = places.filter((unit) => !Number.isFinite(panel.firstTreated[unit]!));
  if (treated.length === 0) return refuse('nobody-treated');
  const starts = new Set(treated.map((unit) => panel.firstTreated[unit]!));
  if (starts.size > 1) return refuse('staggered', { starts: starts.size });
  const start = [...starts][0]!;
  for (const unit of places) {
    const broken = panel.outcome[unit]!.findIndex((count) => count < 0 || !Number.isInteger(count));
    if (broken >= 0) return refuse('not-a-count', { time: panel.times[broken]! }, panel.lines[unit]);
  }
  const timesBefore = panel.times.filter((time) => time < start).length;
  const timesAfter = panel.times.length - timesBefore;
  if (timesBefore === 0 || timesAfter === 0) return refuse('no-before-or-after');
  const countBefore = (unit: number) => sum(panel.outcome[unit]!.subarray(0, timesBefore));
  const countAfter = (unit: number) => sum(panel.outcome[unit]!.subarray(timesBefore));
  const before = sum(treated.map(countBefore));
  const after = sum(treated.map(countAfter));
  const longer = timesAfter / timesBefore;
  const bareRatio = after / (before * longer);
  const shortfalls = shortfallsOf([
    { need: 'events', has: before + after, wants: beforeAfterSizes.events },
    { need: 'events-before', has: before, wants: beforeAfterSizes.eachSide },
    { need: 'events-after', has: after, wants: beforeAfterSizes.eachSide },
    { need: 'comparison-units', has: comparison.length, wants: beforeAfterSizes.comparisonUnits },
  ]);
  const bare: BeforeAfter = {
    scale: 'rate ratio',
    estimate: Number.isFinite(bareRatio) ? bareRatio : null,
    low: null,
    high: null,
    se: null,
    p: null,
    intervalMethod: null,
    shortfalls,
    before,
    after,
    bareRatio,
    commonRatio: null,
    regressionToMean: null,
    expectedAfter: null,
    ownWeight: null,
    treatedUnits: treated.length,
    comparisonUnits: comparison.length,
  };
  if (comparison.length < 2) return bare;

  // The prior is the spread between all places of this kind, the treated among them: they were picked from it.
  const counts = places.map(countBefore);
  const allMean = sum(counts) / counts.length;
  const variance = sum(counts.map((count) => (count - allMean) ** 2)) / (counts.length - 1);
  const othersAfter = sum(comparison.map(countAfter));
  if (before === 0 || othersAfter === 0) return bare;
  // Variance between places = mean + variance of their true rates: the weight of the mean is mean over variance.
  const meanWeight = Math.min(1, allMean / variance);
  const expectedBefore = (some: readonly number[]) =>
    sum(some.map((unit) => meanWeight * allMean + (1 - meanWeight) * counts[unit]!));
  // The units left over were not picked: their counts before are too low by the same chance.
  const ofTreated = expectedBefore(treated);
  const ofOthers = expectedBefore(comparison);
  const commonRatio = othersAfter / ofOthers;
  const expectedAfter = ofTreated * commonRatio;
  // Relative variance of what was expected: of the shrunken counts, of the common change, and of the prior itself
  // (Hauer takes it as known; with tens of places it is not), by the influence of each place on mean and weight.
  const perWeight =
    (treated.length * allMean - before) / ofTreated -
    (comparison.length * allMean - (sum(counts) - before)) / ofOthers;
  const perMean = meanWeight * (treated.length / ofTreated - comparison.length / ofOthers);
  const ofPrior = sum(
    counts.map((count) => {
      const away = count - allMean;
      const onWeight =
        meanWeight < 1 ? away / variance - (allMean * (away * away - variance)) / variance ** 2 : 0;
      return ((perWeight * onWeight + perMean * away) / counts.length) ** 2;
    }),
  );
  const relative = (1 - meanWeight) / ofTreated + (1 - meanWeight) / ofOthers + 1 / othersAfter + ofPrior;
  const estimate = after / expectedAfter / (1 + relative);
  const se = Math.sqrt(1 / Math.max(after, 0.5) + relative);
  const margin = normalQuantile(0.975) * se;
  return withoutClaim({
    ...bare,
    estimate,
    low: estimate * Math.exp(-margin),
    high: estimate * Math.exp(margin),
    se,
    p: 2 * normalCdf(-Math.abs(Math.log(estimate) / se)),
    intervalMethod: 'empirical Bayes (Hauer), normal on the log scale',
    commonRatio: commonRatio / longer,
    regressionToMean: before - ofTreated,
    expectedAfter,
    ownWeight: 1 - meanWeight,
  });
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}
