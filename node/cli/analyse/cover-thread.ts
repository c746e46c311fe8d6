// A thread for the solver, which blocks: the thread of the terminal must hear Ctrl-C. Both ends of it are here.
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { loadSolver, type Search, type Solver } from '@ulinzi/analysis/coverage';
import type { Call } from '../command.ts';
import { numberOption, sayNumber } from './frame.ts';

interface ThreadData<Task> {
  task: Task;
  /** One number, 1 when the search is to stop. */
  stop: Int32Array;
  /** Milliseconds since 1970, infinity where there is no limit. */
  deadline: number;
}

type ThreadMessage<Answer> =
  | { kind: 'progress'; best: number; bound: number }
  | { kind: 'answer'; answer: Answer };

/** How long a search may take to stop before its best answer is given up. */
const GRACE_MS = 20_000;
const BETWEEN_REPORTS_MS = 200;

/** Has a module's `serveThread` answer a task; `--time-limit` and Ctrl-C stop its search, which keeps its best answer. */
export async function askThread<Answer>(call: Call, module: URL, task: unknown): Promise<Answer> {
  const { io } = call;
  io.signal.throwIfAborted();
  const seconds = numberOption(call, 'time-limit', { min: 0, default: Number.POSITIVE_INFINITY });
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const data: ThreadData<unknown> = { task, stop, deadline: Date.now() + 1000 * seconds };
  const worker = new Worker(module, { workerData: data });
  let giveUp: NodeJS.Timeout | undefined;
  let onAbort = () => {};
  try {
    return await new Promise((resolve, reject) => {
      onAbort = () => {
        Atomics.store(stop, 0, 1);
        giveUp = setTimeout(() => reject(io.signal.reason), GRACE_MS);
      };
      io.signal.addEventListener('abort', onAbort);
      worker.on('error', reject);
      worker.on('message', (message: ThreadMessage<Answer>) => {
        if (message.kind === 'answer') return resolve(message.answer);
        const best = sayNumber(message.best, io.speak);
        const bound = sayNumber(message.bound, io.speak);
        io.progress(io.speak('analyse-cover.progress', { best, bound }));
      });
    });
  } finally {
    clearTimeout(giveUp);
    io.signal.removeEventListener('abort', onAbort);
    await worker.terminate();
  }
}

/** Answers the one task of this thread. */
export async function serveThread<Task, Answer>(
  answer: (solver: Solver, task: Task, search: Search) => Answer,
): Promise<void> {
  const { task, stop, deadline } = workerData as ThreadData<Task>;
  const send = (message: ThreadMessage<Answer>) => parentPort?.postMessage(message);
  let reported = 0;
  const search: Search = {
    shouldStop: () => Atomics.load(stop, 0) === 1 || Date.now() > deadline,
    progress(best, bound) {
      if (Date.now() - reported < BETWEEN_REPORTS_MS) return;
      reported = Date.now();
      send({ kind: 'progress', best, bound });
    },
  };
  send({ kind: 'answer', answer: answer(await loadSolver(), task, search) });
}
