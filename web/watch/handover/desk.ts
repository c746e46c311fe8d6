// To whom a shift may be handed: another post that answers for alerts, of the same base or of the same province.
import { handOverShift } from '@ulinzi/domain/shifts';

interface Chair {
  readonly slug: string;
  readonly label: string;
  readonly role: string;
  readonly base: string | null;
  readonly province: string | null;
}

export function othersAtDesk<Post extends Chair>(
  posts: readonly Post[],
  own: { readonly post: string | null; readonly base: string | null; readonly province: string | null },
): Post[] {
  return posts.filter(
    ({ slug, role, base, province }) =>
      slug !== own.post &&
      (handOverShift.who as readonly string[]).includes(role) &&
      (own.base === null ? base === null && province === own.province : base === own.base),
  );
}
