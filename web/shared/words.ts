// The reader's language: chosen once on this machine, changed at any time, and everything on the screen follows.
import { computed, signal } from '@preact/signals';
import { basesZone, type Locale, loadSpeaker, locales, type Speak, written } from '@ulinzi/words/for-web';
import { codeWords } from './code-words.ts';
import { keepSigns } from './line-ends.ts';

/** Kinshasa keeps another time than the bases; both are shown where both read. */
export const kinshasaZone = 'Africa/Kinshasa';

const storedUnder = 'language';

const spoken = signal<{ locale: Locale; speak: Speak } | null>(null);

/** The language on the screen. */
export const locale = computed<Locale>(() => spoken.value?.locale ?? 'fr');

/** The locale by which numbers and dates are written (`fr-CD`). */
export const writtenLocale = computed(() => written[locale.value]);

/** True once the words are there; nothing is drawn before. */
export const hasWords = computed(() => spoken.value !== null);

/** Words for an id of the catalogs, in the reader's language. Read in a component, it is drawn again in a new one. */
export const t: Speak = (id, values) => keepSigns(spoken.value?.speak(id, values) ?? '');

/** Words for a code that the catalogs may not know yet: the code itself then. */
export function tCode(area: string, code: string): string {
  return codeWords(t, area, code);
}

/** Speaks a language from now on, on this machine. Rejects when its words cannot be loaded; the old ones then stay. */
export async function chooseLanguage(chosen: Locale): Promise<void> {
  const speak = await loadSpeaker(chosen, basesZone);
  spoken.value = { locale: chosen, speak };
  document.documentElement.lang = chosen;
  localStorage.setItem(storedUnder, chosen);
}

/** The language chosen here before; else the browser's where it is English or Swahili; else French. */
export function usualLanguage(): Locale {
  const stored = localStorage.getItem(storedUnder);
  const browser = navigator.language.slice(0, 2);
  return locales.find((one) => one === stored) ?? locales.find((one) => one === browser) ?? 'fr';
}
