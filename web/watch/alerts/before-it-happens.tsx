import type { GapsAnswer, PromisesAnswer } from '@ulinzi/domain/registers';
import { useEffect } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';
import { listOf } from '../../shared/list.ts';
import { linkTo } from '../../shared/route.ts';
import { actor } from '../../shared/session.ts';
import { t } from '../../shared/words.ts';
import { minuteNow } from './board-row.tsx';
import { label } from './known.ts';
import { posts } from './open-alert.ts';

const gaps = listOf<GapsAnswer>('api/gaps', 'duties', 'posts');
const promises = listOf<PromisesAnswer>('api/promises', 'promises');

const aheadMs = 72 * 3_600_000;
const shownOfEach = 3;

/** Holes in the roster and promises that fall due in the coming 72 hours, before anybody waits for an answer. */
export function BeforeItHappens() {
  const post = actor.value?.post;
  useEffect(() => {
    void gaps.refresh();
    void promises.refresh();
  }, [post]);
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
                seat: label(t, 'alerts.rung', gap.seat),
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
                kind: label(t, 'alerts.promise-kind', one.kind),
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
  const sitting = actor.value;
  if (sitting?.base === scope && sitting.baseLabel) return sitting.baseLabel;
  const id = `watch.province.${scope}`;
  const province = label(t, 'watch.province', scope);
  if (province !== scope && province !== id) return province;
  // A base's seat is called after it: "Commandant Kibua".
  return posts.value.value?.posts.some((one) => one.base === scope)
    ? scope.charAt(0).toUpperCase() + scope.slice(1)
    : scope;
}
