import type { MentoringWordsAnswer } from '@ulinzi/domain/mentoring';
import { useState } from 'preact/hooks';
import { writtenDay } from '../../shared/calendar-day.ts';
import { useOne } from '../../shared/one.ts';
import { RefusalSaid } from '../../shared/reading.tsx';
import { t, tCode } from '../../shared/words.ts';
import { type Row, talksOf } from './grid.ts';

/** What was said of her work in each talk, in marks. */
export function Talks({ row, isOwn }: { row: Row; isOwn: boolean }) {
  const talks = talksOf(row);
  const title = isOwn ? t('watch-mentoring.talks-own') : t('watch-mentoring.talks', { post: row.postLabel });
  return (
    <section class="pane talks" aria-label={title}>
      <h3>{title}</h3>
      {talks.length === 0 && <p class="sm mut">{t('watch-mentoring.no-talks')}</p>}
      {talks.length > 0 && (
        <ul>
          {talks.map(({ id, on, way, reports, promptness, sourceSafety }) => (
            <li key={id}>
              <b>{writtenDay(on)}</b> <span class="mut">{tCode('mentoring.way', way)}</span>
              <dl>
                <Figure label={t('watch-mentoring.reports')} mark={reports} />
                <Figure label={t('watch-mentoring.promptness')} mark={promptness} />
                <Figure label={t('watch-mentoring.source-safety')} mark={sourceSafety} />
              </dl>
              <Noted id={id} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Figure({ label, mark }: { label: string; mark: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {t('watch-mentoring.mark', { mark })}
        <span class="pips" aria-hidden="true">
          {[1, 2, 3, 4, 5].map((one) => (
            <i key={one} class={one <= mark ? 'on' : ''} />
          ))}
        </span>
      </dd>
    </div>
  );
}

/** What was noted in words is read when somebody asks for it: that reading is noted itself. */
function Noted({ id }: { id: string }) {
  const [isAsked, setAsked] = useState(false);
  if (isAsked) return <NotedWords id={id} />;
  return (
    <button type="button" class="btn quiet sm" onClick={() => setAsked(true)}>
      {t('watch-mentoring.read')}
    </button>
  );
}

function NotedWords({ id }: { id: string }) {
  const { value, refusal } = useOne<MentoringWordsAnswer>(`api/mentoring/${id}`, null);
  if (refusal) return <RefusalSaid refusal={refusal} />;
  if (!value) return <output class="sm mut">{t('watch-registers.loading')}</output>;
  return <p class="said">{value.words ?? t('watch-mentoring.nothing-noted')}</p>;
}
