// Questions between the field and the office, or her mentor alone (A12): asked and answered without a network, each once.
import { lines } from '@ulinzi/domain/questions';
import { useState } from 'preact/hooks';
import { clockOf, dayOf } from '../../shared/time.ts';
import { Page } from '../frame/page.tsx';
import {
  delta,
  go,
  Icon,
  isKept,
  linkTo,
  type NotKept,
  now,
  route,
  t,
  tCode,
  write,
} from '../notebook/index.ts';
import { keptWords } from '../parts/kept-words.ts';
import { NotKeptWords } from '../parts/not-kept.tsx';
import { placeLabel } from '../parts/place-words.ts';
import { Row } from '../parts/row.tsx';
import { MarkedText, NameWarning } from '../write/index.ts';
import { OneThread } from './one-thread.tsx';
import './thread.css';

export function ThreadScreen() {
  const [, id] = route.value;
  if (id === 'new') return <Ask />;
  const question = delta.value?.questions.find((one) => one.id === id);
  return question ? <OneThread key={question.id} question={question} /> : <Threads />;
}

function Threads() {
  const questions = [...(delta.value?.questions ?? [])].sort(
    (one, other) =>
      Number(one.isEnded) - Number(other.isEnded) ||
      (other.words.at(-1)?.at ?? '').localeCompare(one.words.at(-1)?.at ?? ''),
  );
  return (
    <Page
      title={t('field-thread.title')}
      back
      dock={
        <a class="btn go" href={linkTo('thread', 'new')}>
          <Icon name="plus" />
          {t('field-thread.ask')}
        </a>
      }
    >
      {questions.length === 0 ? (
        <p class="empty">
          <b>{t('field-thread.empty')}</b>
          {t('field-thread.empty-why')}
        </p>
      ) : (
        <ul class="lst">
          {questions.map(({ id, words, isEnded, community, line }) => {
            const last = words.at(-1);
            return (
              <Row
                key={id}
                icon={isEnded ? 'check' : line === 'mentor' ? 'shield' : 'sms'}
                title={<span class="two-lines">{words[0]?.text ?? t('field-thread.no-longer-kept')}</span>}
                under={[
                  isEnded
                    ? t('field-thread.ended')
                    : t(
                        last?.from === 'office'
                          ? 'field-thread.waits-for-you'
                          : 'field-thread.waits-for-office',
                      ),
                  placeLabel(community),
                ]
                  .filter(Boolean)
                  .join(' · ')}
                value={last && (dayOf(last.at) === dayOf(now()) ? clockOf(last.at) : dayOf(last.at))}
                to={['thread', id]}
              />
            );
          })}
        </ul>
      )}
    </Page>
  );
}

function Ask() {
  const draft = keptWords('question-new', 'question');
  const [line, setLine] = useState<(typeof lines)[number]>('office');
  const [why, setWhy] = useState<NotKept | null>(null);
  const ask = async () => {
    const base = delta.value?.me.base;
    const made = await write('question.ask', {
      data: { line: line, ...(base && { base }) },
      bodies: { words: draft.text.trim() },
    });
    setWhy(isKept(made) ? null : made);
    if (!isKept(made)) return;
    draft.drop();
    go('sends');
  };
  return (
    <Page
      title={t('field-thread.ask')}
      back
      dock={
        <>
          <NotKeptWords why={why} />
          <button type="button" class="btn go" disabled={draft.text.trim() === ''} onClick={() => void ask()}>
            <Icon name="send" />
            {t('field-thread.send')}
          </button>
          <p class="sm mut">{t('field-thread.leaves-alone')}</p>
        </>
      }
    >
      <fieldset>
        <legend class="h">{t('field-thread.to')}</legend>
        <div class="place">
          {lines.map((one) => (
            <label key={one} class="reader">
              <input
                type="radio"
                name="line"
                checked={line === one}
                onChange={() => {
                  setLine(one);
                }}
              />
              <b class="cap">{tCode('questions.line', one)}</b>
              <small>{t(`field-thread.line-why.${one}`)}</small>
            </label>
          ))}
        </div>
      </fieldset>
      <MarkedText label={t('field-thread.question')} text={draft.text} places={[]} onText={draft.keep} />
      <NameWarning text={draft.text} places={[]} onText={draft.keep} />
    </Page>
  );
}
