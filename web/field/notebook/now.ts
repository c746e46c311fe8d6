import { lineState } from './line-state.ts';

/** The time, in milliseconds since 1970: the node's as far as the phone knows it (its own clock may be a year off). */
export function now(): number {
  return Date.now() + (lineState.value.clockOff ?? 0);
}
