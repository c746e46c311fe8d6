import type { QuestionAnswer } from '@ulinzi/domain/questions';
import { useState } from 'preact/hooks';
import { act } from '../../shared/api.ts';
import { useAsking } from '../../shared/asking.ts';
import { Icon } from '../../shared/icon.tsx';
import { useOne } from '../../shared/one.ts';
import { RefusalSaid } from '../../shared/reading.tsx';
import { linkTo } from '../../shared/route.ts';
import { momentOf } from '../../shared/time.ts';
import { t, tCode } from '../../shared/words.ts';
import { NamesFound } from '../../shared/names-found.tsx';
import { questions } from './lists.ts';

/** One question and what was said to it, the oldest first; the answer is written below. */
export function Thread({ id, moved }: { id: string; moved: string | null }) {
  const { value, refusal, again } = useOne<QuestionAnswer>(`api/questions/${id}`, moved);
  if (refusal) return <RefusalSaid refusal={refusal} onAgain={again} />;
  if (!value) return <output class="empty">{t('watch-registers.loading')}</output>;
  const changed = () => {
    again();
    void questions.refresh();
  };
  return (
    <>
      <header>
        <h3>{value.communityLabel ?? value.baseLabel}</h3>
        <p class="sm mut">
          {tCode('questions.line', value.line)}
          {value.communityLabel !== null &&
            value.communityLabel !== value.baseLabel &&
            ` · ${value.baseLabel}`}
        </p>
      </header>
      {value.line === 'mentor' && (
        <p class="rule" role="note">
          <Icon name="shield" />
          <span>{t('watch-questions.mentor-rule')}</span>
        </p>
      )}
      <About question={value} />
      <ol class="thread" aria-label={t('watch-questions.words-said')}>
        {value.words.map(({ from, at, words }, nth) => (
          <li key={nth} class={from}>
            <small class="xs mut">
              <span class="cap">{tCode('questions.side', from)}</span> · {momentOf(at)}
            </small>
            <p>{words ?? <span class="mut">{t('watch-questions.words-gone')}</span>}</p>
          </li>
        ))}
      </ol>
      {value.isEnded ? (
        <p class="sm mut">{t('watch-questions.is-ended')}</p>
      ) : (
        <Reply key={value.words.length} question={value} onDone={changed} />
      )}
    </>
  );
}

/** What it was asked about, as a link. */
function About({ question: { report, recommendation } }: { question: QuestionAnswer }) {
  if (report === null && recommendation === null) return null;
  return (
    <p class="sm">
      {report !== null && <a href={linkTo('reports', report)}>{t('watch-questions.open-report')}</a>}
      {recommendation !== null && (
        <a href={linkTo('recommendations', recommendation)}>{t('watch-questions.open-recommendation')}</a>
      )}
    </p>
  );
}

/** Words of the reader's side, or the end of it; each as far as the node lets her. */
function Reply({ question, onDone }: { question: QuestionAnswer; onDone: () => void }) {
  const [words, setWords] = useState('');
  const asking = useAsking();
  const { id, saw, may, isMyTurn } = question;
  const send = async (move: 'answer' | 'end') => {
    const data = move === 'answer' ? { saw, words: words.trim() } : { saw };
    const done = await asking.ask(() => act(`api/questions/${id}/${move}`, data));
    if (!done) return;
    setWords('');
    onDone();
  };
  if (may.length === 0) return null;
  return (
    <form
      class="reply"
      onSubmit={(event) => {
        event.preventDefault();
        if (!asking.isBusy && words.trim() !== '') void send('answer');
      }}
    >
      {may.includes('answer') && (
        <>
          <label class="field">
            <span>{t(isMyTurn ? 'watch-questions.your-answer' : 'watch-questions.add')}</span>
            <textarea
              rows={3}
              maxLength={4_000}
              value={words}
              onInput={(event) => setWords(event.currentTarget.value)}
            />
            <small class="xs">{t('watch-registers.no-names')}</small>
          </label>
          <NamesFound text={words} onText={setWords} />
        </>
      )}
      {asking.refusal && <RefusalSaid refusal={asking.refusal} />}
      <div class="acts">
        {may.includes('answer') && (
          <button type="submit" class="btn go" disabled={asking.isBusy || words.trim() === ''}>
            <Icon name="send" size="s" /> {t('watch-questions.send')}
          </button>
        )}
        {may.includes('end') && (
          <button type="button" class="btn" disabled={asking.isBusy} onClick={() => void send('end')}>
            <Icon name="check" size="s" /> {t('watch-questions.end')}
          </button>
        )}
      </div>
    </form>
  );
}
