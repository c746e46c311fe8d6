import { locales } from '@ulinzi/words/for-web';
import { chooseLanguage, locale, t } from '../../shared/words.ts';

/** The three languages, each written in itself. */
export function LanguageChoice() {
  return (
    <label class="language">
      <span class="vh">{t('watch.language')}</span>
      <select
        value={locale.value}
        onChange={(event) => void chooseLanguage(event.currentTarget.value as typeof locale.value)}
      >
        {locales.map((one) => (
          <option key={one} value={one}>
            {one.toUpperCase()}
          </option>
        ))}
      </select>
    </label>
  );
}
