import {
  type Candidate,
  candidateScan,
  countedMaxima,
  mostKept,
  type PValueKind,
  type RankedCluster,
  rankClusters,
  recurrenceDays,
  significance,
  type SignificanceRules,
  TOLERANCE,
} from '@ulinzi/analysis/clusters';
import type { PreparedScan } from './scan-problem.ts';
import type { ScanStudy } from './scan-study.ts';
import type { ScanAnswer, ScanTask, ScanWorkerData } from './workers/scan-worker.ts';
import { shareWork } from './workers/worker-pool.ts';

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

export interface RunOptions {
  seed: number;
  signal: AbortSignal;
  /** Told how many replications are done. */
  progress(done: number): void;
  threads?: number;
}

/** SaTScan lists the most likely cluster, and others from this ratio up. */
const LEAST_RATIO = 0.001;
/** Without replications no p-value tells where to stop. */
const MOST_WITHOUT_P = 10;
/** Replications between two reports take about so long, ms. */
const REPORT_EVERY_MS = 250;
const MOST_AT_ONCE = 64;

/**
 * Simulates, then finds, ranks and judges the clusters of the data. Rejects with the signal's reason where it aborts.
 */
export async function runScan(
  study: ScanStudy,
  prepared: PreparedScan,
  options: RunOptions,
): Promise<ScanOutcome> {
  const { settings, data } = study;
  const { problem } = prepared;
  const { inference } = settings;
  const rules: SignificanceRules = {
    report: inference.report,
    isGumbelFit: settings.rules.rates === 'high' && settings.stretch !== 'time',
    replications: inference.replications,
    enough: inference.enough,
  };
  const highest = inference.report === 'early' ? highestRatio(problem) : 0;
  const maxima = await simulate(problem, rules, highest, options);
  const counted = countedMaxima(maxima, highest, rules);
  const rank = (candidates: readonly Candidate[]) =>
    rankClusters(candidates, {
      circles: problem.circles,
      centres: data.centres,
      places: data.places,
      overlap: settings.overlap,
      most: settings.isFirstOnly ? 1 : mostKept(data.centres, problem.perCentre, settings.overlap),
    });
  // A cluster no higher than any simulated maximum would not be listed, so weaker ones need not be looked for.
  const lowest = counted.reduce((low, maximum) => Math.min(low, maximum), Number.POSITIVE_INFINITY);
  const least = counted.length > 0 ? Math.max(LEAST_RATIO, lowest) : LEAST_RATIO;
  let ranked = rank(await candidates(problem, least, options));
  // The most likely cluster is told whatever its ratio.
  if (ranked.length === 0) ranked = rank(await candidates(problem, 0, options)).slice(0, 1);
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

const module = new URL('./workers/scan-worker.ts', import.meta.url);

/** Highest ratios of the replications, in their order; with early stopping perhaps fewer than asked. */
async function simulate(
  problem: PreparedScan['problem'],
  rules: SignificanceRules,
  highest: number,
  { seed, signal, progress, threads }: RunOptions,
): Promise<Float64Array> {
  const { replications } = rules;
  const maxima = new Float64Array(replications);
  if (replications === 0) return maxima;
  const blocks = new Map<number, number>();
  let [given, atOnce, done, inOrder] = [0, 1, 0, 0];
  let isEnough = false;
  const begun = new Map<ScanTask, number>();
  await shareWork<ScanTask, ScanAnswer>({
    module,
    data: { problem, seed } satisfies ScanWorkerData,
    signal,
    threads,
    next() {
      if (given >= replications || isEnough) return null;
      // Replications are numbered from 1.
      const first = given + 1;
      given = Math.min(replications, given + atOnce);
      const task: ScanTask = { kind: 'replications', first, last: given + 1 };
      begun.set(task, performance.now());
      return task;
    },
    take(task, answer) {
      if (answer.kind !== 'replications') return;
      maxima.set(answer.maxima, task.first - 1);
      done += answer.maxima.length;
      const took = performance.now() - begun.get(task)!;
      atOnce = Math.max(
        1,
        Math.min(MOST_AT_ONCE, Math.round((answer.maxima.length * REPORT_EVERY_MS) / took)),
      );
      progress(done);
      blocks.set(task.first - 1, task.last - 1);
      while (blocks.has(inOrder)) inOrder = blocks.get(inOrder)!;
      isEnough = rules.report === 'early' && reaching(maxima, inOrder, highest) >= rules.enough;
    },
  });
  return maxima.slice(0, inOrder);
}

/** How many of the first replications are at least as high. */
function reaching(maxima: Float64Array, count: number, highest: number): number {
  let reached = 0;
  for (let i = 0; i < count; i++) if (maxima[i]! >= highest - TOLERANCE) reached += 1;
  return reached;
}

/** Centres given to a thread at once. */
const CENTRES_AT_ONCE = 8;

async function candidates(
  problem: PreparedScan['problem'],
  least: number,
  { seed, signal, threads }: RunOptions,
): Promise<Candidate[]> {
  const centres = problem.circles.start.length - 1;
  const found = candidateScan(problem).overall(least);
  let given = 0;
  await shareWork<ScanTask, ScanAnswer>({
    module,
    data: { problem, seed } satisfies ScanWorkerData,
    signal,
    threads: Math.min(threads ?? Infinity, Math.ceil(centres / CENTRES_AT_ONCE)),
    next() {
      if (given >= centres) return null;
      const first = given;
      given = Math.min(centres, given + CENTRES_AT_ONCE);
      return { kind: 'candidates', first, last: given, least };
    },
    take(_, answer) {
      if (answer.kind === 'candidates') found.push(...answer.candidates);
    },
  });
  return found;
}

/** The highest ratio in the data, by which simulations may stop early. */
function highestRatio(problem: PreparedScan['problem']): number {
  const scan = candidateScan(problem);
  return [...scan.around(0, scan.centres, 0), ...scan.overall(0)].reduce(
    (most, { ratio }) => Math.max(most, ratio),
    0,
  );
}
