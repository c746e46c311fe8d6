// A catalog, spoken: fills values in, in a language's own way of writing. Used by the node, which has every catalog, and
// by the screens, which load the one they need.
import { type I18n, type Messages, setupI18n } from '@lingui/core';
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
export const basesZone = 'Africa/Lubumbashi';

/** How each language is written there: 28/11/2026, 22:00 and the separators of numbers. */
export const written: Record<Locale, string> = { fr: 'fr-CD', en: 'en-GB', sw: 'sw-CD' };

/** A catalog of one language, ready to be spoken. */
export function catalogOf(locale: Locale, messages: Messages): I18n {
  return setupI18n({ locale, locales: written[locale], messages: { [locale]: messages } });
}

/** Speaks from one catalog; moments are written in `zone`. */
export function speakFrom(spoken: I18n, zone: string): Speak {
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
