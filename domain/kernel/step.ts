/**
 * What was done to a subject that people follow for months, and when: the act and the day, never by whom. What was kept
 * without effect, because somebody else's act had come before it, is told apart and shown.
 */
export interface Step {
  readonly act: string;
  /** The day at the bases on which it came in. */
  readonly day: string;
  readonly isContested: boolean;
}
