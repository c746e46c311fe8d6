// Weeks of a roster as people count them: from Monday midnight in the eastern provinces (Africa/Lubumbashi, UTC+2 all
// year), numbered as in ISO 8601.
import { day, localOffset, type Moment } from '../kernel/index.ts';

export const week = 7 * day;
/** 1 January 1970 was a Thursday. */
const firstMonday = -3 * day;

export interface IsoWeek {
  readonly year: number;
  readonly week: number;
}

/** The Monday midnight on or before a moment. */
export function mondayOf(at: Moment): Moment {
  const local = at + localOffset - firstMonday;
  return at - (((local % week) + week) % week);
}

/** The week of a moment; it belongs to the year in which its Thursday lies. */
export function isoWeekOf(at: Moment): IsoWeek {
  const thursday = mondayOf(at) + localOffset + 3 * day;
  const year = new Date(thursday).getUTCFullYear();
  return { year, week: Math.floor((thursday - Date.UTC(year, 0, 1)) / week) + 1 };
}

/** The Monday midnight with which a week begins; null where the year has no such week. */
export function mondayOfWeek({ year, week: number }: IsoWeek): Moment | null {
  // 4 January always lies in the first week.
  const monday = mondayOf(Date.UTC(year, 0, 4) - localOffset) + (number - 1) * week;
  const found = isoWeekOf(monday);
  return found.year === year && found.week === number ? monday : null;
}

/** The Monday midnight with which the week of a date written `2026-11-30` begins; null where that is no date. */
export function mondayOn(date: string): Moment | null {
  const midnight = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00.000Z`) : Number.NaN;
  // Date.parse takes 31 February for 3 March.
  if (Number.isNaN(midnight) || !new Date(midnight).toISOString().startsWith(date)) return null;
  return mondayOf(midnight - localOffset);
}

/** The date of a moment in the eastern provinces, `2026-11-30`. */
export function localDate(at: Moment): string {
  return new Date(at + localOffset).toISOString().slice(0, 10);
}
