import { tCode } from '../../shared/words.ts';

export function languageSaid(code: string): string {
  return tCode('watch-lexicon.language', code);
}

/** Codes of the word list that browsers know by a shorter name (BCP 47). */
const tags: Readonly<Record<string, string>> = { lin: 'ln', kin: 'rw' };

/** What a screen reader is told of the language of a word. */
export function tagOf(code: string): string {
  return tags[code] ?? code;
}

export function meaningSaid(code: string): string {
  return tCode('alerts.meaning', code);
}
