// Questions between office and field in the order in which they need somebody, and what a role may ask. Pure, so that it
// is tested alone.
import { askQuestion } from '@ulinzi/domain/questions';
import type { QuestionLine } from '@ulinzi/domain/questions';

export type Line = QuestionLine['line'];

export function mayAsk(role: string): boolean {
  return role !== 'node' && (askQuestion.who as readonly string[]).includes(role);
}

/** The mentor's line is between an Assistant and her mentor: nobody else reads or writes on it (C9). */
export function linesFor(role: string): readonly Line[] {
  return role === 'assistant' || role === 'protection-manager' ? ['office', 'mentor'] : ['office'];
}

export interface Ordered {
  /** The reader's side is waited for; whoever has waited longest first. */
  readonly mine: readonly QuestionLine[];
  /** The other side is waited for. */
  readonly theirs: readonly QuestionLine[];
  readonly ended: readonly QuestionLine[];
}

export function inOrder(questions: readonly QuestionLine[]): Ordered {
  const longestFirst = [...questions].sort((a, b) => a.waitsSince.localeCompare(b.waitsSince));
  const running = longestFirst.filter(({ isEnded }) => !isEnded);
  return {
    mine: running.filter(({ isMyTurn }) => isMyTurn),
    theirs: running.filter(({ isMyTurn }) => !isMyTurn),
    ended: longestFirst.filter(({ isEnded }) => isEnded).reverse(),
  };
}

const dayMs = 86_400_000;

/** How long a side has been waited for: in full hours under two days, then in full days. */
export function waited(since: string, now: number): { readonly hours: number } | { readonly days: number } {
  const ms = Math.max(0, now - Date.parse(since));
  return ms < 2 * dayMs ? { hours: Math.floor(ms / 3_600_000) } : { days: Math.floor(ms / dayMs) };
}
