import {
  type Candidate,
  countedMaxima,
  mostKept,
  type PValueKind,
  type RankedCluster,
  rankClusters,
  recurrenceDays,
  significance,
  type SignificanceRules,
} from '@ulinzi/analysis/clusters';
import type { PreparedScan } from './scan-problem.ts';
import type { ScanStudy } from './scan-study.ts';
import { type RunOptions, type ScanThreads, scanThreads } from './scan-threads.ts';

export interface ScanOutcome {
  clusters: readonly ScannedCluster[];
  /** Replications that count: fewer than asked where the simulations were stopped early. */
  replications: number;
  /** Highest ratios of the replications that count. */
  maxima: Float64Array;
}

export interface ScannedCluster extends RankedCluster {
  pValue: number | null;
  pValueKind: PValueKind | null;
  gumbelPValue: number | null;
  /** Null for retrospective scans. */
  recurrenceDays: number | null;
}

/** SaTScan lists the most likely cluster, and others from this ratio up. */
const LEAST_RATIO = 0.001;
/** Without replications no p-value tells where to stop. */
const MOST_WITHOUT_P = 10;
/**
 * Simulates, then finds, ranks and judges the clusters of the data. Rejects with the signal's reason where it aborts.
 */
export async function runScan(
  study: ScanStudy,
  prepared: PreparedScan,
  options: RunOptions,
): Promise<ScanOutcome> {
  const { settings } = study;
  const { problem } = prepared;
  const { inference } = settings;
  const rules: SignificanceRules = {
    report: inference.report,
    isGumbelFit: settings.rules.rates === 'high' && settings.stretch !== 'time',
    replications: inference.replications,
    enough: inference.enough,
  };
  const threads = scanThreads(problem, options);
  try {
    const highest = await threads.highest();
    const maxima = await threads.simulate(rules, highest);
    const counted = countedMaxima(maxima, highest, rules);
    const ranked = await ranking(study, prepared, { threads, counted, highest });
    return outcomeOf(ranked, counted, rules, study, prepared);
  } finally {
    await threads.close();
  }
}

function outcomeOf(
  ranked: readonly RankedCluster[],
  counted: Float64Array,
  rules: SignificanceRules,
  study: ScanStudy,
  prepared: PreparedScan,
): ScanOutcome {
  const clusters = ranked.map((cluster, i) => judge(cluster, i === 0, counted, rules, study, prepared));
  const listed = clusters.filter(
    ({ ratio, rank: place }, i) =>
      i === 0 ||
      (ratio >= LEAST_RATIO && (counted.length === 0 ? i < MOST_WITHOUT_P : place <= counted.length)),
  );
  return {
    clusters: listed.map(({ rank: _, ...cluster }) => cluster),
    replications: counted.length,
    maxima: counted,
  };
}

/**
 * Clusters that may be listed. One no higher than any simulated maximum is not, so weaker windows need not be looked
 * for; without simulations the search goes down until there are enough. The most likely cluster is told in any case.
 */
async function ranking(
  { settings, data }: ScanStudy,
  { problem }: PreparedScan,
  { threads, counted, highest }: { threads: ScanThreads; counted: Float64Array; highest: number },
): Promise<RankedCluster[]> {
  const rank = (candidates: readonly Candidate[]) =>
    rankClusters(candidates, {
      circles: problem.circles,
      centres: data.centres,
      places: data.places,
      overlap: settings.overlap,
      most: settings.isFirstOnly ? 1 : mostKept(data.centres, problem.perCentre, settings.overlap),
    });
  if (highest <= 0) return [];
  if (counted.length > 0) {
    const lowest = counted.reduce((low, maximum) => Math.min(low, maximum), Number.POSITIVE_INFINITY);
    return rank(await threads.candidates(Math.min(highest, Math.max(LEAST_RATIO, lowest))));
  }
  for (let least = highest / 2; ; least /= 2) {
    const isLast = least <= LEAST_RATIO;
    const ranked = rank(await threads.candidates(isLast ? Math.min(highest, LEAST_RATIO) : least));
    if (ranked.length >= MOST_WITHOUT_P || isLast) return ranked;
  }
}

function judge(
  cluster: RankedCluster,
  isFirst: boolean,
  counted: Float64Array,
  rules: SignificanceRules,
  { settings }: ScanStudy,
  { analyses }: PreparedScan,
): ScannedCluster & { rank: number } {
  const { pValue, kind, rank } = significance(cluster.ratio, isFirst, counted, rules);
  const { inference, isProspective } = settings;
  const gumbel = inference.addsGumbel && rules.isGumbelFit && pValue !== null && kind !== 'gumbel';
  return {
    ...cluster,
    rank,
    pValue,
    pValueKind: kind,
    gumbelPValue: gumbel
      ? significance(cluster.ratio, isFirst, counted, { ...rules, report: 'gumbel' }).pValue
      : null,
    recurrenceDays:
      isProspective && pValue !== null
        ? recurrenceDays(pValue, { analyses, every: inference.every, frequency: inference.frequency })
        : null,
  };
}
