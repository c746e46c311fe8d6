import { useEffect, useState } from 'preact/hooks';
import { Beside } from '../../shared/beside.tsx';
import { todayHere } from '../../shared/calendar-day.ts';
import { Icon } from '../../shared/icon.tsx';
import { Reading } from '../../shared/reading.tsx';
import { readRegisters } from '../../shared/registers.ts';
import { linkTo, route } from '../../shared/route.ts';
import { actor } from '../../shared/session.ts';
import { t } from '../../shared/words.ts';
import { recommendations } from './lists.ts';
import { MakeDialog, mayMake } from './make-dialog.tsx';
import { countsOf, type Line, narrowed, type Narrowed, shows } from './order.ts';
import { RecommendationDetail } from './recommendation-detail.tsx';
import { RecommendationList } from './recommendation-list.tsx';
import '../../shared/lines.css';
import './recommendations.css';

/** What was recommended, to which post, until when, and what became of it (A10, A11). */
export function RecommendationsScreen() {
  const [isMaking, setMaking] = useState(false);
  useEffect(() => void readRegisters(), []);
  return (
    <section class="page register recommendations">
      <div class="head">
        <h2>{t('watch-recommendations.title')}</h2>
        <span class="grow" />
        {mayMake() && (
          <button type="button" class="btn" onClick={() => setMaking(true)}>
            <Icon name="plus" size="s" /> {t('watch-recommendations.make')}
          </button>
        )}
      </div>
      <p class="lead">{t('watch-recommendations.lead')}</p>
      <Reading of={recommendations}>{(value) => <Recommendations all={value.recommendations} />}</Reading>
      {isMaking && (
        <MakeDialog
          from={{}}
          onClose={() => setMaking(false)}
          onDone={() => void recommendations.refresh()}
        />
      )}
    </section>
  );
}

function Recommendations({ all }: { all: readonly Line[] }) {
  const post = actor.value?.post ?? null;
  const today = todayHere();
  const first = countsOf(all, '', post, today);
  // Who owes something sees that first; who owes nothing, what others are late with.
  const [{ show, base }, narrow] = useState<Narrowed>({ show: first.mine > 0 ? 'mine' : 'all', base: '' });
  const open = route.value[1] ?? null;
  const counts = countsOf(all, base, post, today);
  const shown = narrowed(all, { show, base }, post, today);
  const labels = [...new Map(all.map((one) => [one.base, one.baseLabel]))].sort((one, other) =>
    one[1].localeCompare(other[1]),
  );
  return (
    <Beside
      back={linkTo('recommendations')}
      label={open === null ? null : t('watch-recommendations.number', { number: open })}
      list={
        <>
          <div class="tools">
            <fieldset class="seg" aria-label={t('watch-recommendations.show')}>
              {shows.map((one) => (
                <button
                  key={one}
                  type="button"
                  aria-pressed={show === one}
                  onClick={() => narrow({ show: one, base })}
                >
                  <span class="cap">{t(`recommendations.list.${one}`)}</span> <b>{counts[one]}</b>
                </button>
              ))}
            </fieldset>
            {labels.length > 1 && (
              <label class="field">
                <span>{t('watch-recommendations.base')}</span>
                <select value={base} onChange={(event) => narrow({ show, base: event.currentTarget.value })}>
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
            <p class="empty pane">{t(`watch-recommendations.empty.${show}`)}</p>
          ) : (
            <RecommendationList lines={shown} open={open} />
          )}
        </>
      }
    >
      {open !== null && <RecommendationDetail number={open} moved={all} />}
    </Beside>
  );
}
