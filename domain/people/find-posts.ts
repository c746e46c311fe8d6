// Finds posts by what people call them: by short name, label, role, and the names that a role had before (A2).
import type { Role } from '../kernel/index.ts';

/** What a role is and was called. `until` is the month by which a name was no longer in use; null for one that is. */
interface RoleName {
  readonly role: Role;
  readonly names: readonly string[];
  readonly until: string | null;
}

const roleNames: readonly RoleName[] = [
  { role: 'assistant', names: ['CLA', 'Community Liaison Assistant'], until: null },
  // The field report, researched in March and April 2011, says: "formerly called Community Liaison Interpreters".
  { role: 'assistant', names: ['CLI', 'Community Liaison Interpreter'], until: '2011-04' },
  { role: 'jpt-member', names: ['JPT', 'Joint Protection Team'], until: null },
];

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .trim();

/** A name of a role that this text says: whole, or begun with at least three letters. */
function roleNamed(text: string): { role: Role; name: string; until: string | null } | null {
  for (const { role, names, until } of roleNames) {
    const isSaid = names.some(
      (name) => fold(name) === text || (text.length > 3 && fold(name).startsWith(text)),
    );
    const [name] = names;
    if (isSaid && name !== undefined) return { role, name, until };
  }
  return null;
}

interface FoundPosts<Post> {
  readonly posts: Post[];
  /** The name was that of a role in former days: what it is called, and until when. */
  readonly former: { readonly role: Role; readonly name: string; readonly until: string } | null;
}

/** Posts that a text may mean, in the order in which they were given. */
export function findPosts<Post extends { slug: string; label: string; role: Role }>(
  posts: readonly Post[],
  asked: string,
): FoundPosts<Post> {
  const text = fold(asked);
  const said = roleNamed(text);
  const found = posts.filter(
    ({ slug, label, role }) =>
      role === said?.role || slug.includes(text) || fold(label).includes(text) || role === text,
  );
  const former = said && said.until !== null ? { ...said, until: said.until } : null;
  return { posts: found, former };
}
