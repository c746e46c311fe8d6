import type { ExercisePhone } from '@ulinzi/domain/exercise';
import { useEffect } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';
import { sound } from '../../shared/sound.ts';
import { t } from '../../shared/words.ts';
import { ownPhone, phone, phones, takePhone } from './exercise.ts';
import { nameOfPhone } from './phone-choice.tsx';
import { pages } from './phone-line.ts';
import { sendText } from './sending.ts';

/** Phones to which a page has come: the visitor's own rings and is answered with one touch; others are named. */
export function RingingPhones() {
  const own = ownPhone.value;
  const ringing = phones.value.filter(({ number }) => pages.value.has(number));
  const others = ringing.filter(({ number }) => number !== own?.number && number !== phone.value?.number);
  return (
    <>
      {ringing
        .filter((one) => one.number === own?.number || one.number === phone.value?.number)
        .map((one) => (
          <RingingPhone key={one.number} whose={one} isOwn={one.number === own?.number} />
        ))}
      {others.length > 0 && (
        <output class="also-ringing">
          <span>{t('watch-exercise.also-ringing')}</span>
          {others.slice(0, 3).map((one) => (
            <button key={one.number} type="button" class="btn sm" onClick={() => takePhone(one.number)}>
              {nameOfPhone(one)}
            </button>
          ))}
          {others.length > 3 && <span>{t('watch-exercise.and-more', { count: others.length - 3 })}</span>}
        </output>
      )}
    </>
  );
}

function RingingPhone({ whose, isOwn }: { whose: ExercisePhone; isOwn: boolean }) {
  const page = pages.value.get(whose.number);
  useEffect(() => {
    if (isOwn) sound('page');
  }, [page?.id, isOwn]);
  if (!page) return null;
  return (
    <output class={`rings ${isOwn ? 'own' : ''}`} key={page.id}>
      <Icon name="phone" />
      <span class="words">
        <b>{t(isOwn ? 'watch-exercise.your-phone-rings' : 'watch-exercise.this-phone-rings')}</b>
        <span>« {page.text} »</span>
      </span>
      <button type="button" class="btn" onClick={() => void sendText(whose.number, page.digits)}>
        {t('watch-exercise.reply', { digits: page.digits })}
      </button>
    </output>
  );
}
