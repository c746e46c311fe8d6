import { isDay } from '@ulinzi/domain/kernel';
import type { StaffDaysAnswer } from '@ulinzi/domain/visits';
import { useState } from 'preact/hooks';
import { dayIn, todayHere } from '../../shared/calendar-day.ts';
import { DayField } from '../../shared/day-field.tsx';
import { useOne } from '../../shared/one.ts';
import { RefusalSaid } from '../../shared/reading.tsx';
import { t } from '../../shared/words.ts';
import { Counted } from './by-base.tsx';
import { visits } from './lists.ts';

/** The period that stands there first. */
const firstDays = 90;

/** What visits cost the sections of the mission in days of work, in a period (A14). */
export function StaffDays() {
  const [from, setFrom] = useState(dayIn(-firstDays));
  const [until, setUntil] = useState(todayHere());
  const isPeriod = isDay(from) && isDay(until) && from <= until;
  return (
    <>
      <div class="tools">
        <DayField label={t('watch-visits.from')} value={from} max={until} onValue={setFrom} />
        <DayField label={t('watch-visits.until')} value={until} min={from} onValue={setUntil} />
      </div>
      {isPeriod ? (
        <Reckoned from={from} until={until} />
      ) : (
        <p class="empty pane">{t('watch-visits.no-period')}</p>
      )}
    </>
  );
}

function Reckoned({ from, until }: { from: string; until: string }) {
  const { value, refusal, again } = useOne<StaffDaysAnswer>(
    `api/visits/staff-days?from=${from}&until=${until}`,
    visits.value.value,
  );
  if (refusal) return <RefusalSaid refusal={refusal} onAgain={again} />;
  if (!value) return <output class="empty">{t('watch-registers.loading')}</output>;
  if (value.total === 0) return <p class="empty pane">{t('watch-visits.no-staff-days')}</p>;
  return (
    <section class="pane figures">
      <h3>{t('watch-visits.staff-days-said', { days: value.total, visits: value.visits })}</h3>
      <Counted
        caption={t('watch-visits.staff-days-caption')}
        columns={[t('watch-visits.component'), t('watch-visits.staff-days')]}
        rows={value.sections.map(({ component, days }) => [t(`visits.component.${component}`), days])}
        total={value.total}
      />
    </section>
  );
}
