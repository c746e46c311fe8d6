// Which plans are to be looked at again first. Pure, so that it is tested without a screen.
import { daysBetween } from '@ulinzi/domain/kernel';
import type { PlanLine } from '@ulinzi/domain/plans';

export const shows = ['open', 'overdue', 'ended'] as const;
export type Shows = (typeof shows)[number];

/** Days until it is to be looked at again, negative where that day has passed; null once it has ended. */
export function reviewIn(
  { state, review }: Pick<PlanLine, 'state' | 'review'>,
  today: string,
): number | null {
  return state === 'ended' ? null : daysBetween(today, review);
}

/** What fits; the longest overdue first, then by the day of review; what has ended by its day, the newest first. */
export function narrowed(plans: readonly PlanLine[], show: Shows, base: string, today: string): PlanLine[] {
  const fits = (plan: PlanLine) => {
    const left = reviewIn(plan, today);
    if (base !== '' && plan.base !== base) return false;
    if (left === null) return show === 'ended';
    return show === 'open' || (show === 'overdue' && left < 0);
  };
  const sign = show === 'ended' ? -1 : 1;
  return plans
    .filter(fits)
    .sort((one, other) => sign * one.review.localeCompare(other.review) || one.id.localeCompare(other.id));
}
