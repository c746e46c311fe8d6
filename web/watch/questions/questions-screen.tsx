import type { QuestionLine } from '@ulinzi/domain/questions';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Beside } from '../../shared/beside.tsx';
import { Icon } from '../../shared/icon.tsx';
import { Reading } from '../../shared/reading.tsx';
import { go, linkTo, route } from '../../shared/route.ts';
import { actor } from '../../shared/session.ts';
import { minuteNow, momentOf } from '../../shared/time.ts';
import { t, tCode } from '../../shared/words.ts';
import { AskDialog } from './ask-dialog.tsx';
import { questions } from './lists.ts';
import { Thread } from './thread.tsx';
import { inOrder, mayAsk, waited } from './threads.ts';
import '../../shared/lines.css';
import './questions.css';

/** Questions between office and field (A12), and between an Assistant and her mentor (C9). */
export function QuestionsScreen() {
  const [isAsking, setAsking] = useState(false);
  const chosen = route.value[1] ?? null;
  useEffect(() => void questions.refresh(), []);
  return (
    <section class="page register questions">
      <div class="head">
        <h2>{t('watch-questions.title')}</h2>
        <span class="grow" />
        {mayAsk(actor.value?.role ?? '') && (
          <button type="button" class="btn" onClick={() => setAsking(true)}>
            <Icon name="plus" size="s" /> {t('watch-questions.ask-new')}
          </button>
        )}
      </div>
      <p class="lead">{t('watch-questions.lead')}</p>
      <Reading of={questions}>
        {(answer) => (
          <Beside
            back={linkTo('questions')}
            label={chosen === null ? null : t('watch-questions.chosen')}
            list={<List all={answer.questions} chosen={chosen} />}
          >
            {chosen !== null && (
              <Thread
                key={chosen}
                id={chosen}
                moved={answer.questions.find(({ id }) => id === chosen)?.saw ?? null}
              />
            )}
          </Beside>
        )}
      </Reading>
      {isAsking && (
        <AskDialog onClose={() => setAsking(false)} onDone={({ subject }) => go('questions', subject)} />
      )}
    </section>
  );
}

function List({ all, chosen }: { all: readonly QuestionLine[]; chosen: string | null }) {
  if (all.length === 0) return <p class="empty pane">{t('watch-questions.empty')}</p>;
  const { mine, theirs, ended } = inOrder(all);
  const rows = (own: readonly QuestionLine[]) =>
    own.map((one) => <Row key={one.id} question={one} isChosen={one.id === chosen} />);
  return (
    <div class="pane groups">
      <Group title={t('watch-questions.mine', { count: mine.length })}>
        {mine.length > 0 ? (
          <ul class="lines">{rows(mine)}</ul>
        ) : (
          <p class="sm mut none">{t('watch-questions.none-mine')}</p>
        )}
      </Group>
      {theirs.length > 0 && (
        <Group title={t('watch-questions.theirs', { count: theirs.length })}>
          <ul class="lines">{rows(theirs)}</ul>
        </Group>
      )}
      {ended.length > 0 && (
        <Group title={t('watch-questions.ended', { count: ended.length })}>
          <ul class="lines">{rows(ended)}</ul>
        </Group>
      )}
    </div>
  );
}

function Group({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** "3 h", "2 days": how long the side whose turn it is has been waited for. */
function waitSaid(since: string): string {
  const long = waited(since, minuteNow.value);
  if ('days' in long) return t('watch-questions.waits-days', long);
  return long.hours === 0 ? t('watch-questions.waits-short') : t('watch-questions.waits-hours', long);
}

function Row({ question, isChosen }: { question: QuestionLine; isChosen: boolean }) {
  const { line, communityLabel, baseLabel, askedBy, askedAt, report, isMyTurn, isEnded } = question;
  const under = [
    t(askedBy === 'office' ? 'watch-questions.asked-office' : 'watch-questions.asked-field', {
      at: momentOf(askedAt),
    }),
    communityLabel !== null && communityLabel !== baseLabel && baseLabel,
    report !== null && t('watch-questions.about-report'),
  ];
  return (
    <li>
      <a class="line" href={linkTo('questions', question.id)} aria-current={isChosen ? 'true' : undefined}>
        <span class="what">{communityLabel ?? baseLabel}</span>
        <span class="under">{under.filter(Boolean).join(' · ')}</span>
        <span class="right">
          {!isEnded && (
            <span class={isMyTurn ? 'tag acc' : 'tag'}>
              <Icon name="clock" size="s" /> {waitSaid(question.waitsSince)}
            </span>
          )}
          {line === 'mentor' && (
            <span class="tag rule-t">
              <Icon name="shield" size="s" /> {tCode('questions.line', 'mentor')}
            </span>
          )}
        </span>
      </a>
    </li>
  );
}
