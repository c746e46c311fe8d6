import { holdMentoring, type MentoringAnswer } from '@ulinzi/domain/mentoring';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { todayHere } from '../../shared/calendar-day.ts';
import { Icon } from '../../shared/icon.tsx';
import { MonthChoice } from '../../shared/month-choice.tsx';
import { monthsBack, writtenMonth } from '../../shared/months.ts';
import { RefusalSaid } from '../../shared/reading.tsx';
import { actor } from '../../shared/session.ts';
import { t, tCode } from '../../shared/words.ts';
import { type Cell, type Row, rowsOf, waitingIn } from './grid.ts';
import { HoldDialog } from './hold-dialog.tsx';
import { mentoringOf } from './lists.ts';
import { Talks } from './talks.tsx';
import '../../shared/lines.css';
import './mentoring.css';

/** So many months stand beside each other. */
const monthsShown = 6;

/** Each Assistant's month: whether a talk was held, and how good her reports were (H6). She sees her own alone. */
export function MentoringScreen() {
  const [last, setLast] = useState(() => todayHere().slice(0, 7));
  const months = useMemo(() => monthsBack(last, monthsShown).reverse(), [last]);
  const lists = months.map(mentoringOf);
  useEffect(() => void Promise.all(months.map((month) => mentoringOf(month).refresh())), [months]);
  const answers = lists.flatMap(({ value }): MentoringAnswer[] => (value.value ? [value.value] : []));
  const refused = lists.find(({ refusal }) => refusal.value !== null)?.refusal.value;
  const isOwn = actor.value?.role === 'assistant';
  return (
    <section class="page register mentoring">
      <div class="head">
        <h2>{t(isOwn ? 'watch-mentoring.title-own' : 'watch-mentoring.title')}</h2>
      </div>
      <p class="lead">{t(isOwn ? 'watch-mentoring.lead-own' : 'watch-mentoring.lead')}</p>
      <p class="rule" role="note">
        <Icon name="shield" />
        <span>{t('watch-mentoring.rule')}</span>
      </p>
      <div class="tools">
        <MonthChoice month={last} onMonth={setLast} />
      </div>
      {refused && (
        <RefusalSaid refusal={refused} onAgain={() => lists.forEach((list) => void list.refresh())} />
      )}
      {answers.length === 0 && !refused && <output class="empty">{t('watch-registers.loading')}</output>}
      {answers.length > 0 && <Grid months={months} rows={rowsOf(months, answers)} isOwn={isOwn} />}
    </section>
  );
}

function Grid({ months, rows, isOwn }: { months: readonly string[]; rows: readonly Row[]; isOwn: boolean }) {
  const [holding, setHolding] = useState<Row | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const mayHold = (holdMentoring.who as readonly string[]).includes(actor.value?.role ?? '');
  const shown = rows.find(({ post }) => post === chosen) ?? (isOwn ? rows[0] : undefined);
  const newest = months.at(-1) ?? '';
  if (rows.length === 0) return <p class="empty pane">{t('watch-mentoring.empty')}</p>;
  return (
    <>
      {!isOwn && (
        <p class="sums">
          {t('watch-mentoring.owed', { month: writtenMonth(newest), ...waitingIn(newest, rows) })}
        </p>
      )}
      <div class="pane wide-table" data-scroll>
        <table class="stacked">
          <caption>{t('watch-mentoring.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('watch-mentoring.assistant')}</th>
              {months.map((month) => (
                <th key={month} scope="col">
                  {writtenMonth(month)}
                </th>
              ))}
              {mayHold && (
                <th scope="col">
                  <span class="vh">{t('watch-mentoring.hold-column')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.post} class={row.isVacant ? 'vacant' : ''}>
                <th scope="row" data-label={t('watch-mentoring.assistant')}>
                  <span>
                    {isOwn ? (
                      row.postLabel
                    ) : (
                      <button
                        type="button"
                        class="name"
                        aria-pressed={row.post === chosen}
                        onClick={() => setChosen(row.post === chosen ? null : row.post)}
                      >
                        {row.postLabel}
                      </button>
                    )}
                    {row.isVacant ? (
                      <small class="mut">{t('watch-mentoring.vacant')}</small>
                    ) : (
                      !row.postLabel.includes(row.baseLabel) && <small class="mut">{row.baseLabel}</small>
                    )}
                  </span>
                </th>
                {row.cells.map((cell, nth) => (
                  <td key={months[nth]} data-label={writtenMonth(months[nth] ?? '')}>
                    <Month cell={cell} isVacant={row.isVacant} />
                  </td>
                ))}
                {mayHold && (
                  <td>
                    <div class="acts">
                      {!row.isVacant && (
                        <button type="button" class="btn sm" onClick={() => setHolding(row)}>
                          {t('watch-mentoring.hold')}
                          <span class="vh"> {t('watch-mentoring.hold-of', { post: row.postLabel })}</span>
                        </button>
                      )}
                    </div>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown && <Talks row={shown} isOwn={isOwn} />}
      {holding && (
        <HoldDialog
          row={holding}
          onClose={() => setHolding(null)}
          onDone={() => months.forEach((month) => void mentoringOf(month).refresh())}
        />
      )}
    </>
  );
}

const nothing = '–';

/** One month of one Assistant: whether they spoke, and under it her reports as figures. */
function Month({ cell, isVacant }: { cell: Cell | null; isVacant: boolean }) {
  if (!cell) return <span class="dim">{nothing}</span>;
  const { standing, sent, returned, quality } = cell;
  return (
    <span class="month">
      {standing !== 'held' && isVacant ? (
        <span class="dim">{nothing}</span>
      ) : (
        <span class={`status ${standing}`}>
          <Icon name={standing === 'held' ? 'check' : standing === 'missed' ? 'warn' : 'minus'} size="s" />
          {tCode('mentoring.standing', standing)}
        </span>
      )}
      {sent > 0 && (
        <small>
          {t('watch-mentoring.sent', { count: sent })}
          {returned > 0 && <> · {t('watch-mentoring.returned', { count: returned })}</>}
          {quality !== null && (
            <>
              {' · '}
              <b>{t('watch-mentoring.quality', { quality })}</b>
            </>
          )}
        </small>
      )}
    </span>
  );
}
