export { endSituation, mostAlerts, openSituation } from './acts.ts';
export { type ActorClass, actors, events } from './codes.ts';
export {
  type Candidate,
  kilometresBetween,
  type Place,
  proposedSituations,
  type Proposal,
  withinHours,
  withinKilometres,
} from './propose.ts';
export {
  type Situation,
  situationDigits,
  situationEnded,
  situationNumbers,
  situationOpened,
  standsAt,
} from './register.ts';
