import { Icon } from '../../shared/icon.tsx';
import { dateOf } from '../../shared/time.ts';
import { t } from '../../shared/words.ts';
import type { Promised } from './age.ts';

/** What became of promises. One that was not kept, and that nobody has told the village of, is still owed to it. */
export function SettledPromises({ promises }: { promises: readonly Promised[] }) {
  const newestFirst = [...promises].sort((a, b) => b.due.localeCompare(a.due));
  return (
    <div class="pane wide-table" data-scroll>
      <table class="stacked">
        <caption>{t('watch-promises.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('watch-promises.community')}</th>
            <th scope="col">{t('watch-promises.kind')}</th>
            <th scope="col">{t('watch-promises.made')}</th>
            <th scope="col">{t('watch-promises.due-on')}</th>
            <th scope="col">{t('watch-promises.result')}</th>
            <th scope="col">{t('watch-promises.told')}</th>
          </tr>
        </thead>
        <tbody>
          {newestFirst.map((one) => (
            <tr key={one.id}>
              <td data-label={t('watch-promises.community')}>
                <b>{one.communityLabel}</b>
              </td>
              <td data-label={t('watch-promises.kind')}>{t(`alerts.promise-kind.${one.kind}`)}</td>
              <td data-label={t('watch-promises.made')}>{dateOf(one.madeAt)}</td>
              <td data-label={t('watch-promises.due-on')}>{dateOf(one.due)}</td>
              <td data-label={t('watch-promises.result')}>{t(`alerts.promise.${one.standing}`)}</td>
              <td data-label={t('watch-promises.told')}>
                {one.told === 'no' && one.standing !== 'kept' ? (
                  <span class="tag done">
                    <Icon name="flag" size="s" />
                    {t('watch-promises.told-no')}
                  </span>
                ) : (
                  t(one.told === 'yes' ? 'watch-promises.told-yes' : 'watch-registers.no')
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
