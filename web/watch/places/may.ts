// What a role may do for a place, before the node is asked; the node has the last word.
import type { PostAnswer } from '@ulinzi/domain/access';

/** The roles of an act, and for a place: one's own base, or one's own province where one has no base. */
export function mayFor(
  actor: Pick<PostAnswer, 'role' | 'base' | 'province'> | null,
  who: readonly string[],
  place: { readonly base: string; readonly province: string } | null,
): boolean {
  if (!actor || !who.includes(actor.role)) return false;
  if (actor.role === 'administrator' || place === null) return true;
  return actor.base === null ? actor.province === place.province : actor.base === place.base;
}
