export { cancelVisit, checkVisit, holdVisit, planVisit, wantVisit } from './acts.ts';
export { cancelReasons, checklist, components, wantedComponents } from './codes.ts';
export {
  type StaffDaysAnswer,
  staffDaysAnswer,
  type VisitAnswer,
  visitAnswer,
  type VisitLine,
  type VisitsAnswer,
  visitsAnswer,
  type VisitsByBaseAnswer,
  visitsByBaseAnswer,
} from './answers.ts';
export { cancelledByReason, visitsByBase } from './by-base.ts';
export {
  mayMoveVisit,
  missingComponents,
  type Visit,
  visitCancelled,
  visitChecked,
  visitContested,
  visitHeld,
  type VisitMove,
  visitMoves,
  visitPlanned,
  visitReportDaysOverdue,
  visitReportDue,
  type VisitState,
  visitStates,
  visitWanted,
} from './register.ts';
export { daysWithin, staffDays } from './staff-days.ts';
