// The next act of the procedure is the one main button; what else may be done stands beside it.
import type { RecommendationMove, RecommendationState } from '@ulinzi/domain/recommendations';

/** What brings it on for the post that answers for it, in each state: the first of these that it may do. */
const ownersNext: Readonly<Partial<Record<RecommendationState, readonly RecommendationMove[]>>> = {
  proposed: ['agree', 'start'],
  agreed: ['start', 'claim'],
  'in-progress': ['claim'],
  declined: ['reassign', 'agree'],
};

export interface Acts {
  /** Null where nothing that brings it on is hers to do. */
  readonly main: RecommendationMove | null;
  readonly others: readonly RecommendationMove[];
}

function nextFor(
  status: RecommendationState,
  may: readonly RecommendationMove[],
  isOwner: boolean,
): readonly RecommendationMove[] {
  if (isOwner) return ownersNext[status] ?? [];
  if (status === 'declined') return ['reassign'];
  // The office may act for an owner; who may only look, an Assistant on the spot, is there to look (A11).
  return status === 'done-claimed' || may.every((move) => move === 'check') ? ['check'] : [];
}

export function actsOn(
  status: RecommendationState,
  may: readonly RecommendationMove[],
  isOwner: boolean,
): Acts {
  const main = nextFor(status, may, isOwner).find((move) => may.includes(move)) ?? null;
  return { main, others: may.filter((move) => move !== main) };
}
