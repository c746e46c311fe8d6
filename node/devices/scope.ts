import type { Post } from '@ulinzi/domain/people';
import type { Actor } from '@ulinzi/domain/registers';
import type { Core } from '../app/index.ts';

/** Who sees to phones: the custodian and the administrator to all, a protection manager to those of her province. */
export function seesToDevices(actor: Actor): boolean {
  return ['administrator', 'custodian', 'protection-manager'].includes(actor.role);
}

/** True for a post whose phones this actor sees to. */
export function isHersToEquip(core: Core, actor: Actor, slug: string): boolean {
  const post: Post | undefined = core.memory.post(slug);
  if (!post || !seesToDevices(actor)) return false;
  if (actor.role !== 'protection-manager') return true;
  const province = post.province ?? (post.base === null ? null : core.memory.base(post.base)?.province);
  return province !== null && province === actor.province;
}
