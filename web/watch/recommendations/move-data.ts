// What a form on a recommendation sends. Pure, so that it is tested without a screen.
import type { RecommendationMove } from '@ulinzi/domain/recommendations';

/** The fields of all forms, empty where nothing is said. */
export interface Typed {
  readonly reason: string;
  readonly found: string;
  readonly owner: string;
  readonly on: string;
  readonly due: string;
  readonly words: string;
}

/** What a form shows when it is opened: the day of today where it asks for one that has been. */
export function typedFor(move: RecommendationMove, today: string): Typed {
  const on = move === 'claim' || move === 'check' ? today : '';
  return { reason: '', found: '', owner: '', on, due: '', words: '' };
}

/** The act's data; null while something that it needs is missing. */
export function dataOf(move: RecommendationMove, typed: Typed, saw: string): object | null {
  const { reason, found, owner, on, due } = typed;
  const words = typed.words.trim();
  const said = words === '' ? {} : { words };
  const last = due === '' ? {} : { due };
  const day = on === '' ? {} : { on };
  switch (move) {
    case 'agree':
      return { saw, ...last };
    case 'start':
      return { saw };
    case 'decline':
      return reason === '' ? null : { saw, reason, ...said };
    case 'claim':
      return { saw, ...day, ...(words !== '' && { evidence: words }) };
    case 'check':
      return found === '' ? null : { saw, found, ...day, ...said };
    case 'reassign':
      return owner === '' ? null : { saw, owner, ...last };
    case 'overtake':
      return { saw, ...said };
  }
}
