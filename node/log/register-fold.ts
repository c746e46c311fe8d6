import type { Entry, Moment, Outcome } from '@ulinzi/domain/kernel';
import { evolveRegister, type RegisterState } from '@ulinzi/domain/registers';

export interface Counted {
  /** Entries folded so far; one that was kept without effect counts where it shows. */
  readonly version: number;
  readonly state: RegisterState;
}

/** A register subject after one more entry; the very same where that entry changes nothing of it. */
export function foldRegister(
  held: Counted | undefined,
  { entry, outcome, at }: { readonly entry: Entry; readonly outcome: Outcome; readonly at: Moment },
  baseOf: (community: string) => string,
): Counted | undefined {
  const state = evolveRegister(held?.state, entry, at, baseOf, outcome);
  if (!state || (outcome === 'contested' && state === held?.state)) return held;
  return { version: (held?.version ?? 0) + 1, state };
}
