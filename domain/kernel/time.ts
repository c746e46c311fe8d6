/** Milliseconds since 1970 on the node's steady scale: never steps back, whatever the wall clock does. */
export type Moment = number;

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** How far the eastern provinces (Africa/Lubumbashi) are ahead of UTC, all the year. */
export const localOffset = 2 * hour;

/** ISO 8601 UTC with milliseconds, the form that entries carry. */
export function isoOf(at: Moment): string {
  return new Date(at).toISOString();
}

/** Milliseconds of an ISO 8601 moment that a schema has already checked; NaN for an impossible date. */
export function momentOf(iso: string): Moment {
  return Date.parse(iso);
}
