export { chooseLocale } from './choose-locale.ts';
export type { WordId, WordValues } from './compiled/ids.ts';
export { gsm7Length, isOneSmsPart } from './gsm7.ts';
export { speaker, wordIds } from './speak.ts';
export { type Locale, locales, type Speak } from './spoken.ts';
