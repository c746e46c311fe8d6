import type { CountsAnswer } from '@ulinzi/domain/counts';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';
import { listOf } from '../../shared/list.ts';
import { Reading } from '../../shared/reading.tsx';
import { bases } from '../../shared/registers.ts';
import { actor } from '../../shared/session.ts';
import { dateOf } from '../../shared/time.ts';
import { type View, ViewChoice } from '../../shared/view-choice.tsx';
import { t } from '../../shared/words.ts';
import { EventsTable, WeeksTable } from './count-tables.tsx';
import { type Place, type Series, seriesByPlace, seriesOfAll, shareOf, topOf } from './tally.ts';
import { mondayOf, WeekBars } from './week-bars.tsx';
import '../../shared/lines.css';
import './counts.css';

const periods = [12, 26, 52] as const;
type Period = (typeof periods)[number];

const counts = {
  12: listOf<CountsAnswer>('api/counts?weeks=12'),
  26: listOf<CountsAnswer>('api/counts?weeks=26'),
  52: listOf<CountsAnswer>('api/counts?weeks=52'),
} as const;

/** Alerts counted by week, place and event: the analysts' first screen. No alert can be read here. */
export function CountsScreen() {
  const [period, setPeriod] = useState<Period>(12);
  const [view, setView] = useState<View>('picture');
  useEffect(() => void bases.refresh(), []);
  return (
    <section class="page register counts">
      <h2>{t('watch-counts.title')}</h2>
      <p class="lead">{t('watch-counts.lead')}</p>
      <div class="tools">
        <fieldset class="seg" aria-label={t('watch-counts.period')}>
          {periods.map((one) => (
            <button key={one} type="button" aria-pressed={period === one} onClick={() => setPeriod(one)}>
              {t('watch-counts.weeks', { weeks: one })}
            </button>
          ))}
        </fieldset>
        <span class="grow" />
        <ViewChoice view={view} onView={setView} />
      </div>
      <Reading of={counts[period]}>{(value) => <Counts answer={value} view={view} />}</Reading>
      <p class="rule">
        <Icon name="shield" />
        {t('watch-counts.rule')}
      </p>
    </section>
  );
}

/** Places of the reader's scope: her base, the bases of her province, or the provinces. */
function ownPlaces(answer: CountsAnswer): Place[] {
  const sitting = actor.value;
  const all = bases.value.value?.bases ?? [];
  if (sitting?.base) return [{ key: sitting.base, label: sitting.baseLabel ?? sitting.base }];
  if (sitting?.province)
    return all
      .filter((base) => base.province === sitting.province)
      .map(({ slug, label }) => ({ key: slug, label }));
  const provinces = [...all.map((base) => base.province), ...answer.rows.map((row) => row.province)];
  return answer.rows.some((row) => row.base !== null)
    ? []
    : [...new Set(provinces)].map((key) => ({ key, label: t(`watch.province.${key}`) }));
}

function Counts({ answer, view }: { answer: CountsAnswer; view: View }) {
  if (answer.rows.length === 0) return <p class="empty pane">{t('watch-counts.empty')}</p>;
  const all = seriesOfAll(answer, t('watch-counts.all-places'));
  const places = seriesByPlace(answer, ownPlaces(answer));
  const isByBase = answer.rows.some((row) => row.base !== null);
  const top = topOf(places);
  const { weeks } = answer;
  return (
    <>
      <section class="pane together" aria-label={t('watch-counts.all-places')}>
        <p class="big">
          {t('watch-counts.total', { alerts: all.finished.alerts })}
          <small>
            {t('watch-counts.shares')}, {t('watch-counts.from', { week: mondayOf(weeks[0] ?? '') })}
          </small>
        </p>
        <Shares series={all} />
      </section>
      {view === 'table' ? (
        <WeeksTable all={places.length > 1 ? [...places, all] : places} weeks={weeks} />
      ) : (
        <section aria-label={t(isByBase ? 'watch-counts.by-base' : 'watch-counts.by-province')}>
          <header class="head">
            <h3>{t(isByBase ? 'watch-counts.by-base' : 'watch-counts.by-province')}</h3>
            <span class="sm mut">{t('watch-counts.scale', { max: top })}</span>
            <span class="key">
              <i class="full" /> {t('watch-counts.finished')}
            </span>
            <span class="key">
              <i class="open" /> {t('watch-counts.running')} ({dateOf(mondayOf(weeks.at(-1) ?? ''))})
            </span>
          </header>
          <ul class="multiples">
            {places.map((one) => (
              <li key={one.key} class="pane">
                <h4>
                  {one.label}
                  <span>{t('watch-counts.total', { alerts: one.finished.alerts })}</span>
                </h4>
                <WeekBars series={one} weeks={weeks} top={top} />
                <Shares series={one} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <EventsTable answer={answer} />
    </>
  );
}

/** How many were acknowledged in time, and of how many the village was told, in words. */
function Shares({ series: { finished } }: { series: Series }) {
  if (finished.alerts === 0) return <p class="sm mut">{t('watch-counts.none')}</p>;
  if (shareOf(0, finished.alerts).kind === 'few')
    return <p class="sm mut">{t('watch-counts.not-enough', { all: finished.alerts })}</p>;
  const values = (part: number) => ({ part, all: finished.alerts, share: part / finished.alerts });
  return (
    <ul class="shares">
      <li>{t('watch-counts.answered', values(finished.answeredInTime))}</li>
      <li>{t('watch-counts.told', values(finished.told))}</li>
    </ul>
  );
}
