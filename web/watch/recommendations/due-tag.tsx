import { Icon } from '../../shared/icon.tsx';
import { todayHere, writtenDay } from '../../shared/calendar-day.ts';
import { t } from '../../shared/words.ts';
import { daysLeft, type Line } from './order.ts';

/** From so many days before its last day its clock is drawn as running. */
const soonDays = 7;

/** When it is due; red only where the day has passed. Nothing where nothing is owed any more. */
export function DueTag({ line }: { line: Pick<Line, 'status' | 'due'> }) {
  const left = daysLeft(line, todayHere());
  if (left === null) return null;
  if (left < 0)
    return (
      <span class="tag late">
        <Icon name="warn" size="s" />
        {t('watch-recommendations.overdue', { days: -left })}
      </span>
    );
  return (
    <span class={left <= soonDays ? 'tag soon' : 'tag'}>
      <Icon name="clock" size="s" />
      {left === 0
        ? t('watch-recommendations.due-today')
        : t('watch-recommendations.due-on', { day: writtenDay(line.due) })}
    </span>
  );
}
