import type { PlanLine } from '@ulinzi/domain/plans';
import { todayHere, writtenDay } from '../../shared/calendar-day.ts';
import { Icon, type IconName } from '../../shared/icon.tsx';
import { t } from '../../shared/words.ts';
import { reviewIn } from './order.ts';

const icons: Readonly<Record<PlanLine['state'], IconName>> = {
  draft: 'edit',
  approved: 'check',
  ended: 'minus',
};

export function PlanState({ state }: { state: PlanLine['state'] }) {
  return (
    <span class={`status ${state}`}>
      <Icon name={icons[state]} size="s" />
      {t(`plans.state.${state}`)}
    </span>
  );
}

/** From so many days before its review on, the clock is drawn as running. */
const soonDays = 14;

/** When it is to be looked at again; red only where that day has passed. */
export function ReviewTag({ plan }: { plan: Pick<PlanLine, 'state' | 'review'> }) {
  const left = reviewIn(plan, todayHere());
  if (left === null) return null;
  return left < 0 ? (
    <span class="tag late">
      <Icon name="warn" size="s" /> {t('watch-plans.review-late', { days: -left })}
    </span>
  ) : (
    <span class={left <= soonDays ? 'tag soon' : 'tag'}>
      <Icon name="clock" size="s" /> {t('watch-plans.review-on', { day: writtenDay(plan.review) })}
    </span>
  );
}
