export { chooseLocale } from './choose-locale.ts';
export type { WordId, WordValues } from './compiled/ids.ts';
export { gsm7Length, isOneSmsPart } from './gsm7.ts';
export type { Locale, Speak } from './speak.ts';
export { locales, speaker, wordIds } from './speak.ts';
