import type { VisitsByBaseAnswer } from '@ulinzi/domain/visits';
import { useState } from 'preact/hooks';
import { writtenDay } from '../../shared/calendar-day.ts';
import { Icon } from '../../shared/icon.tsx';
import { type View, ViewChoice } from '../../shared/view-choice.tsx';
import { t } from '../../shared/words.ts';
import { LengthBar } from './length-bar.tsx';

type OfBase = VisitsByBaseAnswer['bases'][number];

/** The shortest scale of days: on a shorter one a visit of last week would look long ago. */
const leastScale = 90;

/** Which bases see teams and which do not; never visited first, then the most vulnerable (A15). */
export function ByBase({ value: { bases, cancelledBy } }: { value: VisitsByBaseAnswer }) {
  const [view, setView] = useState<View>('picture');
  if (bases.length === 0) return <p class="empty pane">{t('watch-visits.no-bases')}</p>;
  return (
    <>
      <div class="tools">
        <ViewChoice view={view} onView={setView} />
      </div>
      {view === 'picture' ? <BaseBars bases={bases} /> : <BaseTable bases={bases} />}
      <section class="pane figures">
        <h3>{t('watch-visits.cancelled-by')}</h3>
        {cancelledBy.length === 0 ? (
          <p class="sm mut">{t('watch-visits.none-cancelled')}</p>
        ) : (
          <Counted
            caption={t('watch-visits.cancelled-caption')}
            columns={[t('watch-visits.reason'), t('watch-visits.visits')]}
            rows={cancelledBy.map((one) => [t(`visits.reason.${one.reason}`), one.visits])}
          />
        )}
      </section>
    </>
  );
}

/** Days since the last visit on one scale for all; hatched over its whole length where nobody ever came. */
function BaseBars({ bases }: { bases: readonly OfBase[] }) {
  const scale = Math.max(leastScale, ...bases.map(({ daysSinceHeld }) => daysSinceHeld ?? 0));
  return (
    <section class="pane since" aria-label={t('watch-visits.since-caption')}>
      <p class="axis" aria-hidden="true">
        <span class="sm mut">{t('watch-visits.since-legend')}</span>
        <span class="scale xs">
          <span>{t('watch-visits.days', { days: 0 })}</span>
          <span>{t('watch-visits.days', { days: scale })}</span>
        </span>
      </p>
      <ul>
        {bases.map((one) => (
          <li key={one.base}>
            <div>
              <b>{one.baseLabel}</b>
              <small class="xs mut">{vulnerabilitySaid(one)}</small>
            </div>
            <span class="bar" aria-hidden="true">
              {one.daysSinceHeld === null ? (
                <i class="never" />
              ) : (
                <i class="days" style={{ width: `${(one.daysSinceHeld / scale) * 100}%` }} />
              )}
            </span>
            <div class="told">
              {one.daysSinceHeld === null ? (
                <b>
                  <Icon name="warn" size="s" /> {t('watch-visits.never')}
                </b>
              ) : (
                t('watch-visits.days-ago', { days: one.daysSinceHeld })
              )}
              <small class="xs mut">
                {t('watch-visits.counts', {
                  wanted: one.wanted,
                  planned: one.planned,
                  held: one.held,
                  cancelled: one.cancelled,
                })}
              </small>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function vulnerabilitySaid({ vulnerability }: OfBase): string {
  return vulnerability === null
    ? t('watch-visits.vulnerability-unknown')
    : t('watch-visits.vulnerability-said', { vulnerability });
}

/** The same as the bars, in numbers. */
function BaseTable({ bases }: { bases: readonly OfBase[] }) {
  const states = ['wanted', 'planned', 'held', 'cancelled'] as const;
  return (
    <div class="pane wide-table" data-scroll>
      <table class="stacked">
        <caption>{t('watch-visits.since-caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('watch-visits.base')}</th>
            <th scope="col" class="n">
              {t('watch-visits.vulnerability')}
            </th>
            <th scope="col">{t('watch-visits.last-held')}</th>
            <th scope="col" class="n">
              {t('watch-visits.days-since')}
            </th>
            {states.map((state) => (
              <th key={state} scope="col" class="n">
                <span class="cap">{t(`watch-visits.state.${state}`)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bases.map((one) => (
            <tr key={one.base}>
              <th scope="row" data-label={t('watch-visits.base')}>
                {one.baseLabel}
              </th>
              <td class="n" data-label={t('watch-visits.vulnerability')}>
                {one.vulnerability === null ? t('watch-visits.unknown') : `${one.vulnerability} / 5`}
              </td>
              <td data-label={t('watch-visits.last-held')}>
                {one.lastHeldOn === null ? t('watch-visits.never') : writtenDay(one.lastHeldOn)}
              </td>
              <td class="n" data-label={t('watch-visits.days-since')}>
                {one.daysSinceHeld ?? '–'}
              </td>
              {states.map((state) => (
                <td key={state} class="n" data-label={t(`watch-visits.state.${state}`)}>
                  {one[state]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A table of few numbers, each with its length. */
export function Counted({
  caption,
  columns,
  rows,
  total,
}: {
  caption: string;
  columns: readonly [string, string];
  rows: readonly (readonly [string, number])[];
  total?: number;
}) {
  const most = Math.max(1, ...rows.map(([, count]) => count));
  return (
    <table class="counted">
      <caption class="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{columns[0]}</th>
          <th scope="col" class="n">
            {columns[1]}
          </th>
          <td aria-hidden="true" />
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, count]) => (
          <tr key={name}>
            <th scope="row">
              <span class="cap">{name}</span>
            </th>
            <td class="n">{count}</td>
            <td class="drawn">
              <LengthBar share={count / most} />
            </td>
          </tr>
        ))}
      </tbody>
      {total !== undefined && (
        <tfoot>
          <tr>
            <th scope="row">{t('watch-visits.together')}</th>
            <td class="n">{total}</td>
            <td aria-hidden="true" />
          </tr>
        </tfoot>
      )}
    </table>
  );
}
