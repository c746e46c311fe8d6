import { useEffect } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';
import { baseLabel, gaps, promises } from '../../shared/registers.ts';
import { linkTo } from '../../shared/route.ts';
import { minuteNow } from '../../shared/time.ts';
import { t, tCode } from '../../shared/words.ts';

const aheadMs = 72 * 3_600_000;
const shownOfEach = 3;

/** Holes in the roster and promises that fall due in the coming 72 hours, before anybody waits for an answer. */
export function BeforeItHappens() {
  useEffect(() => {
    void gaps.refresh();
    void promises.refresh();
  }, []);
  const coming = minuteNow.value + aheadMs;
  const holes = (gaps.value.value?.gaps ?? []).filter((gap) => Date.parse(gap.from) <= coming);
  const due = (promises.value.value?.promises ?? []).filter(
    (one) => ['open', 'overdue'].includes(one.standing) && Date.parse(one.due) <= coming,
  );
  const isRead = gaps.value.value !== null && promises.value.value !== null;
  const isEmpty = isRead && holes.length + due.length === 0;
  const refusal = gaps.refusal.value ?? promises.refusal.value;
  return (
    <section class="ahead" aria-label={t('watch-alerts.before')}>
      <div class="sec">
        {t('watch-alerts.before')} <span class="r">{t('watch-alerts.before-hours')}</span>
      </div>
      {!isRead && <p class="sm mut">{refusal?.message ?? t('watch-alerts.loading')}</p>}
      {isEmpty && <p class="sm mut">{t('watch-alerts.before-empty')}</p>}
      <ul>
        {holes.slice(0, shownOfEach).map((gap) => (
          <li key={`${gap.scope}/${gap.seat}/${gap.from}`}>
            <Icon name="user" size="s" />
            <span>
              {t('watch-alerts.gap', {
                place: scopeLabel(gap.scope),
                seat: tCode('alerts.rung', gap.seat),
                from: gap.from,
                until: gap.until,
              })}
            </span>
            <a href={linkTo('duty')}>{t('watch-alerts.assign')}</a>
          </li>
        ))}
        {due.slice(0, shownOfEach).map((one) => (
          <li key={one.id}>
            <Icon name="promise" size="s" />
            <span>
              {t(one.standing === 'overdue' ? 'watch-alerts.promise-late' : 'watch-alerts.promise-due', {
                place: one.communityLabel,
                kind: tCode('alerts.promise-kind', one.kind),
                due: one.due,
              })}
            </span>
            <a href={linkTo('promises')}>{t('watch-alerts.see')}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function scopeLabel(scope: string): string {
  const province = tCode('watch.province', scope);
  return province === scope ? baseLabel(scope) : province;
}
