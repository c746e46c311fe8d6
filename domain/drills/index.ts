export { callDrill, countDrill, endDrill } from './acts.ts';
export { answersDrill, answerWaits, type BipSeen, mustRing } from './answer.ts';
export { type DrillsAnswer, drillsAnswer } from './answers.ts';
export {
  type Drill,
  drillAhead,
  drillCalled,
  drillCounted,
  drillEnded,
  drillOver,
  type DrillResult,
  drillsApart,
  isMeant,
  isRunning,
  longestDrill,
  wasHeld,
} from './register.ts';
export { isSilentInDrills, silentDrills } from './silence.ts';
