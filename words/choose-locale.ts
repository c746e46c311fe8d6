import { type Locale, locales } from './spoken.ts';

/** ISO 639-3 codes that a Congolese machine may carry: Congo Swahili and the coastal one. */
const swahili = new Set(['swa', 'swc', 'swh']);

/**
 * The language to speak: the one asked for, else the environment's when it is English or Swahili, else French.
 * As in POSIX, the first of LC_ALL, LC_MESSAGES and LANG that is set decides. A language that is not spoken here
 * counts as none.
 */
export function chooseLocale(env: Record<string, string | undefined>, asked?: string): Locale {
  return localeOf(asked) ?? localeOf(env.LC_ALL || env.LC_MESSAGES || env.LANG) ?? 'fr';
}

function localeOf(name: string | undefined): Locale | undefined {
  const language = name?.toLowerCase().split(/[-_.@]/)[0] ?? '';
  return swahili.has(language) ? 'sw' : locales.find((locale) => locale === language);
}
