// The catalogs, spoken. They are joined by scripts/words.mjs, which must have run before this is imported.
import type { I18n } from '@lingui/core';
import { messages as en } from './compiled/en.ts';
import { messages as fr } from './compiled/fr.ts';
import { messages as sw } from './compiled/sw.ts';
import { basesZone, catalogOf, type Locale, type Speak, speakFrom } from './spoken.ts';

const catalogs: Record<Locale, I18n> = {
  fr: catalogOf('fr', fr),
  en: catalogOf('en', en),
  sw: catalogOf('sw', sw),
};

/**
 * Speaks a language.
 * `zone` is the IANA time zone that moments are written in: the base's, unless told otherwise.
 */
export function speaker(locale: Locale, zone: string = basesZone): Speak {
  return speakFrom(catalogs[locale], zone);
}

/** Every id of the catalogs, in order; of one area only when it is named (`refusals`). */
export function wordIds(area?: string): string[] {
  const ids = Object.keys(fr).sort();
  return area === undefined ? ids : ids.filter((id) => id.startsWith(`${area}.`));
}
