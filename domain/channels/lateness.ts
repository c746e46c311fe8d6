import { day, minute, type Moment } from '../kernel/index.ts';

/** A message that took longer from the SMS centre to us came late. */
export const lateAfterMs = 5 * minute;

/** Clocks begin at the SMS centre's time for what is not older. What is, is yesterday's: it is said, and rings from now. */
export const clocksBackAtMost = day;

/** An SMS centre's clock that is further off is not believed at all. */
const believedAtMost = 400 * day;

export interface Lateness {
  readonly lateSeconds?: number;
  readonly backSeconds?: number;
}

/**
 * How late a message came, by the wall clock at its arrival, and how far back its alert's clocks begin. Nothing of a time
 * that lies ahead of ours, nor while our own clock is in doubt: then nobody can tell.
 */
export function latenessOf(sentAt: Moment | null, wall: Moment, isClockInDoubt: boolean): Lateness {
  if (sentAt === null || isClockInDoubt) return {};
  const late = wall - sentAt;
  if (late <= lateAfterMs || late > believedAtMost) return {};
  const lateSeconds = Math.floor(late / 1_000);
  return late <= clocksBackAtMost ? { lateSeconds, backSeconds: lateSeconds } : { lateSeconds };
}
