// Behind the scenes of the exercise: a phone, the way its SMS takes, and things to try. Nothing of it is in a real node.
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';
import { useKeysWithin } from '../../shared/keys-within.ts';
import { t } from '../../shared/words.ts';
import { exercise, exerciseRefusal, isHandsetOpen, showHandset } from './exercise.ts';
import { Handset } from './handset.tsx';
import { PathOfMessage } from './path-of-message.tsx';
import { PhoneChoice } from './phone-choice.tsx';
import { openPhoneLine } from './phone-line.ts';
import { RingingPhones } from './ringing-phones.tsx';
import { ThingsToTry } from './things-to-try.tsx';
import './exercise.css';

export function HandsetPane() {
  useEffect(openPhoneLine, []);
  return isHandsetOpen.value ? <OpenPane /> : null;
}

/** On a phone the sheet lies over everything: nobody tabs into what cannot be seen. Gives what uncovers it. */
function coverThePage(): () => void {
  const isPhone = matchMedia('(max-width: 767px)');
  const cover = () => {
    for (const part of document.querySelectorAll<HTMLElement>('.desk > main, .rail, .top, .cast')) {
      part.inert = isPhone.matches;
    }
  };
  const uncover = () => {
    for (const part of document.querySelectorAll<HTMLElement>('.desk > [inert]')) part.inert = false;
  };
  cover();
  isPhone.addEventListener('change', cover);
  return () => {
    isPhone.removeEventListener('change', cover);
    uncover();
    // Whoever closed it stands where she opened it.
    document.querySelector<HTMLElement>('.phone-switch')?.focus();
  };
}

function OpenPane() {
  const pane = useRef<HTMLElement>(null);
  const closing = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Over the page it is a sheet: whoever opened it with the keyboard goes on inside it.
    if (pane.current && getComputedStyle(pane.current).position === 'fixed') closing.current?.focus();
  }, []);
  useEffect(coverThePage, []);
  const close = () => showHandset(false);
  useKeysWithin(pane, (event) => {
    // The desk's keys are letters; whoever writes an SMS means the letters.
    event.stopPropagation();
    if (event.key === 'Escape') close();
  });
  return (
    <aside ref={pane} id="handset" class="set" aria-label={t('watch-exercise.behind-the-scenes')} data-scroll>
      <header class="set-head">
        <PhoneChoice />
        <button
          ref={closing}
          type="button"
          class="btn quiet sm"
          aria-label={t('watch-exercise.close-phone')}
          onClick={close}
        >
          <Icon name="close" />
        </button>
      </header>
      {exercise.value ? (
        <>
          <RingingPhones />
          <Handset />
          <PathOfMessage />
          <ThingsToTry />
        </>
      ) : (
        <output class={exerciseRefusal.value ? 'refusal' : 'empty'}>
          {exerciseRefusal.value?.message ?? t('watch-exercise.reading')}
        </output>
      )}
    </aside>
  );
}
