import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits until a condition holds, asking again every 50 ms. The test's own time limit ends it when it never does.
 */
export async function eventually(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await delay(50);
}
