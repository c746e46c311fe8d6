import type { PhoneText } from '@ulinzi/domain/exercise';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';
import { clockOf, momentOf, now } from '../../shared/time.ts';
import { locale, t } from '../../shared/words.ts';
import { exercise, ownPhone, phone } from './exercise.ts';
import { pages, readTexts, texts } from './phone-line.ts';
import { languageIn, onePerLanguage } from './samples.ts';
import { draftOn, drafts, forgetRefusal, sendDraft, sendRefusal } from './sending.ts';
import { smsParts } from './sms-parts.ts';

/** A flood of 600 is not to be scrolled through. */
const shownTexts = 60;

/** The phone: what was sent and what came, and a box to write in. It shakes while its page is not answered. */
export function Handset() {
  const held = phone.value;
  const number = held?.number ?? null;
  const thread = useRef<HTMLOListElement>(null);
  const known = number === null ? undefined : texts.value.get(number);
  useEffect(() => {
    forgetRefusal();
    if (number !== null) void readTexts(number);
  }, [number]);
  useEffect(() => {
    thread.current?.scrollTo({ top: thread.current.scrollHeight });
  }, [known?.length, number]);
  if (!held || number === null) return <p class="empty">{t('watch-exercise.no-phones')}</p>;
  const page = pages.value.get(number);
  return (
    <div class="hs-row">
      <section class={`hs ${page ? 'shakes' : ''}`} aria-label={t('watch-exercise.phone')}>
        <div class="scr">
          <div class="t">
            <span>{t('watch-exercise.messages')}</span>
            <span>{clockOf(now.value)}</span>
          </div>
          <ol
            class="th"
            ref={thread}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: who has no mouse must stand in it
            tabIndex={0}
            aria-label={t('watch-exercise.thread')}
            aria-live="polite"
            data-scroll
          >
            {known?.length === 0 && <li class="none">{t('watch-exercise.no-texts')}</li>}
            {known?.slice(-shownTexts).map((one) => (
              <Text key={one.id} one={one} isOfSource={held.kind === 'source'} />
            ))}
          </ol>
          <Compose number={number} isPost={number === ownPhone.value?.number || held.kind === 'post'} />
        </div>
        <div class="keys" aria-hidden="true">
          <span />
          <span class="m" />
          <span />
        </div>
      </section>
    </div>
  );
}

/** Below an SMS: when, and what kind of word it is where that is worth saying. */
function Text({ one, isOfSource }: { one: PhoneText; isOfSource: boolean }) {
  const isMine = one.direction === 'sent';
  const at = momentOf(one.at);
  const kind = isMine ? 'sent-at' : isOfSource ? 'neutral-at' : 'came-at';
  return (
    <li class={isMine ? 'me' : ''}>
      <p class={one.text === null ? 'bip' : ''}>
        {one.text ?? (
          <>
            <Icon name="bip" size="s" /> {t('watch-exercise.missed-call')}
          </>
        )}
      </p>
      <small>{t(`watch-exercise.${kind}`, { at })}</small>
    </li>
  );
}

function Compose({ number, isPost }: { number: string; isPost: boolean }) {
  const draft = drafts.value.get(number) ?? '';
  const { used, room, parts } = smsParts(draft);
  const samples = isPost ? [] : (exercise.value?.samples ?? []);
  return (
    <form
      class="cmp"
      onSubmit={(event) => {
        event.preventDefault();
        void sendDraft(number);
      }}
    >
      {draft === '' && samples.length > 0 && (
        <div class="samples">
          <span>{t('watch-exercise.samples')}</span>
          {onePerLanguage(samples).map(({ language, text }) => (
            <button key={language} type="button" title={text} onClick={() => draftOn(number, text)}>
              {languageIn(locale.value, language)}
            </button>
          ))}
        </div>
      )}
      <textarea
        rows={2}
        value={draft}
        aria-label={t('watch-exercise.write')}
        placeholder={t('watch-exercise.write')}
        autocomplete="off"
        maxLength={1000}
        onInput={(event) => draftOn(number, event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          void sendDraft(number);
        }}
      />
      <button
        type="submit"
        class="send"
        aria-label={t('watch-exercise.send')}
        aria-disabled={draft.trim() === ''}
      >
        <Icon name="send" />
      </button>
      <small>
        <span>
          {used} / {room}
          {parts > 1 && ` · ${t('watch-exercise.parts', { count: parts })}`}
        </span>
        <span>{t('watch-exercise.enter-sends')}</span>
      </small>
      {sendRefusal.value && (
        <small class="not-sent" role="alert">
          {sendRefusal.value.message}
        </small>
      )}
    </form>
  );
}
