// A thread of the Knox test: counts pairs under permutations first .. last - 1.
import { parentPort, workerData } from 'node:worker_threads';
import { type KnoxInput, permutedCounts } from '@ulinzi/analysis/clusters';

export interface KnoxWorkerData {
  input: KnoxInput;
  seed: number;
}

export interface KnoxTask {
  first: number;
  last: number;
}

const { input, seed } = workerData as KnoxWorkerData;

parentPort?.on('message', ({ first, last }: KnoxTask) => {
  const counts: Int32Array[] = [];
  for (let permutation = first; permutation < last; permutation++)
    counts.push(permutedCounts(input, seed, permutation));
  parentPort?.postMessage(counts);
});
