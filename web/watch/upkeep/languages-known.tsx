import { locales, progress } from '@ulinzi/words/for-web';
import { t } from '../../shared/words.ts';

/** The language's own name for itself. */
export function languageSaid(locale: string): string {
  return new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
}

/** The languages of screens and texts, and how far native speakers have read each. */
export function LanguagesKnown() {
  return (
    <section class="pane part">
      <h3>{t('watch-upkeep.languages')}</h3>
      <p class="mut">{t('watch-upkeep.languages-said')}</p>
      <ul class="languages">
        {locales.map((locale) => {
          const { messages, translated, unread } = progress[locale];
          return (
            <li key={locale}>
              <b lang={locale} class="cap">
                {languageSaid(locale)}
              </b>
              <span>{t('watch-upkeep.translated', { translated, messages })}</span>
              {unread > 0 ? (
                <span class="tag soon">{t('watch-upkeep.unread', { count: unread })}</span>
              ) : (
                <span class="tag done">{t('watch-upkeep.read')}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
