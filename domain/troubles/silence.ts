import { day, localOffset, type Moment } from '../kernel/index.ts';

/** A source of whom nothing was heard for longer is asked after. */
export const silentAfterDays = 10;

/** The day at the bases, counted from 1970. */
export function dayAtBase(at: Moment): number {
  return Math.floor((at + localOffset) / day);
}

/**
 * Whether nothing was heard of a source for too long. By days and never by the hour: a moment would tell which message
 * was hers. `from` is when she was last heard, or registered.
 */
export function isSilent(from: Moment, now: Moment): boolean {
  return dayAtBase(now) - dayAtBase(from) > silentAfterDays;
}
