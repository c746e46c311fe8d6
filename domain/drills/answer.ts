// Which bip is taken for the answer to a drill. Law: no alarm is swallowed. So it is asked here whether anything at all
// speaks against it, and what is taken for an answer rings all the same unless a person says in time that it was one.
import { minute, type Moment } from '../kernel/index.ts';
import { type Drill, isRunning } from './register.ts';

/** What is known of a message and its sender when it comes in. */
export interface BipSeen {
  readonly kind: 'text' | 'call';
  readonly isLate: boolean;
  readonly isClockInDoubt: boolean;
  /** False for a stranger, for staff and for an operator. */
  readonly isKnownSource: boolean;
  readonly isAtRisk: boolean;
  readonly isPhoneRevoked: boolean;
  /** The drill that means her village, where there is one. */
  readonly drill: Drill | null;
  /** When anything was heard of her before this, on any of her telephones. */
  readonly heardBefore: Moment | null;
  /** She or her village has an alert that is open. */
  readonly hasOpenAlert: boolean;
  readonly now: Moment;
}

/** True for the first call of a source within a drill, where nothing speaks for an alarm. A text never is. */
export function answersDrill(seen: BipSeen): boolean {
  const { drill, now } = seen;
  if (seen.kind !== 'call' || seen.isLate || seen.isClockInDoubt) return false;
  if (!seen.isKnownSource || seen.isAtRisk || seen.isPhoneRevoked || seen.hasOpenAlert) return false;
  if (!drill || !isRunning(drill, now)) return false;
  return seen.heardBefore === null || seen.heardBefore < drill.from;
}

/** A bip that nobody has said to be an answer rings by itself after so long. */
export const answerWaits = 5 * minute;

/**
 * Whether a bip that is taken for an answer and waits rings now: its time is over, or the drill was ended by hand, for
 * then something is the matter.
 */
export function mustRing(at: Moment, drills: Iterable<Drill>, now: Moment): boolean {
  if (now - at >= answerWaits) return true;
  for (const drill of drills)
    if (drill.endedAt === null && drill.from <= at && at < drill.until) return false;
  return true;
}
