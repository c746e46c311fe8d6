import { day, localOffset, type Moment } from '../kernel/index.ts';

/** False for the thirty-first of February. */
export function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** The day at the bases, `YYYY-MM-DD`. */
export function today(now: Moment): string {
  return new Date(Math.floor((now + localOffset) / day) * day).toISOString().slice(0, 10);
}
