import { mondayOf, week } from '@ulinzi/domain/people';
import type { DutiesAnswer } from '@ulinzi/domain/registers';
import { useEffect, useState } from 'preact/hooks';
import { Reading } from '../../shared/reading.tsx';
import { bases, baseLabel, gaps, posts } from '../../shared/registers.ts';
import { actor } from '../../shared/session.ts';
import { minuteNow } from '../../shared/time.ts';
import { type View, ViewChoice } from '../../shared/view-choice.tsx';
import { t } from '../../shared/words.ts';
import { CopyDialog } from './copy-dialog.tsx';
import { dutiesOf, turnsOf } from './duties.ts';
import { mayAssign, type Scope, scopesOf } from './rosters.ts';
import { gapSaid } from './said.ts';
import { type Editing, SeatWeek } from './seat-week.tsx';
import { AssignDialog, CancelDialog, type Filling } from './turn-dialogs.tsx';
import type { Turn } from './week.ts';
import '../../shared/lines.css';
import './people.css';

/** The rosters of the reader's base or province, week by week (B3). */
export function DutyScreen() {
  useEffect(() => {
    void gaps.refresh();
    void posts.refresh();
  }, []);
  return (
    <section class="page register duty">
      <div class="head">
        <h2>{t('watch-people.title')}</h2>
      </div>
      <p class="lead">{t('watch-people.lead')}</p>
      <Reading of={bases}>
        {(value) => <Rosters scopes={actor.value ? scopesOf(actor.value, value.bases) : []} />}
      </Reading>
    </section>
  );
}

function scopeLabel({ slug, isProvince }: Scope): string {
  return isProvince ? t('watch-people.province', { place: t(`watch.province.${slug}`) }) : baseLabel(slug);
}

function Rosters({ scopes }: { scopes: readonly Scope[] }) {
  const thisWeek = mondayOf(minuteNow.value);
  const [chosen, setChosen] = useState('');
  const [start, setStart] = useState(thisWeek);
  const [view, setView] = useState<View>('picture');
  const [filling, setFilling] = useState<Filling | null>(null);
  const [cancelling, setCancelling] = useState<Turn | null>(null);
  const [isCopying, setCopying] = useState(false);
  const scope = scopes.find(({ slug }) => slug === chosen) ?? scopes[0];
  if (!scope) return <p class="empty">{t('watch-people.empty')}</p>;
  const reading = dutiesOf(start);
  const editing: Editing | null = mayAssign(actor.value?.role ?? '')
    ? {
        assign: (seat, of, from, until) => setFilling({ seat, scope: of, from, until }),
        cancel: setCancelling,
      }
    : null;
  const done = () => void Promise.all([reading.refresh(), gaps.refresh()]);
  return (
    <>
      {scopes.length > 1 && <GapsElsewhere shown={scope.slug} editing={editing} />}
      <div class="tools">
        {scopes.length > 1 && (
          <label class="field">
            <span>{t('watch-people.scope')}</span>
            <select value={scope.slug} onChange={(event) => setChosen(event.currentTarget.value)}>
              {scopes.map((one) => (
                <option key={one.slug} value={one.slug}>
                  {scopeLabel(one)}
                </option>
              ))}
            </select>
          </label>
        )}
        <WeekChoice start={start} thisWeek={thisWeek} onStart={setStart} />
        <span class="grow" />
        {editing && start + week > minuteNow.value && (
          <button type="button" class="btn" onClick={() => setCopying(true)}>
            {t('watch-people.copy')}
          </button>
        )}
        <ViewChoice view={view} onView={setView} />
      </div>
      <h3 class="week-title" aria-live="polite">
        {scopeLabel(scope)} · {t('watch-people.week', { from: start, until: start + week - 1 })}
      </h3>
      <Reading of={reading}>
        {(value: DutiesAnswer) =>
          scope.seats.map((seat) => (
            <SeatWeek
              key={`${scope.slug} ${seat}`}
              seat={seat}
              scope={scope.slug}
              turns={turnsOf(value, seat, scope.slug)}
              start={start}
              view={view}
              editing={editing}
            />
          ))
        }
      </Reading>
      {filling && <AssignDialog filling={filling} onClose={() => setFilling(null)} onDone={done} />}
      {isCopying && (
        <CopyDialog scope={scope} start={start} onClose={() => setCopying(false)} onDone={done} />
      )}
      {cancelling && <CancelDialog turn={cancelling} onClose={() => setCancelling(null)} onDone={done} />}
    </>
  );
}

function WeekChoice({
  start,
  thisWeek,
  onStart,
}: {
  start: number;
  thisWeek: number;
  onStart: (start: number) => void;
}) {
  return (
    <fieldset class="seg" aria-label={t('watch-people.weeks')}>
      <button type="button" onClick={() => onStart(start - week)}>
        <span aria-hidden="true">{'‹'}</span> <span class="step-said">{t('watch-people.previous')}</span>
      </button>
      <button type="button" aria-pressed={start === thisWeek} onClick={() => onStart(thisWeek)}>
        {t('watch-people.this')}
      </button>
      <button type="button" onClick={() => onStart(start + week)}>
        <span class="step-said">{t('watch-people.next')}</span> <span aria-hidden="true">{'›'}</span>
      </button>
    </fieldset>
  );
}

/** Where in the province nobody will be, other than on the roster that is shown: said before it happens. */
function GapsElsewhere({ shown, editing }: { shown: string; editing: Editing | null }) {
  const elsewhere = (gaps.value.value?.gaps ?? []).filter(({ scope }) => scope !== shown);
  if (!gaps.value.value || elsewhere.length === 0) return null;
  return (
    <section class="pane seat" aria-label={t('watch-people.gaps')}>
      <h3>{t('watch-people.gaps')}</h3>
      <ul class="gap-list">
        {elsewhere.map((gap) => (
          <li key={`${gap.seat} ${gap.scope} ${gap.from}`}>
            {editing ? (
              <button
                type="button"
                class="gap-said"
                onClick={() =>
                  editing.assign(
                    gap.seat as Filling['seat'],
                    gap.scope,
                    Date.parse(gap.from),
                    Date.parse(gap.until),
                  )
                }
              >
                {gapSaid(gap.seat, gap.scope, gap)}
              </button>
            ) : (
              gapSaid(gap.seat, gap.scope, gap)
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
