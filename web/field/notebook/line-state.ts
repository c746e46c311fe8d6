import { signal } from '@preact/signals';

/** What the user is told of the line. Times in milliseconds since 1970, by this phone's clock. */
export interface Line {
  /** The node answered the last time it was asked. */
  readonly isOnline: boolean;
  /** When it last answered; null where it never has since the notebook was made. */
  readonly lastContact: number | null;
  /** By how many milliseconds the node's clock is ahead of the phone's, where that is more than five minutes. */
  readonly clockOff: number | null;
}

export const lineState = signal<Line>({ isOnline: false, lastContact: null, clockOff: null });
