import { locales } from '@ulinzi/words/for-web';
import { chooseLanguage, locale, t } from '../../shared/words.ts';

/** The languages, each written in itself by the browser. */
export function Languages() {
  return (
    <fieldset class="seg" aria-label={t('watch.language')}>
      {locales.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={one === locale.value}
          onClick={() => void chooseLanguage(one)}
        >
          {new Intl.DisplayNames([one], { type: 'language' }).of(one)}
        </button>
      ))}
    </fieldset>
  );
}
