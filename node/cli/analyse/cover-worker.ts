// The thread of `analyse cover`: the solver blocks, and the thread of the terminal must hear Ctrl-C.
import { parentPort, workerData } from 'node:worker_threads';
import {
  answerCoverage,
  type CoverageAnswer,
  type CoverageProblem,
  type CoverageQuestion,
  loadSolver,
  placeTowers,
  type Search,
  type TowerAnswer,
  type TowerQuestion,
} from '@ulinzi/analysis/coverage';

export type CoverTask =
  | { kind: 'sites'; problem: CoverageProblem; question: CoverageQuestion }
  | { kind: 'towers'; question: TowerQuestion };

export interface CoverWork {
  task: CoverTask;
  /** One number, 1 when the search is to stop. */
  stop: Int32Array;
  /** Milliseconds since 1970, infinity where there is no limit. */
  deadline: number;
}

export type CoverMessage =
  | { kind: 'progress'; best: number; bound: number }
  | { kind: 'sites'; answer: CoverageAnswer }
  | { kind: 'towers'; answer: TowerAnswer };

const BETWEEN_REPORTS_MS = 200;

const { task, stop, deadline } = workerData as CoverWork;
let reported = 0;
const search: Search = {
  shouldStop: () => Atomics.load(stop, 0) === 1 || Date.now() > deadline,
  progress(best, bound) {
    if (Date.now() - reported < BETWEEN_REPORTS_MS) return;
    reported = Date.now();
    send({ kind: 'progress', best, bound });
  },
};

function send(message: CoverMessage): void {
  parentPort?.postMessage(message);
}

const solver = await loadSolver();
if (task.kind === 'sites')
  send({ kind: 'sites', answer: answerCoverage(solver, task.problem, task.question, search) });
else send({ kind: 'towers', answer: placeTowers(solver, task.question, search) });
