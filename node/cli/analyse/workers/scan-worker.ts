// A thread of the scan: simulates replications, or looks for the clusters of the data around some centres.
import { parentPort, workerData } from 'node:worker_threads';
import {
  type Candidate,
  type CandidateScan,
  candidateScan,
  observedHighest,
  type Replicator,
  replicator,
  type ScanProblem,
} from '@ulinzi/analysis/clusters';

export interface ScanWorkerData {
  problem: ScanProblem;
  seed: number;
}

/** Replications or centres first .. last - 1, windows over all places, or the highest ratio of the data. */
export type ScanTask =
  | { kind: 'highest' }
  | { kind: 'overall'; least: number }
  | { kind: 'replications'; first: number; last: number }
  | { kind: 'candidates'; first: number; last: number; least: number };

export type ScanAnswer =
  | { kind: 'highest'; ratio: number }
  | { kind: 'replications'; maxima: Float64Array }
  | { kind: 'candidates'; candidates: Candidate[] };

const { problem, seed } = workerData as ScanWorkerData;
let replicate: Replicator | undefined;
let scan: CandidateScan | undefined;

function answer(task: ScanTask): ScanAnswer {
  if (task.kind === 'highest') return { kind: 'highest', ratio: observedHighest(problem) };
  if (task.kind === 'overall' || task.kind === 'candidates') {
    scan ??= candidateScan(problem);
    const candidates =
      task.kind === 'overall' ? scan.overall(task.least) : scan.around(task.first, task.last, task.least);
    return { kind: 'candidates', candidates };
  }
  replicate ??= replicator(problem, seed);
  const maxima = new Float64Array(task.last - task.first);
  for (let i = 0; i < maxima.length; i++) maxima[i] = replicate(task.first + i);
  return { kind: 'replications', maxima };
}

parentPort?.on('message', (task: ScanTask) => parentPort?.postMessage(answer(task)));
