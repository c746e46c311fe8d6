// What a reader sees of the recommendations, and in which order. Pure, so that it is tested without a screen.
import { daysBetween } from '@ulinzi/domain/kernel';
import { isOwed, type RecommendationLine } from '@ulinzi/domain/recommendations';

export type Line = RecommendationLine;

export const shows = ['mine', 'overdue', 'all'] as const;
export type Shows = (typeof shows)[number];

export interface Narrowed {
  readonly show: Shows;
  /** A base's short name; empty for all of them. */
  readonly base: string;
}

/** Days until the last day, 0 on it, negative where it has passed; null where nothing is owed any more. */
export function daysLeft({ status, due }: Pick<Line, 'status' | 'due'>, today: string): number | null {
  return isOwed(status) ? daysBetween(today, due) : null;
}

export function isLate(line: Pick<Line, 'status' | 'due'>, today: string): boolean {
  return (daysLeft(line, today) ?? 0) < 0;
}

/** True for what the reader's own post still owes. */
export function isMine({ owner, status }: Pick<Line, 'owner' | 'status'>, post: string | null): boolean {
  return owner === post && isOwed(status);
}

/** One's own first, the overdue of them before the others; then what is overdue, then by the last day; what is over last. */
export function inOrder(lines: readonly Line[], post: string | null, today: string): Line[] {
  const rank = (line: Line) =>
    (isOwed(line.status) ? 0 : 4) + (isMine(line, post) ? 0 : 2) + (isLate(line, today) ? 0 : 1);
  return [...lines].sort((one, other) => {
    const between = rank(one) - rank(other) || one.due.localeCompare(other.due);
    return between || one.number.localeCompare(other.number);
  });
}

/** What fits, in order. */
export function narrowed(
  lines: readonly Line[],
  { show, base }: Narrowed,
  post: string | null,
  today: string,
): Line[] {
  const fits = (line: Line) =>
    (base === '' || line.base === base) &&
    (show === 'all' || (show === 'mine' ? isMine(line, post) : isLate(line, today)));
  return inOrder(lines.filter(fits), post, today);
}

/** How many each choice would show. */
export function countsOf(
  lines: readonly Line[],
  base: string,
  post: string | null,
  today: string,
): Record<Shows, number> {
  const count = (show: Shows) => narrowed(lines, { show, base }, post, today).length;
  return { mine: count('mine'), overdue: count('overdue'), all: count('all') };
}

/** The community and its base; a base's own village is called like it, and said once. */
export function placeSaid({ communityLabel, baseLabel }: Pick<Line, 'communityLabel' | 'baseLabel'>): string {
  return communityLabel === null || communityLabel === baseLabel
    ? baseLabel
    : `${communityLabel} · ${baseLabel}`;
}
