import { callDrill } from '@ulinzi/domain/drills';
import { useState } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';
import { Reading } from '../../shared/reading.tsx';
import { actor } from '../../shared/session.ts';
import { dayOf } from '../../shared/time.ts';
import { t } from '../../shared/words.ts';
import { CallDialog } from './call-dialog.tsx';
import { DrillRunning } from './drill-mark.tsx';
import { coming, type Drill, drills, past, type Week, type Weeks, weeksOf } from './list.ts';
import './drills.css';

const pastShown = 4;

/** The weekly drill beside the sources: called here, running, and what came of the last ones. */
export function Drills() {
  const [isCalling, setCalling] = useState(false);
  const mayCall = callDrill.who.some((role) => role === actor.value?.role);
  return (
    <section class="drills">
      <div class="head">
        <h3>{t('watch-drills.title')}</h3>
        <span class="grow" />
        {mayCall && (
          <button type="button" class="btn" onClick={() => setCalling(true)}>
            <Icon name="plus" size="s" /> {t('watch-drills.call')}
          </button>
        )}
      </div>
      <p class="lead">{t('watch-drills.lead')}</p>
      <p class="rule">
        <Icon name="shield" />
        <span>{t('watch-drills.rule')}</span>
      </p>
      <Reading of={drills}>
        {(value) =>
          value.drills.length === 0 ? (
            <p class="empty pane">{t('watch-drills.empty')}</p>
          ) : (
            <>
              {coming(value.drills).map((one) => (
                <DrillRunning key={one.id} drill={one} />
              ))}
              <Past all={past(value.drills).slice(0, pastShown)} />
              <Bars rows={weeksOf(value.drills)} />
            </>
          )
        }
      </Reading>
      {isCalling && <CallDialog onClose={() => setCalling(false)} onDone={() => void drills.refresh()} />}
    </section>
  );
}

function Past({ all }: { all: readonly Drill[] }) {
  if (all.length === 0) return null;
  return (
    <ul class="drills-past" aria-label={t('watch-drills.results')}>
      {all.map(({ id, from, heard, silent, endedAt }) => (
        <li key={id}>
          <b>{dayOf(from)}</b> {t('watch-drills.counts', { heard, silent })}
          {endedAt && <span class="mut"> · {t('watch-drills.ended-early')}</span>}
        </li>
      ))}
    </ul>
  );
}

/** A small bar for each source: full where she was heard, empty where not. */
function Bars({ rows }: { rows: readonly Weeks[] }) {
  if (rows.length === 0) return null;
  return (
    <div class="pane wide-table" data-scroll>
      <table class="stacked">
        <thead>
          <tr>
            <th scope="col">{t('watch-drills.source')}</th>
            <th scope="col">{t('watch-drills.village')}</th>
            <th scope="col">{t('watch-drills.weeks')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ source, communityLabel, weeks }) => (
            <tr key={source}>
              <th scope="row" data-label={t('watch-drills.source')}>
                {source}
              </th>
              <td data-label={t('watch-drills.village')}>{communityLabel}</td>
              <td data-label={t('watch-drills.weeks')}>
                <Bar weeks={weeks} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Bar({ weeks }: { weeks: readonly Week[] }) {
  return (
    <ol class="week-bar">
      {weeks.map(({ from, was }) => {
        const said = t(`watch-drills.week.${was}`, { day: dayOf(from) });
        return (
          <li key={from} class={was} title={said}>
            <span class="vh">{said}</span>
          </li>
        );
      })}
    </ol>
  );
}
