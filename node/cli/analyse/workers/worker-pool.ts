// Work shared out over every core: each thread gets the same data once and then one task after another.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

export interface WorkerPool<Task, Answer> {
  /**
   * Runs tasks until `next` gives null to every thread; `take` gets each answer on this thread, in the order answers
   * arrive. Rejects with the signal's reason as soon as it aborts, and with a thread's error where one fails.
   */
  run(work: Work<Task, Answer>): Promise<void>;
  /** Stops the threads, whatever they are at. */
  close(): Promise<void>;
}

export interface Work<Task, Answer> {
  /** The next task, or null where none is left. */
  next(): Task | null;
  take(task: Task, answer: Answer): void;
  /** Threads that are worth asking; all when absent. */
  most?: number;
}

export interface PoolOptions {
  /** The module that the threads run; it answers each message with one message. */
  module: URL;
  /** Sent to each thread once, as its workerData. */
  data: unknown;
  signal: AbortSignal;
  /** Threads at most; as many as there are cores when absent. */
  threads?: number;
}

/** A pool whose threads start when there is work for them. Close it in any case: else the process would not end. */
export function workerPool<Task, Answer>({
  module,
  data,
  signal,
  threads,
}: PoolOptions): WorkerPool<Task, Answer> {
  const size = Math.max(1, Math.min(availableParallelism(), threads ?? Number.POSITIVE_INFINITY));
  const workers: Worker[] = [];

  async function run(work: Work<Task, Answer>): Promise<void> {
    signal.throwIfAborted();
    const wanted = Math.min(size, Math.max(1, work.most ?? size));
    while (workers.length < wanted) workers.push(new Worker(module, { workerData: data }));
    let stop: (reason: unknown) => void = () => {};
    const stopped = new Promise<never>((_, reject) => {
      stop = reject;
    });
    // Only raced against: an abort when the work is done must not count as unhandled.
    stopped.catch(() => {});
    const onAbort = () => stop(signal.reason);
    signal.addEventListener('abort', onAbort);
    try {
      await Promise.race([
        Promise.all(workers.slice(0, wanted).map((worker) => serve(worker, work))),
        stopped,
      ]);
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }

  async function close(): Promise<void> {
    await Promise.all(workers.splice(0).map((worker) => worker.terminate()));
  }

  return { run, close };
}

/** One run of a pool that is opened for it and closed after it. */
export async function shareWork<Task, Answer>(work: Work<Task, Answer> & PoolOptions): Promise<void> {
  const pool = workerPool<Task, Answer>(work);
  try {
    await pool.run(work);
  } finally {
    await pool.close();
  }
}

/** Gives one thread tasks until there are none. */
function serve<Task, Answer>(worker: Worker, { next, take }: Work<Task, Answer>): Promise<void> {
  return new Promise((resolve, reject) => {
    let task = next();
    const onMessage = (answer: Answer) => {
      try {
        take(task!, answer);
        task = next();
        ask();
      } catch (error) {
        end(() => reject(error));
      }
    };
    const onError = (error: Error) => end(() => reject(error));
    const end = (settle: () => void) => {
      worker.off('message', onMessage);
      worker.off('error', onError);
      settle();
    };
    const ask = () => {
      if (task === null) end(resolve);
      else worker.postMessage(task);
    };
    worker.on('message', onMessage);
    worker.on('error', onError);
    ask();
  });
}
