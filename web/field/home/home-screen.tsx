// What must I do today? One large button for a danger; then what is due; then what waits to leave.
import { computed } from '@preact/signals';
import { today } from '@ulinzi/domain/kernel';
import { dayOf, momentOf, now as clock } from '../../shared/time.ts';
import { LeftBehind, PendingAlert } from '../alert/index.ts';
import { Page } from '../frame/page.tsx';
import { delta, drafts, linkTo, now, sends, t, tCode } from '../notebook/index.ts';
import { bytesWords } from '../parts/bytes.ts';
import { Part } from '../parts/part.tsx';
import { placeLabel } from '../parts/place-words.ts';
import { Row } from '../parts/row.tsx';
import { bytesOf, countsOf, standingOf } from '../parts/standing.ts';
import { howFarOf } from '../write/index.ts';
import { AlertRows } from './alert-rows.tsx';
import { type Due, dueToday } from './due.ts';

const day = computed(() => today(clock.value && now()));

export function HomeScreen() {
  const lists = delta.value;
  const due = lists
    ? dueToday({ delta: lists, drafts: drafts.value, sends: sends.value, today: day.value })
    : [];
  return (
    <Page title={t('field-home.title')}>
      <PendingAlert />
      <LeftBehind />
      <a class="danger" href={linkTo('alert')}>
        {t('field-home.danger')}
        <small>{t('field-home.danger-why')}</small>
      </a>
      <Part title={t('field-home.today')} end={dayOf(`${day.value}T12:00:00Z`)}>
        {lists ? (
          <ul class="lst">
            <AlertRows />
            {due.map((one) => (
              <DueRow key={`${one.kind}-${'id' in one ? one.id : ''}`} due={one} />
            ))}
            {due.length === 0 && (
              <li class="calm">
                <span />
                <span>{t('field-home.nothing')}</span>
              </li>
            )}
          </ul>
        ) : (
          <p class="empty">{t('field-home.no-contact')}</p>
        )}
      </Part>
      <Waiting />
      <Part title={t('field-home.also')}>
        <ul class="lst">
          <Row icon="sms" title={t('field-thread.title')} to={['thread']} />
          <Row icon="flag" title={t('field-follow.title')} to={['follow']} />
        </ul>
      </Part>
    </Page>
  );
}

function DueRow({ due }: { due: Due }) {
  switch (due.kind) {
    case 'returned':
      return (
        <Row
          icon="swap"
          title={t(`field-write.kind.${due.reportKind}`)}
          under={t('field-home.returned', { number: due.number, day: dayOf(`${due.from}T12:00:00Z`) })}
          value={t('field-home.to-mend')}
          to={['write', `mend-${due.id}`]}
        />
      );
    case 'daily':
      return (
        <Row
          icon="report"
          title={t('field-write.kind.daily')}
          under={due.draft ? t('field-home.draft', { far: howFarOf(due.draft) }) : t('field-home.not-begun')}
          value={t('field-home.to-finish')}
          to={['write', due.draft ?? `daily-${day.value}`]}
        />
      );
    case 'question':
      return (
        <Row
          icon="sms"
          title={t('field-home.question')}
          under={due.text === null ? undefined : t('field-home.quoted', { text: due.text })}
          value={ageWords(Date.parse(due.at))}
          to={['thread', due.id]}
        />
      );
    case 'visit':
      return (
        <Row
          icon="team"
          title={t('field-home.visit')}
          under={t('field-home.open-points', { count: due.open })}
          value={due.days === null ? undefined : daysWords(due.days)}
          to={['follow', due.id]}
        />
      );
    case 'recommendation': {
      const { number, kind, status, community } = due.one;
      const what = t(status === 'done-claimed' ? 'field-home.to-confirm' : 'field-home.to-look', { number });
      return (
        <Row
          icon="flag"
          title={<span class="cap">{tCode('recommendations.kind', kind)}</span>}
          under={[what, placeLabel(community)].filter(Boolean).join(' · ')}
          value={daysWords(due.days)}
          tone={due.days < 0 ? 'late' : undefined}
          to={['follow', due.id]}
        />
      );
    }
  }
}

/** "demain", "dans 3 j", "2 j de retard". */
function daysWords(days: number): string {
  if (days === 0) return t('field-home.day-today');
  if (days === 1) return t('field-home.day-tomorrow');
  return days > 0 ? t('field-home.in-days', { days }) : t('field-home.days-late', { days: -days });
}

/** How long something has waited for her: hours on the first day, then days. */
function ageWords(at: number): string {
  const hours = Math.floor((now() - at) / 3_600_000);
  if (hours < 24) return momentOf(new Date(at).toISOString());
  return t('field-home.age-days', { days: Math.floor(hours / 24) });
}

/** What has not arrived yet, with its bytes; nothing where all has. */
function Waiting() {
  const { waits, gone, refused } = standingOf(sends.value);
  const left = [...waits, ...gone];
  if (left.length === 0 && refused.length === 0) return null;
  return (
    <Part title={t('field-home.waiting')}>
      <ul class="lst">
        {left.length > 0 && (
          <Row
            icon="up"
            title={t('field-home.waits', countsOf(left))}
            under={t('field-home.leaves-alone')}
            value={bytesWords(bytesOf(left))}
            to={['sends']}
          />
        )}
        {refused.length > 0 && (
          <Row
            icon="warn"
            title={t('field-home.refused', { count: refused.length })}
            under={t('field-home.refused-why')}
            to={['sends']}
          />
        )}
      </ul>
    </Part>
  );
}
