// What a plan holds while it is typed. Pure, so that it is tested without a screen.
import { isDay } from '@ulinzi/domain/kernel';

export interface Holds {
  readonly threats: readonly string[];
  readonly measures: readonly string[];
  readonly review: string;
}

export const noHolds: Holds = { threats: [], measures: [], review: '' };

/** The act's data; null while there is no threat, no measure or no day of review. */
export function holdsData(holds: Holds): Holds | null {
  const isWhole = holds.threats.length > 0 && holds.measures.length > 0 && isDay(holds.review);
  return isWhole ? holds : null;
}
