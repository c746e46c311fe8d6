import { offeredActs, viewOf } from '@ulinzi/domain/alerts';
import type { Actor } from '@ulinzi/domain/registers';
import type { App, Core } from '../app/index.ts';
import { deskPosts } from '../http/index.ts';
import type { SeenAlert } from './alert-store.ts';

/**
 * Acts on an alert that an actor could do now, by their last words. A duty desk acts as nobody: there it is what one of
 * its posts could do with her PIN.
 */
export function mayDo(app: App, core: Core, { state }: SeenAlert, actor: Actor): string[] {
  const now = app.clock.now();
  const onDuty = core.memory.onDuty('assistant', state.base, now);
  const sitting = actor.post === null ? deskPosts(app, actor) : [actor];
  const readers = sitting.flatMap((one) => {
    const post = 'slug' in one ? one.slug : one.post;
    return viewOf(one, state) ? [{ role: one.role, post, isOnDuty: post === onDuty, now }] : [];
  });
  return offeredActs(state, ...readers);
}
