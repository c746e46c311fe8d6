export { amendPlan, approvePlan, endPlan, openPlan } from './acts.ts';
export { measures } from './codes.ts';
export { type PlanAnswer, planAnswer, type PlanLine, type PlansAnswer, plansAnswer } from './answers.ts';
export {
  mayMovePlan,
  planAmended,
  planApproved,
  planContested,
  planEnded,
  type PlanMove,
  planMoves,
  planOpened,
  planReviewDaysOverdue,
  type PlanState,
  planStates,
  type ProtectionPlan,
} from './register.ts';
