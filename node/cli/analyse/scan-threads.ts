import {
  type Candidate,
  type ScanProblem,
  type SignificanceRules,
  TOLERANCE,
} from '@ulinzi/analysis/clusters';
import type { ScanAnswer, ScanTask, ScanWorkerData } from './workers/scan-worker.ts';
import { workerPool } from './workers/worker-pool.ts';

export interface RunOptions {
  seed: number;
  signal: AbortSignal;
  /** Told how many replications are done. */
  progress(done: number): void;
  threads?: number;
}

/** The parts of a scan that take long, shared out over every core. Each rejects where the signal aborts. */
export interface ScanThreads {
  /** The highest ratio in the data. */
  highest(): Promise<number>;
  /** Highest ratios of the replications, in their order; with early stopping perhaps fewer than asked. */
  simulate(rules: SignificanceRules, highest: number): Promise<Float64Array>;
  /** Candidates with a ratio of at least `least`. */
  candidates(least: number): Promise<Candidate[]>;
  close(): Promise<void>;
}

/** Replications between two reports take about so long, ms. */
const REPORT_EVERY_MS = 250;
const MOST_AT_ONCE = 64;

/** Centres given to a thread at once. */
const CENTRES_AT_ONCE = 32;

/** The threads of one problem; close them in any case. */
export function scanThreads(
  problem: ScanProblem,
  { seed, signal, progress, threads }: RunOptions,
): ScanThreads {
  const data: ScanWorkerData = { problem, seed };
  const module = new URL('./workers/scan-worker.ts', import.meta.url);
  const pool = workerPool<ScanTask, ScanAnswer>({ module, data, signal, threads });

  async function highest(): Promise<number> {
    const tasks: ScanTask[] = [{ kind: 'highest' }];
    let ratio = 0;
    await pool.run({
      next: () => tasks.pop() ?? null,
      take: (_, answer) => {
        if (answer.kind === 'highest') ratio = answer.ratio;
      },
      most: 1,
    });
    return ratio;
  }

  async function simulate(rules: SignificanceRules, highestRatio: number): Promise<Float64Array> {
    const { replications } = rules;
    const maxima = new Float64Array(replications);
    if (replications === 0) return maxima;
    const blocks = new Map<number, number>();
    const begun = new Map<ScanTask, number>();
    let [given, atOnce, done, inOrder] = [0, 1, 0, 0];
    let isEnough = false;
    await pool.run({
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
        if (task.kind !== 'replications' || answer.kind !== 'replications') return;
        maxima.set(answer.maxima, task.first - 1);
        done += answer.maxima.length;
        const took = Math.max(1, performance.now() - begun.get(task)!);
        atOnce = Math.max(
          1,
          Math.min(MOST_AT_ONCE, Math.round((answer.maxima.length * REPORT_EVERY_MS) / took)),
        );
        progress(done);
        blocks.set(task.first - 1, task.last - 1);
        while (blocks.has(inOrder)) inOrder = blocks.get(inOrder)!;
        isEnough = rules.report === 'early' && reaching(maxima, inOrder, highestRatio) >= rules.enough;
      },
    });
    return maxima.slice(0, inOrder);
  }

  async function candidates(least: number): Promise<Candidate[]> {
    const centres = problem.circles.start.length - 1;
    const tasks: ScanTask[] = problem.also.allPlaces ? [{ kind: 'overall', least }] : [];
    for (let first = 0; first < centres; first += CENTRES_AT_ONCE)
      tasks.push({ kind: 'candidates', first, last: Math.min(centres, first + CENTRES_AT_ONCE), least });
    const found: Candidate[] = [];
    await pool.run({
      next: () => tasks.pop() ?? null,
      take: (_, answer) => {
        if (answer.kind === 'candidates') found.push(...answer.candidates);
      },
      most: tasks.length,
    });
    return found;
  }

  return { highest, simulate, candidates, close: pool.close };
}

/** How many of the first replications are at least as high. */
function reaching(maxima: Float64Array, count: number, highest: number): number {
  let reached = 0;
  for (let i = 0; i < count; i++) if (maxima[i]! >= highest - TOLERANCE) reached += 1;
  return reached;
}
