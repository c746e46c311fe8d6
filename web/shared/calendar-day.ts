// Days of the bases (`2026-11-28`): how they are written on a screen, and which one is today.
import { dayAfter, today } from '@ulinzi/domain/kernel';
import { dateOf, minuteNow } from './time.ts';

/** `28/11/2026`. */
export function writtenDay(day: string): string {
  // Noon of Greenwich is the same day at the bases.
  return dateOf(`${day}T12:00:00.000Z`);
}

/** Today at the bases, by the node's clock. Read in a component, it is drawn again at midnight. */
export function todayHere(): string {
  return today(minuteNow.value);
}

/** The day in so many days. */
export function dayIn(days: number): string {
  return dayAfter(todayHere(), days);
}
