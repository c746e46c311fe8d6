import type { CountsAnswer } from '@ulinzi/domain/counts';
import { dateOf } from '../../shared/time.ts';
import { t, tCode } from '../../shared/words.ts';
import { byEvent, type Series, shareOf } from './tally.ts';
import { mondayOf } from './week-bars.tsx';

/** "12 of 15 (80 %)"; of fewer than five only the numbers. */
function shareSaid(part: number, all: number): string {
  const share = shareOf(part, all);
  if (share.kind === 'none') return '–';
  return share.kind === 'few'
    ? t('watch-counts.share-few', { part: share.part, all: share.all })
    : t('watch-counts.share', { part: share.part, all: share.all, share: share.share });
}

/** Every number of the pictures. */
export function WeeksTable({ all, weeks }: { all: readonly Series[]; weeks: readonly string[] }) {
  return (
    <div class="pane wide-table" data-scroll>
      <table class="stacked">
        <caption>{t('watch-counts.caption-weeks')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('watch-counts.week')}</th>
            {all.map((one) => (
              <th key={one.key} scope="col" class="n">
                {one.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...weeks.entries()].reverse().map(([nth, week]) => (
            <tr key={week}>
              <th scope="row" data-label={t('watch-counts.week')}>
                {dateOf(mondayOf(week))}
                {nth === weeks.length - 1 && <small> {t('watch-counts.running')}</small>}
              </th>
              {all.map((one) => (
                <td key={one.key} class="n" data-label={one.label}>
                  {one.weeks[nth]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the alerts were about, over the finished weeks. */
export function EventsTable({ answer }: { answer: CountsAnswer }) {
  const events = byEvent(answer);
  if (events.length === 0) return null;
  const most = Math.max(...events.map(({ alerts }) => alerts));
  return (
    <div class="pane wide-table" data-scroll>
      <table class="stacked events">
        <caption>{`${t('watch-counts.caption-events')} · ${t('watch-counts.shares')}`}</caption>
        <thead>
          <tr>
            <th scope="col">{t('watch-counts.event')}</th>
            <th scope="col">{t('watch-counts.alerts')}</th>
            <th scope="col" class="n">
              {t('watch-counts.in-time')}
            </th>
            <th scope="col" class="n">
              {t('watch-counts.village-told')}
            </th>
          </tr>
        </thead>
        <tbody>
          {events.map((one) => (
            <tr key={one.event ?? ''}>
              <th scope="row" class="cap" data-label={t('watch-counts.event')}>
                {one.event === null ? t('watch-counts.uncoded') : tCode('alerts.event', one.event)}
              </th>
              <td data-label={t('watch-counts.alerts')}>
                <span class="length">
                  <i style={{ width: `${(one.alerts / most) * 100}%` }} />
                </span>
                {one.alerts}
              </td>
              <td class="n" data-label={t('watch-counts.in-time')}>
                {shareSaid(one.answeredInTime, one.alerts)}
              </td>
              <td class="n" data-label={t('watch-counts.village-told')}>
                {shareSaid(one.told, one.alerts)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
