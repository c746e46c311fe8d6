// Posts with who is on duty now and since when each is occupied. Pure, so that it is tested alone.
import { type Duty, turnAt } from '@ulinzi/domain/people';
import type { PostingsAnswer, PostsAnswer } from '@ulinzi/domain/registers';

export type PostAct = 'seat' | 'vacate' | 'renumber' | 'renew';

export interface PostRow {
  readonly slug: string;
  readonly label: string;
  readonly role: string;
  readonly base: string | null;
  readonly province: string | null;
  readonly hasNumber: boolean;
  readonly isOccupied: boolean;
  /** The last first. */
  readonly postings: PostingsAnswer['posts'][number]['postings'];
  /** When its turn ends, where it holds one now. */
  readonly onDutyUntil: number | null;
}

/** Until when each post that holds a seat now has it. */
export function onDutyNow(duties: readonly Duty[], now: number): Map<string, number> {
  const seats = new Map<string, Duty[]>();
  for (const duty of duties) {
    const seat = `${duty.seat} ${duty.scope}`;
    seats.set(seat, [...(seats.get(seat) ?? []), duty]);
  }
  const until = new Map<string, number>();
  for (const turns of seats.values()) {
    const holder = turnAt(turns, now);
    if (holder) until.set(holder.post, holder.until);
  }
  return until;
}

/** Those of which the reader may see the postings, the vacant first, then by name. */
export function postRows(
  posts: PostsAnswer['posts'],
  postings: PostingsAnswer['posts'],
  duties: readonly Duty[],
  now: number,
): PostRow[] {
  const until = onDutyNow(duties, now);
  const held = new Map(postings.map((one) => [one.post, one]));
  return posts
    .flatMap(({ slug, label, role, base, province, hasNumber }) => {
      const own = held.get(slug);
      if (!own) return [];
      const { isOccupied, postings: dates } = own;
      const onDutyUntil = until.get(slug) ?? null;
      return { slug, label, role, base, province, hasNumber, isOccupied, postings: dates, onDutyUntil };
    })
    .sort((a, b) => Number(a.isOccupied) - Number(b.isOccupied) || a.label.localeCompare(b.label));
}

/** Whether a post serves a place that is asked for: a base, a province, or everywhere. */
export function isAt({ base, province }: PostRow, where: string): boolean {
  return where === '' || base === where || province === where;
}
