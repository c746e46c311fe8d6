// At a duty desk each act asks who does it: a post of the base and its PIN, on keys large enough for a thumb.
import { signal } from '@preact/signals';
import { exercisePin } from '@ulinzi/domain/access';
import type { AskPin as Ask, Refused } from '../../shared/api.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Dialog } from '../../shared/dialog.tsx';
import { Icon } from '../../shared/icon.tsx';
import { useKeysWithin } from '../../shared/keys-within.ts';
import { isExercise, session } from '../../shared/session.ts';
import { t, tCode } from '../../shared/words.ts';
import { Refusal } from './parts.tsx';
import { lastFirst, pinAfter, type PinKey, pinKeys } from './pin-keys.ts';
import { pinLength } from './secrets.ts';
import './access.css';

type Given = { post: string; pin: string } | null;

interface Question {
  /** Why the last PIN was not taken. */
  readonly refused: Refused | null;
  answer(given: Given): void;
}

const question = signal<Question | null>(null);

/** Posts that have acted at this desk since the page was opened, the last one first. */
const lastPosts = signal<readonly string[]>([]);

/** Asks for a post and its PIN at a duty desk; null where somebody turns back. */
export const pinAsked: Ask = (refused) =>
  new Promise((resolve) => {
    // A second act while one is asked for takes the first one's place.
    question.value?.answer(null);
    const asked: Question = {
      refused,
      answer(given) {
        if (question.value === asked) question.value = null;
        if (given) lastPosts.value = [given.post, ...lastPosts.value.filter((one) => one !== given.post)];
        resolve(given);
      },
    };
    question.value = asked;
  });

export function AskPin() {
  const asked = question.value;
  return asked && <PinDialog key={String(asked.refused?.refused)} asked={asked} />;
}

function PinDialog({ asked }: { asked: Question }) {
  const posts = lastFirst(session.value?.deskPosts ?? [], lastPosts.value);
  const [post, setPost] = useState(posts[0]?.post ?? '');
  const [pin, setPin] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => field.current?.focus(), []);
  // The desk's keys are letters; here one types digits.
  useKeysWithin(form, (event) => event.stopPropagation());
  const press = (key: PinKey) => setPin((typed) => pinAfter(typed, key));
  const isWhole = post !== '' && pin.length === pinLength;
  return (
    <Dialog title={t('watch-access.who-acts')} onClose={() => asked.answer(null)}>
      <form
        ref={form}
        class="body ask-pin"
        onSubmit={(event) => {
          event.preventDefault();
          if (isWhole) asked.answer({ post, pin });
        }}
      >
        {posts.length === 0 && <p class="empty">{t('watch-access.no-desk-posts')}</p>}
        <fieldset class="desk-posts" data-scroll>
          <legend>{t('watch-access.as-post')}</legend>
          {posts.map((one) => (
            <label key={one.post}>
              <input
                type="radio"
                name="post"
                value={one.post}
                checked={one.post === post}
                onChange={() => {
                  setPost(one.post);
                  setPin('');
                  field.current?.focus();
                }}
              />
              <span>
                {one.label}
                <small>{tCode('roles', one.role)}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <label class="field pin-typed">
          <span>{t('watch-access.pin')}</span>
          <input
            ref={field}
            type="password"
            inputMode="none"
            autocomplete="off"
            pattern="[0-9]*"
            maxLength={pinLength}
            value={pin}
            onInput={(event) => setPin(event.currentTarget.value.replace(/\D/g, '').slice(0, pinLength))}
          />
        </label>
        {isExercise.value && <p class="sm mut">{t('watch-access.exercise-pin', { pin: exercisePin })}</p>}
        <Refusal>{asked.refused?.message}</Refusal>
        <fieldset class="pin-pad" aria-label={t('watch-access.keys')}>
          {pinKeys.map((key) => (
            <button
              key={key}
              type="button"
              class="btn"
              aria-label={key === 'erase' || key === 'clear' ? t(`watch-access.${key}`) : key}
              onClick={() => press(key)}
            >
              {key === 'erase' ? <Icon name="left" /> : key === 'clear' ? <Icon name="x" /> : key}
            </button>
          ))}
        </fieldset>
        <div class="row">
          <button type="submit" class="btn go" aria-disabled={!isWhole}>
            {t('watch-access.do-it')}
          </button>
          <button type="button" class="btn" onClick={() => asked.answer(null)}>
            {t('watch.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
