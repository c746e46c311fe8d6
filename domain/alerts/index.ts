export * as alertActs from './acts.ts';
export * as alertCodes from './codes.ts';
export type { ClockKind } from './codes.ts';
export { type Clock, clocksOf, hasAnswered, type Ring, ringsOf, scopeOf } from './clocks.ts';
export { evolveAlert, type Fact } from './evolve.ts';
export { communitiesNotTold, mayClose, type Owed, owedBeforeClosing } from './owed.ts';
export { type OfferedTo, offeredActs } from './offered.ts';
export { type AlertRule, type Allowed, isActorUnknown, isStateActor, isWithPerpetratorSide } from './rule.ts';
export { alertRules, callBackMinutes, openingRules } from './rules.ts';
export {
  type AlertState,
  awaitsDecision,
  type Coded,
  type FeedbackStanding,
  isOpen,
  type Tied,
} from './state.ts';
export { type NextAct, nextAct } from './next.ts';
export {
  asDecided,
  doesFit,
  fitsFor,
  perpetratorAmong,
  type Together,
  togetherActs,
  toStateSide,
  wholeRefused,
} from './together.ts';
export { freeNumber, numberRestDays } from './number.ts';
export { overdueClocks } from './overdue.ts';
export {
  type AlertView,
  assistantSeat,
  type Audience,
  changesLane,
  hiddenFromLane,
  isOnBoard,
  isShownTo,
  owesFeedback,
  project,
  projectEntry,
  type TimelineEntry,
  versionSeen,
  viewOf,
} from './project.ts';
export {
  type AlertDetail,
  alertDetail,
  type BoardAnswer,
  boardAnswer,
  type BoardLine,
  boardLine,
  type DeliveryLine,
  type NotesAnswer,
  notesAnswer,
  type TimelineLine,
  type TiedAlert,
  timelineLine,
  type WordsAnswer,
  wordsAnswer,
} from './answers.ts';
