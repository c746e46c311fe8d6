export { assignDuty, cancelDuty, openPost, type Seat, seatPost, seats, setPostNumber } from './acts.ts';
export { copiedWeek } from './copied-week.ts';
export {
  type Duty,
  dutyAssigned,
  type Gap,
  gapsOf,
  onDuty,
  type Post,
  postOpened,
  rolesFor,
  turnAt,
} from './register.ts';
export { isoWeekOf, type IsoWeek, localDate, mondayOf, mondayOfWeek, mondayOn, week } from './weeks.ts';
