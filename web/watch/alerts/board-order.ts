// Which alerts a board shows, in which order: what needs someone next comes first.
import type { BoardLine } from '@ulinzi/domain/alerts';
import { plain } from '../../shared/plain.ts';

export const filters = ['open', 'mine', 'feedback'] as const;
export type Filter = (typeof filters)[number];

/** Whose board it is: the posts that sit here. */
export interface Reader {
  readonly posts: readonly string[];
}

/** Rung at a post that sits here, taken by one or handed to it; answered for by one where nobody has taken it since. */
export function isMine(line: BoardLine, { posts }: Reader): boolean {
  const follower = line.followedBy ?? line.acknowledgedBy;
  return [follower, line.handedTo, ...line.calls.map(({ post }) => post)].some(
    (post) => post !== null && posts.includes(post),
  );
}

export function isShown(line: BoardLine, filter: Filter, reader: Reader): boolean {
  switch (filter) {
    case 'open':
      return line.isOpen;
    case 'mine':
      return line.isOpen && isMine(line, reader);
    case 'feedback':
      return line.waitsForFeedback.length > 0;
  }
}

/** True where each typed word stands in the place, the base or the number. */
export function isFound(line: BoardLine, typed: string): boolean {
  const hay = plain(`${line.number} ${line.communityLabel ?? ''} ${line.baseLabel}`);
  return plain(typed)
    .split(/\s+/)
    .every((word) => hay.includes(word));
}

/** Overdue first, longest late before all; then by the next clock; then without one; then what is owed to villages. */
function rank(line: BoardLine): readonly [number, number] {
  if (line.overdueSince !== null) return [0, Date.parse(line.overdueSince)];
  const isVillage = line.nextClock
    ? ['feedback', 'retry'].includes(line.nextClock.clock)
    : line.next === 'feedback' || !line.isOpen;
  const at = line.nextClock ? Date.parse(line.nextClock.at) : Date.parse(line.receivedAt);
  if (isVillage) return [3, at];
  return line.nextClock ? [1, at] : [2, at];
}

export function inOrder(lines: Iterable<BoardLine>): BoardLine[] {
  return [...lines]
    .map((line) => ({ line, rank: rank(line) }))
    .sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1] || (a.line.id < b.line.id ? -1 : 1))
    .map(({ line }) => line);
}
