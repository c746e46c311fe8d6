import { bases, posts } from '../../shared/registers.ts';
import { ownersOf } from './owners-of.ts';

/** Posts that may answer for a recommendation at a base, as the registers stand; none while no base is chosen. */
export function ownersAt(base: string): string[] {
  if (base === '') return [];
  const province = bases.value.value?.bases.find(({ slug }) => slug === base)?.province ?? null;
  return ownersOf(posts.value.value?.posts ?? [], base, province);
}
