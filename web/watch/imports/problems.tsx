import type { ImportAnswer } from '@ulinzi/domain/registers';
import { t } from '../../shared/words.ts';

/** Every bad line with its column and what to do: the lines are those of the file as it is opened. */
export function Problems({ answer: { problems, wrong } }: { answer: ImportAnswer }) {
  const shown = new Set(problems.map(({ line }) => line)).size;
  return (
    <>
      <div class="wide-table" data-scroll>
        <table class="stacked">
          <caption>{t('watch-imports.caption')}</caption>
          <thead>
            <tr>
              <th scope="col" class="n">
                {t('watch-imports.line')}
              </th>
              <th scope="col">{t('watch-imports.column')}</th>
              <th scope="col">{t('watch-imports.to-do')}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map(({ line, column, message }, nth) => (
              <tr key={nth}>
                <th scope="row" class="n" data-label={t('watch-imports.line')}>
                  {line}
                </th>
                <td data-label={t('watch-imports.column')}>{column ?? t('watch-imports.whole-line')}</td>
                <td data-label={t('watch-imports.to-do')}>
                  <span>{message}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown < wrong && <p class="sm mut">{t('watch-imports.more', { count: wrong - shown })}</p>}
    </>
  );
}
