export {
  type Act,
  type Audience,
  type BodyPart,
  type DataOf,
  declareAct,
  longestBody,
  type SubjectKind,
  upcast,
} from './act.ts';
export {
  baseCircle,
  type CircleKind,
  circleKind,
  circlesOf,
  laneRoles,
  missionCountsCircle,
  provinceCircle,
} from './circle.ts';
export { dayAfter, daysBetween, isDay, today, workingDaysAfter } from './days.ts';
export { type BodyDigest, bytesOf, type Entry, entryOf, hasCleanCharacters, type Outcome } from './entry.ts';
export { type EntryId, isUuid, type NodeId, type PenId, type SubjectId, subjectOf } from './ids.ts';
export { type Head, judge, type Verdict } from './judge.ts';
export { isRefusal, type Refusal, type RefusalCode, refusalStatus, refuse } from './refusal.ts';
export { type Author, type Role, roles } from './roles.ts';
export {
  calendarDay,
  code,
  degrees,
  digits,
  freeTextFields,
  id,
  label,
  maybe,
  moment,
  placeCode,
  rowDigest,
  serviceCode,
  slug,
  timeOfDay,
  whole,
} from './schema.ts';
export type { Step } from './step.ts';
export { day, hour, isoOf, localOffset, minute, type Moment, momentOf } from './time.ts';
