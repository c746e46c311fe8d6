import { chooseLanguage, locale, t } from '../notebook/index.ts';

/** In their own words: who looks for her language may not read the one that is shown. */
const languages = { fr: 'Français', en: 'English', sw: 'Kiswahili' } as const;

export function LanguageChoice() {
  return (
    <label class="field language">
      <span class="vh">{t('field-lock.language')}</span>
      <select
        value={locale.value}
        onChange={(event) => {
          const chosen = event.currentTarget.value as keyof typeof languages;
          // Away from the network only the languages that were used are here: the old one stays.
          void chooseLanguage(chosen).catch(() => undefined);
        }}
      >
        {Object.entries(languages).map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
