import { delta } from '../notebook/index.ts';

/** The name of a community, as far as this phone knows it; its slug else. */
export function placeLabel(slug: string | null | undefined): string {
  if (!slug) return '';
  return (delta.value?.communities ?? []).find((one) => one.slug === slug)?.label ?? slug;
}
