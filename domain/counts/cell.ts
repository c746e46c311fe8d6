// Where an alert is counted: one cell of day, place and event, with what came of it. Folding adds the difference
// between what an alert counted for before and what it counts for now.
import { type AlertState, communitiesNotTold } from '../alerts/index.ts';
import { day, localOffset, minute, type Moment } from '../kernel/index.ts';

/** What one alert counts for. */
export interface CountCell {
  /** Days since 1970 in the eastern provinces, by the day on which the alert came in. */
  readonly day: number;
  readonly province: string;
  readonly base: string;
  /** Empty where nobody has coded it: what the word list found is not counted. */
  readonly event: string;
  readonly answeredInTime: boolean;
  readonly told: boolean;
}

/** The day of a moment in the eastern provinces. */
export function localDay(at: Moment): number {
  return Math.floor((at + localOffset) / day);
}

/** Monday of the ISO week of a day; 1970 began on a Thursday. */
export function mondayOf(localDays: number): number {
  return localDays - ((((localDays + 3) % 7) + 7) % 7);
}

/** A day as YYYY-MM-DD. */
export function dateOf(localDays: number): string {
  return new Date(localDays * day).toISOString().slice(0, 10);
}

/** The cell of an alert, or null for one that went into another: the same thing is not counted twice. */
export function cellOf(state: AlertState): CountCell | null {
  if (state.status === 'merged') return null;
  const { receivedAt, acknowledgedAt, ladder } = state;
  return {
    day: localDay(receivedAt),
    province: state.province,
    base: state.base,
    event: state.coded.event ?? '',
    answeredInTime:
      acknowledgedAt !== null && acknowledgedAt - receivedAt <= ladder.acknowledgeMinutes * minute,
    told: communitiesNotTold(state).length === 0,
  };
}
