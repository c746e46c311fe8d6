import type { ActivitiesAnswer } from '@ulinzi/domain/reports';
import { useState } from 'preact/hooks';
import { todayHere } from '../../shared/calendar-day.ts';
import { MonthChoice } from '../../shared/month-choice.tsx';
import { useOne } from '../../shared/one.ts';
import { RefusalSaid } from '../../shared/reading.tsx';
import { t, tCode } from '../../shared/words.ts';
import { byBase, byKind, type OfKind } from './activity-tally.ts';
import { reports } from './lists.ts';

/** What was done in a month: as bars by kind, and beside them the table that says the same by base (A5). */
export function ActivityMonth() {
  const [month, setMonth] = useState(() => todayHere().slice(0, 7));
  const { value, refusal, again } = useOne<ActivitiesAnswer>(
    `api/activities?month=${month}`,
    reports.value.value,
  );
  return (
    <>
      <div class="tools">
        <MonthChoice month={month} onMonth={setMonth} />
      </div>
      {refusal && <RefusalSaid refusal={refusal} onAgain={again} />}
      {!value && !refusal && <output class="empty">{t('watch-registers.loading')}</output>}
      {value && value.activities.length === 0 && <p class="empty pane">{t('watch-reports.no-activities')}</p>}
      {value && value.activities.length > 0 && (
        <div class="activity-month">
          <Bars kinds={byKind(value.activities)} />
          <ActivityTable answer={value} />
        </div>
      )}
    </>
  );
}

/** Each kind on one scale; the number stands beside its bar. */
function Bars({ kinds }: { kinds: readonly OfKind[] }) {
  const most = Math.max(1, ...kinds.map(({ reports: count }) => count));
  return (
    <section class="pane bars" aria-label={t('watch-reports.by-kind')}>
      <h3>{t('watch-reports.by-kind')}</h3>
      <ul>
        {kinds.map(({ activity, reports: count, minutes }) => (
          <li key={activity}>
            <span class="cap">{tCode('reports.activity', activity)}</span>
            <span class="length" aria-hidden="true">
              <i style={{ width: `${(count / most) * 100}%` }} />
            </span>
            <span class="count">
              <b>{count}</b>
              {minutes > 0 && <small class="mut">{t('watch-reports.hours', { hours: minutes / 60 })}</small>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ActivityTable({ answer }: { answer: ActivitiesAnswer }) {
  const bases = byBase(answer.activities);
  const kinds = byKind(answer.activities);
  return (
    <div class="pane wide-table" data-scroll>
      <table class="stacked">
        <caption>{t('watch-reports.by-base')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('watch-reports.base')}</th>
            {kinds.map(({ activity }) => (
              <th key={activity} scope="col" class="n">
                <span class="cap">{tCode('reports.activity', activity)}</span>
              </th>
            ))}
            <th scope="col" class="n">
              {t('watch-reports.together')}
            </th>
          </tr>
        </thead>
        <tbody>
          {bases.map((one) => (
            <tr key={one.base}>
              <th scope="row" data-label={t('watch-reports.base')}>
                {one.label}
              </th>
              {one.kinds.map(({ activity, reports: count }) => (
                <td key={activity} class="n" data-label={tCode('reports.activity', activity)}>
                  {count === 0 ? '–' : count}
                </td>
              ))}
              <td class="n" data-label={t('watch-reports.together')}>
                <b>{one.reports}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
