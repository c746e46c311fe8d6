import type { CoverageAnswer } from '@ulinzi/domain/coverage';
import { writtenDay } from '../../shared/calendar-day.ts';
import { baseLabel } from '../../shared/registers.ts';
import { t } from '../../shared/words.ts';
import type { Covered } from './coverage-counts.ts';
import { CoverageSign } from './coverage-signs.tsx';

/** So many lines at once: a province has hundreds of villages. */
const mostListed = 60;

/** The same as the picture: bases with their counts, and the communities by name. */
export function CoverageTables({
  shown,
  bases,
  base,
  onBase,
}: {
  shown: readonly Covered[];
  bases: CoverageAnswer['bases'];
  base: string;
  onBase: (base: string) => void;
}) {
  return (
    <div class="coverage-tables">
      {base === '' && bases.length > 1 && <BaseTable bases={bases} onBase={onBase} />}
      <div class="pane wide-table" data-scroll>
        <table>
          <caption>
            {t('watch-visits.communities-caption', { count: shown.length })}
            {shown.length > mostListed && ` ${t('watch-visits.first', { count: mostListed })}`}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('watch-visits.community')}</th>
              <th scope="col">{t('watch-visits.reached-by')}</th>
              <th scope="col">{t('watch-visits.last-team')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.slice(0, mostListed).map((one) => (
              <tr key={one.slug}>
                <th scope="row">
                  {one.label} <small class="xs mut">{baseLabel(one.base)}</small>
                </th>
                <td>
                  <CoverageSign of={one.class} /> {t(`visits.coverage.${one.class}`)}
                </td>
                <td>{one.lastTeamOn === null ? t('watch-visits.never') : writtenDay(one.lastTeamOn)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function BaseTable({ bases, onBase }: { bases: CoverageAnswer['bases']; onBase: (base: string) => void }) {
  return (
    <div class="pane wide-table" data-scroll>
      <table>
        <caption>{t('watch-visits.bases-caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('watch-visits.base')}</th>
            <th scope="col">{t('watch-visits.assistant')}</th>
            {(['team-only', 'assistant-only', 'both', 'neither'] as const).map((one) => (
              <th key={one} scope="col" class="n">
                <CoverageSign of={one} />
                <span class="vh">{t(`visits.coverage.${one}`)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bases.map((one) => (
            <tr key={one.slug}>
              <th scope="row">
                <button type="button" class="link" onClick={() => onBase(one.slug)}>
                  {one.label}
                </button>
              </th>
              <td>{t(one.hasAssistant ? 'watch-visits.there' : 'watch-visits.nobody')}</td>
              {[one.teamOnly, one.assistantOnly, one.both, one.neither].map((count, nth) => (
                <td key={nth} class="n">
                  {count}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
