export {
  assignDuty,
  cancelDuty,
  describePost,
  openPost,
  postLanguages,
  renewCode,
  type Seat,
  seatPost,
  seats,
  setPostNumber,
  vacatePost,
} from './acts.ts';
export { copiedWeek } from './copied-week.ts';
export { findPosts } from './find-posts.ts';
export {
  type Duty,
  dutyAssigned,
  type Gap,
  gapsOf,
  onDuty,
  type Post,
  postDescribed,
  postOpened,
  rolesFor,
  turnAt,
} from './register.ts';
export { postSeated, postVacated, sittingSince } from './postings.ts';
export { isoWeekOf, type IsoWeek, localDate, mondayOf, mondayOfWeek, mondayOn, week } from './weeks.ts';
