export * as alertActs from './acts.ts';
export * as alertCodes from './codes.ts';
export type { ClockKind } from './codes.ts';
export { type Clock, clocksOf, hasAnswered, type Ring, ringsOf, scopeOf } from './clocks.ts';
export { evolveAlert, type Fact } from './evolve.ts';
export { communitiesNotTold, mayClose, type Owed, owedBeforeClosing } from './owed.ts';
export type { AlertRule, Allowed } from './rule.ts';
export { alertRules, callBackMinutes, maySeeAlert, openingRules } from './rules.ts';
export { type AlertState, awaitsDecision, type Coded, type FeedbackStanding, isOpen } from './state.ts';
export { type NextAct, nextAct } from './next.ts';
export { freeNumber, numberRestDays } from './number.ts';
export {
  type AlertDetail,
  alertDetail,
  type BoardAnswer,
  boardAnswer,
  type BoardLine,
  boardLine,
  type DeliveryLine,
  type TimelineLine,
  timelineLine,
  type WordsAnswer,
  wordsAnswer,
} from './answers.ts';
