// Ten seconds in which an alert that was touched by mistake can be taken back. Then it is written, and leaves by itself.

export const heldSeconds = 10;

/** Whole seconds until it goes, by a clock that only goes forward: 10 at first, 0 when it is due. */
export function secondsLeft(startedAt: number, now: number): number {
  return Math.max(0, Math.min(heldSeconds, Math.ceil(heldSeconds - (now - startedAt) / 1_000)));
}

/** The share of a circle that is still to run, from 1 to 0. */
export function shareLeft(startedAt: number, now: number): number {
  return Math.max(0, Math.min(1, 1 - (now - startedAt) / (heldSeconds * 1_000)));
}
