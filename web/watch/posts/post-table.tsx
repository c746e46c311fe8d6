import { baseLabel } from '../../shared/registers.ts';
import { dateOf, momentOf } from '../../shared/time.ts';
import { t, tCode } from '../../shared/words.ts';
import type { PostAct, PostRow } from './post-rows.ts';

export function PostTable({
  rows,
  actsOn,
  onDo,
}: {
  rows: readonly PostRow[];
  actsOn: (row: PostRow) => readonly PostAct[];
  onDo: (row: PostRow, does: PostAct) => void;
}) {
  const columns = ['post', 'place', 'state', 'duty', 'number'] as const;
  return (
    <div class="pane wide-table" data-scroll>
      <table class="stacked">
        <caption>{t('watch-posts.caption')}</caption>
        <thead>
          <tr>
            {columns.map((one) => (
              <th key={one} scope="col">
                {t(`watch-posts.${one}`)}
              </th>
            ))}
            <th scope="col">
              <span class="vh">{t('watch-posts.act')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.slug}>
              <th scope="row" data-label={t('watch-posts.post')}>
                <span>
                  {row.label} <small class="xs mut">{tCode('roles', row.role)}</small>
                </span>
              </th>
              <td data-label={t('watch-posts.place')}>
                {row.base
                  ? baseLabel(row.base)
                  : row.province
                    ? t(`watch.province.${row.province}`)
                    : t('watch.mission')}
              </td>
              <td data-label={t('watch-posts.state')}>
                <Postings row={row} />
              </td>
              <td data-label={t('watch-posts.duty')}>
                {row.onDutyUntil !== null &&
                  t('watch-posts.until', { until: momentOf(new Date(row.onDutyUntil).toISOString()) })}
              </td>
              <td data-label={t('watch-posts.number')}>
                {t(row.hasNumber ? 'watch-registers.yes' : 'watch-registers.no')}
              </td>
              <td>
                <div class="acts">
                  {actsOn(row).map((does) => (
                    <button key={does} type="button" class="btn sm" onClick={() => onDo(row, does)}>
                      {t(`watch-posts.${does}`)}
                      <span class="vh"> {row.label}</span>
                    </button>
                  ))}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Since when it is occupied or vacant; the postings before, by their dates alone. */
function Postings({ row: { isOccupied, postings } }: { row: PostRow }) {
  const [last, ...earlier] = postings;
  const said = isOccupied
    ? last && last.until === null
      ? t('watch-posts.occupied-since', { day: dateOf(last.from) })
      : t('watch-posts.occupied')
    : last?.until
      ? t('watch-posts.vacant-since', { day: dateOf(last.until) })
      : t('watch-posts.vacant');
  const before = isOccupied ? earlier : postings;
  return (
    <div class="postings">
      <span class={isOccupied ? '' : 'tag soon'}>{said}</span>
      {before.length > 0 && (
        <details>
          <summary class="xs">{t('watch-posts.before', { count: before.length })}</summary>
          <ul class="xs">
            {before.map(({ from, until }) => (
              <li key={from}>
                {dateOf(from)} {'–'} {until && dateOf(until)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
