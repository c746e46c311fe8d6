// The catalogs for screens: one language at a time, and only the areas that screens speak (scripts/words.mjs).
import type { Messages } from '@lingui/core';
import { basesZone, catalogOf, type Locale, type Speak, speakFrom } from './spoken.ts';

const loaders: Record<Locale, () => Promise<{ messages: Messages }>> = {
  fr: () => import('./compiled/web/fr.ts'),
  en: () => import('./compiled/web/en.ts'),
  sw: () => import('./compiled/web/sw.ts'),
};

/** Loads a language and gives what speaks it. Rejects when the catalog cannot be loaded (the connection is away). */
export async function loadSpeaker(locale: Locale, zone: string = basesZone): Promise<Speak> {
  const { messages } = await loaders[locale]();
  return speakFrom(catalogOf(locale, messages), zone);
}

export { basesZone, type Locale, locales, type Speak, written } from './spoken.ts';
export { progress } from './compiled/progress.ts';
export type { WordId, WordValues } from './compiled/ids.ts';
export { gsm7Length } from './gsm7.ts';
