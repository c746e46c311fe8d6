export {
  agreeRecommendation,
  checkRecommendation,
  claimRecommendation,
  declineRecommendation,
  makeRecommendation,
  overtakeRecommendation,
  reassignRecommendation,
  startRecommendation,
} from './acts.ts';
export { declineReasons, found, priorities, recommendationKinds } from './codes.ts';
export {
  type RecommendationAnswer,
  recommendationAnswer,
  type RecommendationLine,
  recommendationLists,
  type RecommendationsAnswer,
  recommendationsAnswer,
} from './answers.ts';
export {
  isOwed,
  mayMove,
  type RecommendationMove,
  recommendationMoves,
  type RecommendationState,
  recommendationStates,
} from './machine.ts';
export {
  type MoveData,
  type Recommendation,
  recommendationContested,
  recommendationDaysOverdue,
  recommendationMade,
  recommendationMoved,
  recommendationNumbers,
} from './register.ts';
