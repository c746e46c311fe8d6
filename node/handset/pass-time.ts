// Lets time pass at once: the exercise's clock is put forward from one deadline to the next, and from minute to minute
// while somebody is rung, and at each the node does what it would have done.
import { minute } from '@ulinzi/domain/kernel';
import type { Forward, NodeAtWork } from '../app/index.ts';
import { duesBy } from '../clocks/index.ts';

/** Puts the clock forward by so many minutes. Stops early where the database is lost: what has passed has passed. */
export async function passTime(node: NodeAtWork, forward: Forward, minutes: number): Promise<void> {
  const { clock } = node.app;
  for (let left = minutes * minute; left > 0; ) {
    const core = node.app.core();
    if (!core) return;
    const now = clock.now();
    const isRinging = core.memory.openPages().length > 0 || core.memory.ringingCount > 0;
    const due = (await duesBy(core.pool, now + left)).find(({ at }) => at > now)?.at;
    const step = Math.min(left, due === undefined ? left : due - now, isRinging ? minute : left);
    forward.putForward(step);
    left -= step;
    await node.settle();
  }
}
