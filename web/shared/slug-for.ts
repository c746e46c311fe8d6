/** A short name for a label: small letters, digits and hyphens, not yet taken; empty where the label gives none. */
export function slugFor(label: string, taken: (slug: string) => boolean): string {
  const plain = label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 36)
    .replace(/-+$/, '');
  if (plain.length < 2) return '';
  for (let nth = 1; ; nth++) {
    const slug = nth === 1 ? plain : `${plain}-${nth}`;
    if (!taken(slug)) return slug;
  }
}
