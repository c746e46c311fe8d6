import { todayHere } from './calendar-day.ts';
import { Icon } from './icon.tsx';
import { monthAfter, writtenMonth } from './months.ts';
import { t } from './words.ts';
import './marks-names-months.css';

/** One month after another, never beyond the running one. */
export function MonthChoice({ month, onMonth }: { month: string; onMonth: (month: string) => void }) {
  const last = todayHere().slice(0, 7);
  return (
    <fieldset class="seg months" aria-label={t('watch-registers.month')}>
      <button
        type="button"
        aria-label={t('watch-registers.month-before')}
        onClick={() => onMonth(monthAfter(month, -1))}
      >
        <Icon name="left" size="s" />
      </button>
      <output>{writtenMonth(month)}</output>
      <button
        type="button"
        aria-label={t('watch-registers.month-after')}
        disabled={month >= last}
        onClick={() => onMonth(monthAfter(month, 1))}
      >
        <Icon name="right" size="s" />
      </button>
    </fieldset>
  );
}
