// Work shared out over every core: each thread gets the same data once and then one task after another.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

export interface SharedWork<Task, Answer> {
  /** The module that the threads run; it answers each message with one message. */
  module: URL;
  /** Sent to each thread once, as its workerData. */
  data: unknown;
  /** The next task, or null where none is left (for now asked again after each answer). */
  next(): Task | null;
  /** Takes an answer; called on this thread, in the order answers arrive. */
  take(task: Task, answer: Answer): void;
  signal: AbortSignal;
  /** At most so many threads. */
  threads?: number;
}

/**
 * Runs tasks on as many threads as there are cores until `next` has none left. Rejects with the signal's reason as soon
 * as it aborts, and with an error of a thread where one fails; all threads are stopped either way.
 */
export async function shareWork<Task, Answer>(work: SharedWork<Task, Answer>): Promise<void> {
  const count = Math.max(1, Math.min(availableParallelism(), work.threads ?? Number.POSITIVE_INFINITY));
  const workers = Array.from({ length: count }, () => new Worker(work.module, { workerData: work.data }));
  let stop: (reason: unknown) => void = () => {};
  const stopped = new Promise<never>((_, reject) => {
    stop = reject;
  });
  // Only raced against; an abort after the work is done must not count as unhandled.
  stopped.catch(() => {});
  const onAbort = () => stop(work.signal.reason);
  work.signal.addEventListener('abort', onAbort);
  try {
    work.signal.throwIfAborted();
    await Promise.race([Promise.all(workers.map((worker) => serve(worker, work))), stopped]);
  } finally {
    work.signal.removeEventListener('abort', onAbort);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** Gives one thread tasks until there are none. */
function serve<Task, Answer>(worker: Worker, { next, take }: SharedWork<Task, Answer>): Promise<void> {
  return new Promise((resolve, reject) => {
    let task = next();
    const ask = () => {
      if (task === null) resolve();
      else worker.postMessage(task);
    };
    worker.on('error', reject);
    worker.on('message', (answer: Answer) => {
      take(task!, answer);
      task = next();
      ask();
    });
    ask();
  });
}
