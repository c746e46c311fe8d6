import { useState } from 'preact/hooks';
import { momentOf } from '../../shared/time.ts';
import { Page } from '../frame/page.tsx';
import { type delta, Icon, isKept, type NotKept, sends, t, write } from '../notebook/index.ts';
import { keptWords } from '../parts/kept-words.ts';
import { NotKeptWords } from '../parts/not-kept.tsx';
import { placeLabel } from '../parts/place-words.ts';
import { isOnItsWay } from '../parts/standing.ts';
import { MarkedText, NameWarning } from '../write/index.ts';

type Question = NonNullable<typeof delta.value>['questions'][number];

/** One question with all its words, the oldest first, and the way to add to it. */
export function OneThread({ question: { id, saw, words, community, isEnded } }: { question: Question }) {
  const draft = keptWords(`answer-${id}`, 'answer');
  const [why, setWhy] = useState<NotKept | null>(null);
  const underWay = sends.value.filter((send) => send.subject === id && isOnItsWay(send));
  const isEnding = underWay.some(({ act }) => act === 'question.end');
  const answers = underWay.filter(({ act }) => act === 'question.answer').length;
  const add = async (act: 'question.answer' | 'question.end') => {
    const bodies: Record<string, string> = act === 'question.answer' ? { words: draft.text.trim() } : {};
    const made = await write(act, { subject: id, saw, data: {}, bodies });
    setWhy(isKept(made) ? null : made);
    if (isKept(made) && act === 'question.answer') draft.drop();
  };
  const isAsked = words.at(-1)?.from === 'office';
  const isOver = isEnded || isEnding;
  return (
    <Page
      title={t('field-thread.one')}
      back
      dock={
        !isOver && (
          <>
            <NotKeptWords why={why} />
            <button
              type="button"
              class="btn go"
              disabled={draft.text.trim() === ''}
              onClick={() => void add('question.answer')}
            >
              <Icon name="send" />
              {t(isAsked ? 'field-thread.answer' : 'field-thread.add')}
            </button>
            <button type="button" class="btn sm quiet" onClick={() => void add('question.end')}>
              {t('field-thread.end')}
            </button>
          </>
        )
      }
    >
      {community && (
        <p class="sm mut">
          <Icon name="pin" size="s" /> {placeLabel(community)}
        </p>
      )}
      <ol class="thread">
        {words.map(({ from, at, text }, index) => (
          <li key={index} class={from}>
            <small>
              {t(`field-thread.from.${from}`)} · {momentOf(at)}
            </small>
            <p>{text ?? <i class="mut">{t('field-thread.no-longer-kept')}</i>}</p>
          </li>
        ))}
      </ol>
      {answers > 0 && (
        <p class="told" aria-live="polite">
          <Icon name="up" size="l" />
          <span>{t('field-thread.under-way', { count: answers })}</span>
        </p>
      )}
      {isOver ? (
        <p class="sm mut cap" aria-live="polite">
          {t(isEnded ? 'field-thread.ended' : 'field-thread.ending')}
        </p>
      ) : (
        <>
          <MarkedText
            label={t(isAsked ? 'field-thread.your-answer' : 'field-thread.more-words')}
            text={draft.text}
            places={[]}
            onText={draft.keep}
          />
          <NameWarning text={draft.text} places={[]} onText={draft.keep} />
        </>
      )}
    </Page>
  );
}
