export type { Locale, Speak } from './speak.ts';
export { locales, speaker } from './speak.ts';
