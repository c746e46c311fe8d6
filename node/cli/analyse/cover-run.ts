import { Worker } from 'node:worker_threads';
import type {
  CoverageAnswer,
  CoverageProblem,
  CoverageQuestion,
  TowerAnswer,
  TowerQuestion,
} from '@ulinzi/analysis/coverage';
import type { Call } from '../command.ts';
import type { CoverMessage, CoverTask, CoverWork } from './cover-worker.ts';
import { numberOption, sayNumber } from './frame.ts';

/** How long a search may take to stop before its best choice is given up. */
const GRACE_MS = 20_000;

/** Sites for a question, searched for in a thread of its own until proven, Ctrl-C or `--time-limit`. */
export async function chooseSites(
  call: Call,
  problem: CoverageProblem,
  question: CoverageQuestion,
): Promise<CoverageAnswer> {
  const message = await runTask(call, { kind: 'sites', problem, question });
  if (message.kind !== 'sites') throw new Error('the thread answered another question');
  return message.answer;
}

/** The same for towers. */
export async function chooseTowers(call: Call, question: TowerQuestion): Promise<TowerAnswer> {
  const message = await runTask(call, { kind: 'towers', question });
  if (message.kind !== 'towers') throw new Error('the thread answered another question');
  return message.answer;
}

async function runTask(call: Call, task: CoverTask): Promise<CoverMessage> {
  const { io } = call;
  io.signal.throwIfAborted();
  const seconds = numberOption(call, 'time-limit', { min: 0, default: Number.POSITIVE_INFINITY });
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const work: CoverWork = { task, stop, deadline: Date.now() + 1000 * seconds };
  const worker = new Worker(new URL('./cover-worker.ts', import.meta.url), { workerData: work });
  let giveUp: NodeJS.Timeout | undefined;
  const onAbort = () => Atomics.store(stop, 0, 1);
  try {
    return await new Promise((resolve, reject) => {
      worker.on('error', reject);
      worker.on('message', (message: CoverMessage) => {
        if (message.kind !== 'progress') resolve(message);
        else
          io.progress(
            io.speak('analyse-cover.progress', {
              best: sayNumber(message.best, io.speak),
              bound: sayNumber(message.bound, io.speak),
            }),
          );
      });
      io.signal.addEventListener('abort', () => {
        onAbort();
        giveUp = setTimeout(() => reject(io.signal.reason), GRACE_MS);
      });
    });
  } finally {
    clearTimeout(giveUp);
    await worker.terminate();
  }
}
