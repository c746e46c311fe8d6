import { type VisitLine, visitStates } from '@ulinzi/domain/visits';
import { useState } from 'preact/hooks';
import { Beside } from '../../shared/beside.tsx';
import { todayHere, writtenDay } from '../../shared/calendar-day.ts';
import { Icon } from '../../shared/icon.tsx';
import { linkTo, route } from '../../shared/route.ts';
import { t, tCode } from '../../shared/words.ts';
import { narrowed, reportLate } from './order.ts';
import { ReportTag } from './report-tag.tsx';
import { daysSaid, StateSign } from './said.tsx';
import { VisitDetail } from './visit-detail.tsx';

type State = VisitLine['state'];

/** Visits by their state, and one of them beside. */
export function Visits({ all }: { all: readonly VisitLine[] }) {
  const [state, setState] = useState<State | ''>('');
  const [base, setBase] = useState('');
  const open = route.value[1] ?? null;
  const today = todayHere();
  const shown = narrowed(all, state, base, today);
  const chosen = all.find(({ id }) => id === open);
  const labels = [...new Map(all.map((one) => [one.base, one.baseLabel]))].sort((one, other) =>
    one[1].localeCompare(other[1]),
  );
  const count = (of: State | '') => narrowed(all, of, base, today).length;
  return (
    <Beside
      back={linkTo('visits')}
      label={open === null ? null : t('watch-visits.one', { base: chosen?.baseLabel ?? '' })}
      list={
        <>
          <div class="tools">
            <fieldset class="seg" aria-label={t('watch-visits.show')}>
              {(['', ...visitStates] as const).map((one) => (
                <button key={one} type="button" aria-pressed={state === one} onClick={() => setState(one)}>
                  <span class="cap">
                    {one === '' ? t('watch-visits.all') : t(`watch-visits.state.${one}`)}
                  </span>{' '}
                  <b>{count(one)}</b>
                </button>
              ))}
            </fieldset>
            {labels.length > 1 && (
              <label class="field">
                <span>{t('watch-visits.base')}</span>
                <select value={base} onChange={(event) => setBase(event.currentTarget.value)}>
                  <option value="">{t('watch-registers.all')}</option>
                  {labels.map(([slug, label]) => (
                    <option key={slug} value={slug}>
                      {label}
                    </option>
                  ))}
                </select>
              </label>
            )}
          </div>
          {shown.length === 0 ? (
            <p class="empty pane">{t(`watch-visits.empty.${state === '' ? 'all' : state}`)}</p>
          ) : (
            <ul class="pane lines">
              {shown.map((one) => (
                <li key={one.id}>
                  <Row visit={one} isOpen={one.id === open} />
                </li>
              ))}
            </ul>
          )}
        </>
      }
    >
      {open !== null && <VisitDetail id={open} moved={all} />}
    </Beside>
  );
}

function Row({ visit, isOpen }: { visit: VisitLine; isOpen: boolean }) {
  const { missing, isPaired } = visit;
  const isOwed = reportLate(visit.report, todayHere()) > 0;
  return (
    <a
      class={isOwed ? 'line late' : 'line'}
      href={linkTo('visits', visit.id)}
      aria-current={isOpen ? 'true' : undefined}
    >
      <span class="what">
        {visit.baseLabel} <small class="sm mut">{daysSaid(visit)}</small>
      </span>
      <span class="under">
        {visit.communities.length > 0
          ? visit.communities.map(({ label }) => label).join(', ')
          : t('watch-visits.no-communities')}
        {visit.people > 0 && ` · ${t('watch-visits.people', { people: visit.people })}`}
      </span>
      <span class="right">
        <StateSign state={visit.state} />
        {visit.state === 'cancelled' && visit.reason && (
          <small class="xs mut">{tCode('visits.reason', visit.reason)}</small>
        )}
        {visit.state === 'wanted' && visit.by && (
          <small class="xs mut">{t('watch-visits.wanted-by', { day: writtenDay(visit.by) })}</small>
        )}
        {visit.report && <ReportTag report={visit.report} />}
        {visit.state === 'planned' && missing.length > 0 && (
          <span class="tag">
            <Icon name="warn" size="s" /> {t('watch-visits.missing-count', { count: missing.length })}
          </span>
        )}
        {isPaired === false && (
          <span class="tag">
            <Icon name="people" size="s" /> {t('watch-visits.unpaired')}
          </span>
        )}
      </span>
    </a>
  );
}
