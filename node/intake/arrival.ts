import type { Lateness } from '@ulinzi/domain/channels';
import type { Moment } from '@ulinzi/domain/kernel';

/** Tells what the wall clock said when a message came, and whether it is to be believed. */
export interface ArrivalClock {
  readonly isInDoubt: boolean;
  wallOf(at: Moment): Moment;
}

/** Clocks that begin earlier are those of an alert that a message opens; one that is open has its own. */
export function lateIn({ lateSeconds, backSeconds }: Lateness, opens: boolean): Lateness {
  return {
    ...(lateSeconds !== undefined && { lateSeconds }),
    ...(opens && backSeconds !== undefined && { backSeconds }),
  };
}
