import { type DataOf, type Moment, type Refusal, refuse } from '../kernel/index.ts';
import type { openSituation } from './acts.ts';

/** One event on the ground that several alerts tell of. Which alerts: each of them says so itself. */
export interface Situation {
  readonly number: string;
  readonly base: string;
  readonly event: string;
  readonly openedAt: Moment;
  readonly endedAt: Moment | null;
}

export function situationOpened(data: DataOf<typeof openSituation>, at: Moment): Situation {
  return {
    number: data.number ?? '',
    base: data.base ?? '',
    event: data.event,
    openedAt: at,
    endedAt: null,
  };
}

export function situationEnded(situation: Situation, at: Moment): Situation {
  return { ...situation, endedAt: situation.endedAt ?? at };
}

/** Null where something may still be done through it; an alert of another base has no part in it. */
export function standsAt(situation: Situation | undefined, base: string): Refusal | null {
  if (!situation || situation.base !== base) return refuse('situation/not-found');
  return situation.endedAt === null ? null : refuse('situation/ended');
}

/** Digits of a situation's number; an alert's number has one more, so that the two are told apart over the radio. */
export const situationDigits = 3;

/** Under what a base's situation numbers are drawn, apart from those of its alerts. */
export function situationNumbers(base: string): string {
  return `${base}/situations`;
}
