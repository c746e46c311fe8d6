import { type Refusal, refuse, type SubjectId, type SubjectKind } from '../kernel/index.ts';
import type { RuleContext } from './registers.ts';

/** A post with a base has a say in that base's affairs, a provincial one in its province's. */
export function ownScope(
  actor: RuleContext['actor'],
  base: string | null,
  province: string | null,
): Refusal | null {
  if (actor.role === 'node' || actor.role === 'administrator') return null;
  const own = actor.base === null ? actor.province === province : actor.base === base;
  return own ? null : refuse('act/not-yours');
}

/** The same for the affairs of a base. */
export function ownBase({ actor, registers }: RuleContext, base: string): Refusal | null {
  return ownScope(actor, base, registers.base(base)?.province ?? null);
}

/** An Assistant has a say in the affairs of her base alone; what is another's reads as if it were not there. */
export function isAnothers(actor: RuleContext['actor'], base: string | undefined): boolean {
  return actor.role === 'assistant' && actor.base !== base;
}

/** A thing of the same base that an act names by its id. Another base's and none read the same. */
export function named(
  { registers }: RuleContext,
  kind: SubjectKind,
  id: string | undefined,
  base: string,
): Refusal | null {
  if (id === undefined) return null;
  const thing = registers.subject(kind, id as SubjectId);
  return thing && 'base' in thing && thing.base === base ? null : refuse('act/schema', [kind]);
}

/** Communities that an act names: each of this base. */
export function ofBase(
  { registers }: RuleContext,
  communities: readonly string[],
  base: string,
): Refusal | null {
  const isOf = communities.every((slug) => registers.community(slug)?.base === base);
  return isOf ? null : refuse('place/unknown', ['communities']);
}
