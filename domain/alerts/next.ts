import { owedBeforeClosing } from './owed.ts';
import { type AlertState, isOpen } from './state.ts';

export type NextAct =
  | 'acknowledge'
  | 'decide'
  | 'respond'
  | 'arrive'
  | 'resolve'
  | 'answer'
  | 'review'
  | 'feedback'
  | 'close';

/**
 * The next act of the procedure for an alert, or null when nothing is left to do. Calling back and assessing go on
 * beside it: checking is never a precondition for movement.
 */
export function nextAct(state: AlertState): NextAct | null {
  return isOpen(state) && state.ring ? 'acknowledge' : procedureAct(state);
}

/** The same once somebody has answered: what comes after the ring. */
export function procedureAct(state: AlertState): NextAct | null {
  if (!isOpen(state)) return null;
  const owed = owedBeforeClosing(state)[0];
  if (!owed) return 'close';
  switch (owed.owed) {
    case 'decision':
      return 'decide';
    case 'answer':
      return 'answer';
    case 'review':
      return 'review';
    case 'feedback':
      return 'feedback';
    case 'outcome':
      if (!state.response) return 'respond';
      return state.onSiteAt === null && state.response.means === 'patrol' ? 'arrive' : 'resolve';
  }
}
