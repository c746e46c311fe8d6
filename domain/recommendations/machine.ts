// How a recommendation goes on: which act may follow in which state, and where it leads. What is claimed is not done:
// only who has seen it on the spot confirms it (A11).
import type { found } from './codes.ts';

export const recommendationStates = [
  'proposed',
  'agreed',
  'in-progress',
  'done-claimed',
  'done-confirmed',
  'declined',
  'overtaken',
] as const;
export type RecommendationState = (typeof recommendationStates)[number];

/** What people do to one that has been made, by the last word of the act. */
export const recommendationMoves = [
  'agree',
  'decline',
  'start',
  'claim',
  'check',
  'reassign',
  'overtake',
] as const;
export type RecommendationMove = (typeof recommendationMoves)[number];

export type Found = (typeof found)[number];

const open = ['proposed', 'agreed', 'in-progress', 'done-claimed'] as const;

/** The states in which each may be done. Confirmed and overtaken are ends: what fell back is recommended anew. */
const from: Readonly<Record<RecommendationMove, readonly RecommendationState[]>> = {
  // Who has declined may think better of it.
  agree: ['proposed', 'declined'],
  decline: ['proposed', 'agreed', 'in-progress'],
  start: ['proposed', 'agreed'],
  claim: ['proposed', 'agreed', 'in-progress'],
  // Also of what nobody has claimed: she passes there, and sees.
  check: open,
  reassign: ['proposed', 'agreed', 'in-progress', 'declined'],
  overtake: [...open, 'declined'],
};

/** True where the act may be done to one in this state. */
export function mayMove(state: RecommendationState, move: RecommendationMove): boolean {
  return from[move].includes(state);
}

/** The state after an act that may be done in this one. */
export function movedTo(
  state: RecommendationState,
  move: RecommendationMove,
  seen?: Found,
): RecommendationState {
  switch (move) {
    case 'agree':
      return 'agreed';
    case 'decline':
      return 'declined';
    case 'start':
      return 'in-progress';
    case 'claim':
      return 'done-claimed';
    case 'reassign':
      return 'proposed';
    case 'overtake':
      return 'overtaken';
    case 'check':
      return afterCheck(state, seen);
  }
}

function afterCheck(state: RecommendationState, seen: Found | undefined): RecommendationState {
  if (seen === 'done') return 'done-confirmed';
  if (seen === 'partly') return 'in-progress';
  if (seen === 'not-done' && state === 'done-claimed') return 'in-progress';
  return state;
}

/** True while its owner owes something: also what is claimed, until it has been seen. */
export function isOwed(state: RecommendationState): boolean {
  return state !== 'done-confirmed' && state !== 'declined' && state !== 'overtaken';
}
