import { settlePromise } from '@ulinzi/domain/promises';
import { Icon } from '../../shared/icon.tsx';
import { actor } from '../../shared/session.ts';
import { minuteNow } from '../../shared/time.ts';
import { t } from '../../shared/words.ts';
import { ageDays, type AgeScale, barOf, daysLeft, type OfCommunity, type Promised, scaleOf } from './age.ts';

/** From so many days before its due day a promise's clock is drawn as running out. */
const soonDays = 2;

/** Open promises by community, each with its age as words and as a bar on a scale that all share. */
export function OpenPromises({
  groups,
  onSettle,
}: {
  groups: readonly OfCommunity[];
  onSettle: (promised: Promised) => void;
}) {
  const at = minuteNow.value;
  const scale = scaleOf(
    groups.flatMap((group) => group.promises),
    at,
  );
  const maySettle = (settlePromise.who as readonly string[]).includes(actor.value?.role ?? '');
  return (
    <section class="pane" aria-label={t('watch-promises.caption-open')}>
      <div class="row axis" aria-hidden="true">
        <span class="sm mut">{t('watch-promises.legend')}</span>
        <span class="scale">
          {scale.ticks.map((tick) => (
            <span
              key={tick}
              class={tick === 0 ? 'first' : tick === scale.days ? 'last' : ''}
              style={{ left: `${(tick / scale.days) * 100}%` }}
            >
              {tick === scale.days ? t('watch-promises.axis', { days: tick }) : tick}
            </span>
          ))}
        </span>
      </div>
      {groups.map((group) => (
        <section key={group.community} aria-label={group.label}>
          <h3>
            {group.label}
            <small>{t('watch-promises.count', { count: group.promises.length })}</small>
          </h3>
          <ul>
            {group.promises.map((one) => (
              <Row key={one.id} promised={one} scale={scale} at={at} onSettle={maySettle ? onSettle : null} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function Row({
  promised,
  scale,
  at,
  onSettle,
}: {
  promised: Promised;
  scale: AgeScale;
  at: number;
  onSettle: ((promised: Promised) => void) | null;
}) {
  const left = daysLeft(promised, at);
  const bar = barOf(promised, scale, at);
  const isLate = left < 0;
  const percent = (share: number) => `${share * 100}%`;
  return (
    <li class="row">
      <div>
        <b class="cap">{t(`alerts.promise-kind.${promised.kind}`)}</b>
        <p class="sm mut">
          {t('watch-promises.age', { days: ageDays(promised, at) })}
          {' · '}
          {t('watch-promises.by', { due: promised.due })}
        </p>
        <p class={isLate ? 'tag late' : left <= soonDays ? 'tag soon' : 'tag'}>
          <Icon name={isLate ? 'warn' : 'clock'} size="s" />
          {isLate
            ? t('watch-promises.overdue', { days: -left - 1 })
            : t('watch-promises.due-in', { days: left })}
        </p>
      </div>
      <span class="bar" aria-hidden="true">
        <i class="kept" style={{ width: percent(bar.kept) }} />
        {isLate && <i class="beyond" style={{ left: percent(bar.due), width: percent(bar.age - bar.due) }} />}
        <i class="due" style={{ left: percent(bar.due) }} />
      </span>
      {onSettle && (
        <button type="button" class="btn" onClick={() => onSettle(promised)}>
          {t('watch-promises.settle')}
          <span class="vh">
            {' '}
            {t('watch-promises.of', {
              kind: t(`alerts.promise-kind.${promised.kind}`),
              community: promised.communityLabel,
            })}
          </span>
        </button>
      )}
    </li>
  );
}
