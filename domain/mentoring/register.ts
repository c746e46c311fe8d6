import type { DataOf, Moment } from '../kernel/index.ts';
import type { holdMentoring } from './acts.ts';

/** One talk of a mentor with an Assistant. Marks: 1 poor to 5 very good. */
export interface Mentoring {
  readonly post: string;
  readonly base: string;
  /** The day, `YYYY-MM-DD`. */
  readonly on: string;
  readonly way: string;
  readonly reports: number;
  readonly promptness: number;
  readonly sourceSafety: number;
  readonly notedAt: Moment;
}

export function mentoringHeld(data: DataOf<typeof holdMentoring>, at: Moment): Mentoring {
  return { ...data, base: data.base ?? '', notedAt: at };
}

/** The month of a day, `YYYY-MM`. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

export const mentoringStandings = ['held', 'open', 'missed'] as const;
export type MentoringStanding = (typeof mentoringStandings)[number];

/** A month in which no talk was held is missed once it has passed (H6). `today`: the day at the bases. */
export function standingIn(month: string, held: readonly string[], today: string): MentoringStanding {
  if (held.some((day) => monthOf(day) === month)) return 'held';
  return month < monthOf(today) ? 'missed' : 'open';
}
