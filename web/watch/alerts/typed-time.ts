// Times that people type are the base's: Africa/Lubumbashi, two hours ahead of UTC all the year, whatever zone the
// machine believes to be in.
const ahead = '+02:00';
const aheadMs = 2 * 3_600_000;

/** What stands in a `datetime-local` field for a moment. */
export function toTyped(ms: number): string {
  return new Date(ms + aheadMs).toISOString().slice(0, 16);
}

/** The moment of what was typed, or null where it is no time. */
export function fromTyped(typed: string): string | null {
  const at = Date.parse(`${typed}${ahead}`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
