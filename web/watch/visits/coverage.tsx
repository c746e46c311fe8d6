import { type CoverageAnswer, type CoverageClass, coverageClasses } from '@ulinzi/domain/coverage';
import { useState } from 'preact/hooks';
import '../../shared/beside.css';
import { t } from '../../shared/words.ts';
import { classCounts, pressed, shownOf } from './coverage-counts.ts';
import { CoverageSign } from './coverage-signs.tsx';
import { CoveragePicture } from './coverage-picture.tsx';
import { CoverageTables } from './coverage-table.tsx';

/** Communities that teams, Assistants, both or neither reach: a picture by position, and the same as a table (A13). */
export function Coverage({ value }: { value: CoverageAnswer }) {
  const [base, setBase] = useState('');
  const [classes, setClasses] = useState<readonly CoverageClass[]>(coverageClasses);
  if (value.communities.length === 0) return <p class="empty pane">{t('watch-visits.no-places')}</p>;
  const counts = classCounts(value.communities, base);
  const shown = shownOf(value.communities, base, classes);
  const bases = [...value.bases].sort((one, other) => one.label.localeCompare(other.label));
  return (
    <>
      <div class="tools">
        <fieldset class="key" aria-label={t('watch-visits.coverage-key')}>
          {coverageClasses.map((one) => (
            <button
              key={one}
              type="button"
              class="chip"
              aria-pressed={classes.length === 1 && classes[0] === one}
              onClick={() => setClasses(pressed(classes, one))}
            >
              <CoverageSign of={one} />
              <span class="cap">{t(`visits.coverage.${one}`)}</span> <b>{counts[one]}</b>
            </button>
          ))}
        </fieldset>
        {bases.length > 1 && (
          <label class="field">
            <span>{t('watch-visits.base')}</span>
            <select value={base} onChange={(event) => setBase(event.currentTarget.value)}>
              <option value="">{t('watch-registers.all')}</option>
              {bases.map(({ slug, label }) => (
                <option key={slug} value={slug}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <div class="beside">
        <div class="coverage-sides">
          <CoveragePicture
            shown={shown}
            bases={base === '' ? bases : bases.filter((one) => one.slug === base)}
          />
          <CoverageTables shown={shown} bases={bases} base={base} onBase={setBase} />
        </div>
      </div>
    </>
  );
}
