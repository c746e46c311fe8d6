import { standingOf } from '@ulinzi/domain/promises';
import { isoOf } from '@ulinzi/domain/kernel';
import type { Actor, PromisesAnswer } from '@ulinzi/domain/registers';
import type { App, Core } from '../app/index.ts';
import { promisesOf } from './register-store.ts';

/** What was promised, as it leaves: the oldest due first. */
export async function promisesFor(app: App, core: Core, actor: Actor): Promise<PromisesAnswer['promises']> {
  const now = app.clock.now();
  const found = await promisesOf(core, actor);
  return found.map(({ id, state }) => ({
    id,
    community: state.community,
    communityLabel: core.memory.community(state.community)?.label ?? state.community,
    kind: state.kind,
    madeAt: isoOf(app.clock.wallOf(state.madeAt)),
    due: isoOf(state.due),
    standing: standingOf(state, now),
    daysOverdue: state.settled ? 0 : Math.max(0, Math.floor((now - state.due) / 86_400_000)),
    told: state.settled?.told ?? null,
  }));
}
