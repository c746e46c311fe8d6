// Assistants by months: when a talk was held, and how good their reports were. Pure, so that it is tested alone.
import type { MentoringAnswer } from '@ulinzi/domain/mentoring';

type OfPost = MentoringAnswer['posts'][number];

export interface Cell extends Pick<OfPost, 'standing' | 'held' | 'sent' | 'returned' | 'quality'> {
  readonly month: string;
}

export interface Row extends Pick<OfPost, 'post' | 'postLabel' | 'base' | 'baseLabel' | 'isVacant'> {
  /** One for each month, in the order of the months; null where nothing is known of it. */
  readonly cells: readonly (Cell | null)[];
}

/** By base, then by post. What a post is called and whether somebody sits in it is as of the newest month. */
export function rowsOf(months: readonly string[], answers: readonly MentoringAnswer[]): Row[] {
  const byMonth = new Map(answers.map((answer) => [answer.month, answer]));
  const newestFirst = [...months].sort().reverse();
  const posts = new Map<string, OfPost>();
  for (const month of newestFirst)
    for (const one of byMonth.get(month)?.posts ?? []) if (!posts.has(one.post)) posts.set(one.post, one);
  return [...posts.values()]
    .map(({ post, postLabel, base, baseLabel, isVacant }) => ({
      post,
      postLabel,
      base,
      baseLabel,
      isVacant,
      cells: months.map((month) => {
        const own = byMonth.get(month)?.posts.find((one) => one.post === post);
        if (!own) return null;
        const { standing, held, sent, returned, quality } = own;
        return { month, standing, held, sent, returned, quality };
      }),
    }))
    .sort((a, b) => a.baseLabel.localeCompare(b.baseLabel) || a.postLabel.localeCompare(b.postLabel));
}

export interface Talk extends Pick<OfPost['held'][number], 'on' | 'way'> {
  readonly id: string;
  readonly reports: number;
  readonly promptness: number;
  readonly sourceSafety: number;
}

/** Every talk with one Assistant, the newest first. */
export function talksOf(row: Row): Talk[] {
  return row.cells.flatMap((cell) => cell?.held ?? []).sort((a, b) => b.on.localeCompare(a.on));
}

/** How many posts still wait for their talk in a month, and how many there are; those that nobody sits in wait for none. */
export function waitingIn(month: string, rows: readonly Row[]): { waiting: number; posts: number } {
  const seated = rows.filter(({ isVacant }) => !isVacant);
  const waiting = seated.filter(({ cells }) =>
    cells.some((cell) => cell?.month === month && cell.standing !== 'held'),
  );
  return { waiting: waiting.length, posts: seated.length };
}
