import type { App } from '../app/index.ts';

const queues = new WeakMap<App, Map<string, Promise<unknown>>>();

/** Does the work after all that was begun for the same phone: what it sends twice at once is judged once. */
export async function oneAtATime<Result>(
  app: App,
  device: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const queue = queues.get(app) ?? new Map<string, Promise<unknown>>();
  queues.set(app, queue);
  const before = queue.get(device) ?? Promise.resolve();
  const mine = before.then(work, work);
  const settled = mine.catch(() => undefined);
  queue.set(device, settled);
  try {
    return await mine;
  } finally {
    if (queue.get(device) === settled) queue.delete(device);
  }
}
