// Which rosters a person reads, which of them she writes, and who may be put into one.
import { assignDuty, rolesFor, type Seat } from '@ulinzi/domain/people';
import type { BasesAnswer, PostsAnswer } from '@ulinzi/domain/registers';
import type { PostAnswer } from '@ulinzi/domain/access';

type Base = BasesAnswer['bases'][number];
type Post = PostsAnswer['posts'][number];

/** A base with its two seats, or a province with its duty officer. */
export interface Scope {
  readonly slug: string;
  readonly isProvince: boolean;
  readonly seats: readonly Seat[];
}

const ofBase = (slug: string): Scope => ({ slug, isProvince: false, seats: ['assistant', 'commander'] });
const ofProvince = (slug: string): Scope => ({ slug, isProvince: true, seats: ['duty-officer'] });

/** A base's people keep their base, provincial roles the province and each of its bases, the rest all or none. */
export function scopesOf(actor: PostAnswer, bases: readonly Base[]): Scope[] {
  if (actor.base) return [ofBase(actor.base)];
  const isForAll = actor.role === 'administrator' || actor.role === 'custodian';
  const own = bases.filter((base) => isForAll || base.province === actor.province);
  const provinces = new Set([
    ...(actor.province ? [actor.province] : []),
    ...own.map((base) => base.province),
  ]);
  return [...[...provinces].map(ofProvince), ...own.map((base) => ofBase(base.slug))];
}

/** Whether the role keeps rosters; whose, the rule says (domain/registers/rules.ts). A custodian only reads. */
export function mayAssign(role: string): boolean {
  return (assignDuty.who as readonly string[]).includes(role);
}

/** Posts that may take a seat, those of its own role first. */
export function postsFor(seat: Seat, scope: string, posts: readonly Post[]): Post[] {
  const roles: readonly string[] = rolesFor[seat];
  return posts
    .filter((post) => (seat === 'duty-officer' ? post.province : post.base) === scope)
    .filter((post) => roles.includes(post.role))
    .sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role));
}
