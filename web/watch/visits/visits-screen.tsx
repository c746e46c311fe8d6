import { wantVisit } from '@ulinzi/domain/visits';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';
import { Reading } from '../../shared/reading.tsx';
import { readRegisters } from '../../shared/registers.ts';
import { linkTo, route } from '../../shared/route.ts';
import { actor } from '../../shared/session.ts';
import { t } from '../../shared/words.ts';
import { ByBase } from './by-base.tsx';
import { Coverage } from './coverage.tsx';
import { coverage, refreshVisits, visits, visitsByBase } from './lists.ts';
import { StaffDays } from './staff-days.tsx';
import { Visits } from './visit-list.tsx';
import { WantDialog } from './want-dialog.tsx';
import '../../shared/lines.css';
import './visits.css';

/** Parts of the screen beside the list, by their word in the address. */
const parts = ['bases', 'coverage', 'days'] as const;

/** Where teams are wanted, planned, held and cancelled, and where nobody comes (A7, A8, A13 to A15). */
export function VisitsScreen() {
  const [isWanting, setWanting] = useState(false);
  useEffect(() => void readRegisters(), []);
  const part = parts.find((one) => one === route.value[1]) ?? 'list';
  return (
    <section class="page register visits">
      <div class="head">
        <h2>{t('watch-visits.title')}</h2>
        <span class="grow" />
        {(wantVisit.who as readonly string[]).includes(actor.value?.role ?? '') && (
          <button type="button" class="btn" onClick={() => setWanting(true)}>
            <Icon name="plus" size="s" /> {t('watch-visits.want')}
          </button>
        )}
      </div>
      <nav class="parts" aria-label={t('watch-visits.parts')}>
        {(['list', ...parts] as const).map((one) => (
          <a
            key={one}
            href={one === 'list' ? linkTo('visits') : linkTo('visits', one)}
            aria-current={part === one ? 'page' : undefined}
          >
            {t(`watch-visits.part.${one}`)}
          </a>
        ))}
      </nav>
      <p class="lead">{t(`watch-visits.lead.${part}`)}</p>
      {part === 'list' && <Reading of={visits}>{(value) => <Visits all={value.visits} />}</Reading>}
      {part === 'bases' && <Reading of={visitsByBase}>{(value) => <ByBase value={value} />}</Reading>}
      {part === 'coverage' && <Reading of={coverage}>{(value) => <Coverage value={value} />}</Reading>}
      {part === 'days' && <StaffDays />}
      {isWanting && <WantDialog onClose={() => setWanting(false)} onDone={refreshVisits} />}
    </section>
  );
}
