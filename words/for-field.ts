// The catalogs for the phone: one language at a time, and only what its screens speak (scripts/words.mjs). The phone's
// build puts this in the place of for-web.ts, so that what desk and phone share speaks there as well.
import type { Messages } from '@lingui/core';
import { basesZone, catalogOf, type Locale, type Speak, speakFrom } from './spoken.ts';

const loaders: Record<Locale, () => Promise<{ messages: Messages }>> = {
  fr: () => import('./compiled/field/fr.ts'),
  en: () => import('./compiled/field/en.ts'),
  sw: () => import('./compiled/field/sw.ts'),
};

/** Loads a language and gives what speaks it. Rejects when the catalog cannot be loaded (the connection is away). */
export async function loadSpeaker(locale: Locale, zone: string = basesZone): Promise<Speak> {
  const { messages } = await loaders[locale]();
  return speakFrom(catalogOf(locale, messages), zone);
}

export { basesZone, type Locale, locales, type Speak, written } from './spoken.ts';
