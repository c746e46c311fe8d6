// Times that people type are the base's: Africa/Lubumbashi, two hours ahead of UTC all the year, whatever zone the
// machine believes to be in.
import { localOffset } from '@ulinzi/domain/kernel';

const whole = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$/;

/** `2026-11-28T22:00`, what a browser's field for a moment speaks. */
export function toTyped(ms: number): string {
  return new Date(ms + localOffset).toISOString().slice(0, 16);
}

/** The moment of what was typed, or null while it is empty, half typed or no time. */
export function fromTyped(typed: string): string | null {
  const at = whole.test(typed) ? Date.parse(`${typed}Z`) - localOffset : Number.NaN;
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** The moment at which a day (`2026-11-28`) begins at the bases. */
export function midnightOf(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) - localOffset).toISOString();
}
