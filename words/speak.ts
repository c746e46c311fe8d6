// The catalogs, spoken. They are joined by scripts/words.mjs, which must have run before this is imported.
import { type I18n, type Messages, setupI18n } from '@lingui/core';
import { messages as en } from './compiled/en.ts';
import { messages as fr } from './compiled/fr.ts';
import { messages as sw } from './compiled/sw.ts';
import { stylesIn } from './styles.ts';
import { valuesIn } from './values.ts';

export type Locale = 'fr' | 'en' | 'sw';
export const locales: readonly Locale[] = ['fr', 'en', 'sw'];

/**
 * Gives the words for an id of the catalogs, with its values filled in (ICU message format). A moment is given as
 * ISO 8601 or as milliseconds since 1970, for messages that write it themselves (`{at, time, clock}`).
 *
 * While testing or developing, an id that no catalog has, or a value that is missing or wrong, throws: it is a bug.
 * In a running node nothing may fail for want of a word: there the id stands for the message.
 */
export type Speak = (id: string, values?: Record<string, string | number>) => string;

/** The choice of DOMAIN: Goma, Bukavu and Bunia share it. */
const basesZone = 'Africa/Lubumbashi';

/** How each language is written there: 28/11/2026, 22:00 and the separators of numbers. */
const written: Record<Locale, string> = { fr: 'fr-CD', en: 'en-GB', sw: 'sw-CD' };

const catalogs: Record<Locale, I18n> = {
  fr: catalog('fr', fr),
  en: catalog('en', en),
  sw: catalog('sw', sw),
};

function catalog(locale: Locale, messages: Messages): I18n {
  return setupI18n({ locale, locales: written[locale], messages: { [locale]: messages } });
}

/**
 * Speaks a language.
 * `zone` is the IANA time zone that moments are written in: the base's, unless told otherwise.
 */
export function speaker(locale: Locale, zone: string = basesZone): Speak {
  const spoken = catalogs[locale];
  const options = { formats: stylesIn(zone) };
  return (id, values = {}) => {
    try {
      refuseUnknown(id, spoken.messages, values);
      return spoken._(id, values, options);
    } catch (error) {
      if (isWatched()) throw error;
      return id;
    }
  };
}

/** Every id of the catalogs, in order; of one area only when it is named (`refusals`). */
export function wordIds(area?: string): string[] {
  const ids = Object.keys(fr).sort();
  return area === undefined ? ids : ids.filter((id) => id.startsWith(`${area}.`));
}

function refuseUnknown(id: string, messages: Messages, values: Record<string, unknown>): void {
  if (!Object.hasOwn(messages, id)) {
    throw new Error(`no catalog has the id "${id}": add it to words/, then run scripts/words.mjs`);
  }
  const missing = valuesIn(messages[id]).filter(
    (name) => !Object.hasOwn(values, name) || values[name] === undefined,
  );
  if (missing.length > 0) throw new Error(`"${id}" needs a value for ${missing.join(', ')}`);
}

declare const process: { env: { NODE_ENV?: string } };

/** Vitest says `test` and Vite `development`; a node that was simply started says nothing, and is in use. */
function isWatched(): boolean {
  return process.env.NODE_ENV === 'test' || process.env.NODE_ENV === 'development';
}
