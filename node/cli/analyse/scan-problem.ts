import {
  caseTable,
  comparePoints,
  expectedCases,
  intervalOf,
  intervalStarts,
  longestWindow,
  type Measure,
  measureByPlace,
  nestedCircles,
  permutationMeasure,
  pointCount,
  type Points,
  type ScanProblem,
  type SizeLimit,
  strataOf,
  totalsOf,
  type Windows,
  windowsWithin,
} from '@ulinzi/analysis/clusters';
import type { Speak } from '@ulinzi/words';
import { DataRefused } from '../command.ts';
import type { DatedCount, ScanData, ScanSettings, ScanStudy, SizeSettings } from './scan-study.ts';

/** A study made ready to be scanned. */
export interface PreparedScan {
  problem: ScanProblem;
  /** First days of the intervals and the day after the last. */
  boundaries: Int32Array;
  /** Analyses that a prospective p-value covers: one, or one for each interval since surveillance began. */
  analyses: number;
}

/** Fewer cases than this make no cluster. */
const LEAST_CASES = 2;

/**
 * Cuts the time of a study into intervals, works out what is expected, and lays out circles and windows. Throws
 * DataRefused where the data cannot be scanned as asked.
 */
export function prepareScan({ settings, data }: ScanStudy, speak: Speak): PreparedScan {
  const { stretch, period, model } = settings;
  const boundaries =
    stretch === 'space' ? Int32Array.of(period.start, period.end + 1) : intervalStarts(period);
  const intervals = boundaries.length - 1;
  if (stretch !== 'space' && intervals < 2) throw new DataRefused(speak('analyse-scan.one-interval'));
  const places = pointCount(data.places);
  if (stretch !== 'time' && places < 2) throw new DataRefused(speak('analyse-scan.one-place'));
  const counts = inIntervals(data.cases, boundaries);
  const cases = caseTable(places, intervals, counts);
  const measure = measureOf(settings, data, boundaries, counts, cases, speak);
  const totals = totalsOf({ cases, measure });
  if (totals.cases < LEAST_CASES)
    throw new DataRefused(speak('analyse-scan.few-cases', { count: totals.cases, least: LEAST_CASES }));
  const { observed, simulated, analyses } = windowsOf(settings, boundaries, speak);
  const weights = measureByPlace({ measure, places, intervals });
  const limits = (size: SizeSettings) => sizeLimits(size, weights, totals.measure, data);
  const circles =
    stretch === 'time'
      ? { start: Int32Array.of(0, 1), places: Int32Array.of(0), reported: Int32Array.of(1) }
      : nestedCircles(
          data.centres,
          data.places,
          limits(settings.size),
          settings.reportedSize ? limits(settings.reportedSize) : [],
        );
  return {
    problem: {
      model,
      rules: settings.rules,
      places,
      intervals,
      cases,
      measure,
      strata: model === 'permutation' ? strataOf(counts) : [],
      circles,
      observedWindows: observed,
      simulatedWindows: simulated,
      perCentre: stretch !== 'space' && !settings.isProspective ? 'disjoint' : 'best',
      also: settings.also,
      drawOrder: byCoordinates(data.places),
    },
    boundaries,
    analyses,
  };
}

function inIntervals(counts: readonly DatedCount[], boundaries: Int32Array) {
  return counts.map(({ place, day, category, count }) => ({
    place,
    interval: intervalOf(boundaries, day),
    category,
    count,
  }));
}

function measureOf(
  { model }: ScanSettings,
  data: ScanData,
  boundaries: Int32Array,
  counts: ReturnType<typeof inIntervals>,
  cases: Int32Array,
  speak: Speak,
): Measure {
  const places = pointCount(data.places);
  const intervals = boundaries.length - 1;
  if (model === 'permutation') return permutationMeasure(places, intervals, counts);
  if (model === 'bernoulli') {
    const controls = caseTable(places, intervals, inIntervals(data.controls, boundaries));
    const cells = Float64Array.from(cases, (count, cell) => count + controls[cell]!);
    if (!controls.some((count) => count > 0)) throw new DataRefused(speak('analyse-scan.no-controls'));
    return { kind: 'table', cells };
  }
  const casesByCategory = Array.from({ length: data.categories }, () => 0);
  for (const { category, count } of counts) casesByCategory[category]! += count;
  // Without a population file everyone counts the same on all days (scans in time alone).
  const population =
    data.population.length > 0
      ? data.population
      : [{ place: 0, date: boundaries[0]!, isDay: false, people: 1, category: 0 }];
  const cells = expectedCases(places, boundaries, population, casesByCategory);
  const unexpected = cases.reduce((sum, count, cell) => (cells[cell]! > 0 ? sum : sum + count), 0);
  if (unexpected > 0) throw new DataRefused(speak('analyse-scan.nobody-there', { count: unexpected }));
  return { kind: 'table', cells };
}

function windowsOf(
  settings: ScanSettings,
  boundaries: Int32Array,
  speak: Speak,
): { observed: Windows; simulated: Windows; analyses: number } {
  const { stretch, period, windows, inference, isProspective } = settings;
  const intervals = boundaries.length - 1;
  if (stretch === 'space') {
    const whole = windowsWithin(1, { shortest: 1, longest: 1 });
    return { observed: whole, simulated: whole, analyses: 1 };
  }
  const longest = longestWindow(period, windows.longest, period.end);
  const shortest = Math.ceil(windows.shortest / period.length);
  if (longest < shortest || longest < 1) throw new DataRefused(speak('analyse-scan.no-window'));
  const { kind } = windows;
  if (typeof kind === 'object') {
    const within = windowsWithin(intervals, {
      shortest,
      longest,
      ...rangesOf(kind, boundaries, longest, speak),
    });
    return { observed: within, simulated: within, analyses: 1 };
  }
  const alive = windowsWithin(intervals, { shortest, longest, ends: [intervals, intervals] });
  if (kind === 'all' && !isProspective) {
    const all = windowsWithin(intervals, { shortest, longest });
    return { observed: all, simulated: all, analyses: 1 };
  }
  if (inference.adjustedSince === null) return { observed: alive, simulated: alive, analyses: 1 };
  const since = intervalOf(boundaries, inference.adjustedSince) + 1;
  if (since < 1) throw new DataRefused(speak('analyse-scan.surveillance-outside'));
  // A share of the period was a share of the period so far in each earlier analysis.
  const longestAt =
    windows.longest.by === 'percent'
      ? (end: number) => longestWindow(period, windows.longest, boundaries[end]! - 1)
      : longest;
  const earlier = windowsWithin(intervals, { shortest, longest: longestAt, ends: [since, intervals] });
  return { observed: alive, simulated: earlier, analyses: intervals - since + 1 };
}

/** The intervals in which windows may start and end; SaTScan lets none end later than one that starts last could. */
function rangesOf(
  { starts, ends }: { starts: readonly [number, number]; ends: readonly [number, number] },
  boundaries: Int32Array,
  longest: number,
  speak: Speak,
) {
  const [firstStart, lastStart, firstEnd, lastEnd] = [...starts, ...ends].map((day) =>
    intervalOf(boundaries, day),
  );
  if (Math.min(firstStart!, lastStart!, firstEnd!, lastEnd!) < 0)
    throw new DataRefused(speak('analyse-scan.range-outside'));
  const latestEnd = Math.min(lastEnd! + 1, lastStart! - 1 + longest);
  return { starts: [firstStart!, lastStart!], ends: [firstEnd! + 1, latestEnd] } as const;
}

function sizeLimits(size: SizeSettings, weights: Float64Array, total: number, data: ScanData): SizeLimit[] {
  const limits: SizeLimit[] = [];
  if (size.percent !== null) limits.push({ by: 'weight', weights, most: (size.percent / 100) * total });
  if (size.circlePercent !== null && data.circleWeights !== null) {
    const sum = data.circleWeights.reduce((a, b) => a + b, 0);
    limits.push({ by: 'weight', weights: data.circleWeights, most: (size.circlePercent / 100) * sum });
  }
  if (size.distance !== null) limits.push({ by: 'distance', most: size.distance });
  return limits;
}

function byCoordinates(places: Points): Int32Array {
  const order = Int32Array.from({ length: pointCount(places) }, (_, place) => place);
  return order.sort((a, b) => comparePoints(places, a, b));
}
