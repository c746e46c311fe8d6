import { offeredActs } from '@ulinzi/domain/alerts';
import type { Moment } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import type { Core } from '../app/index.ts';
import type { SeenAlert } from './alert-store.ts';

/** Acts on an alert that an actor could do now, by their last words. */
export function mayDo({ state }: SeenAlert, { role, post }: Actor, core: Core, now: Moment): string[] {
  const isOnDuty = post !== null && core.memory.onDuty('assistant', state.base, now) === post;
  return offeredActs(state, { role, post, isOnDuty, now });
}
