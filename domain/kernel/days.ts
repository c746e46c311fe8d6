// Days at the bases, `YYYY-MM-DD`: what is due by a day is overdue from the next one on, by the clock of the bases.
import { day, localOffset, type Moment } from './time.ts';

function startOf(text: string): Moment {
  return Date.parse(`${text}T00:00:00.000Z`);
}

/** False for the thirty-first of February, and for a month alone. */
export function isDay(text: string): boolean {
  const at = startOf(text);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
}

/** The day at the bases. */
export function today(now: Moment): string {
  return new Date(Math.floor((now + localOffset) / day) * day).toISOString().slice(0, 10);
}

/** The day so many days after another; before it for a negative number. */
export function dayAfter(text: string, days: number): string {
  return new Date(startOf(text) + days * day).toISOString().slice(0, 10);
}

/** Days from one to another: 1 from a day to the next, negative where the other was before. */
export function daysBetween(from: string, until: string): number {
  return Math.round((startOf(until) - startOf(from)) / day);
}

/** The day so many working days, Monday to Friday, after another. */
export function workingDaysAfter(text: string, days: number): string {
  let reached = text;
  for (let left = days; left > 0; ) {
    reached = dayAfter(reached, 1);
    const weekday = new Date(startOf(reached)).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left--;
  }
  return reached;
}
