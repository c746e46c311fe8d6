// The word list as a matrix: a row for each meaning, a column for each language. Pure, so that it is tested alone.
import {
  type Language,
  languages,
  type ListedWord,
  type Meaning,
  meanings,
  type WordListAnswer,
} from '@ulinzi/domain/lexicon';
import { plain } from '../../shared/plain.ts';

export type Line = WordListAnswer['words'][number];

export interface Sieve {
  readonly search: string;
  readonly language: string;
  readonly isUncheckedOnly: boolean;
}

/** Lines that pass; a search looks into words and into what they mean, in the reader's language. */
export function sieved(lines: readonly Line[], sieve: Sieve, meaningSaid: (code: string) => string): Line[] {
  const wanted = plain(sieve.search.trim());
  return lines.filter(
    (line) =>
      (sieve.language === '' || line.language === sieve.language) &&
      (!sieve.isUncheckedOnly || !line.isChecked) &&
      (wanted === '' ||
        plain(line.word).includes(wanted) ||
        plain(meaningSaid(line.meaning)).includes(wanted)),
  );
}

export interface Row {
  readonly meaning: string;
  readonly cells: readonly { readonly language: string; readonly lines: readonly Line[] }[];
}

/** Meanings in the order of the list, languages as columns; what this screen does not know yet stands at the end. */
export function rowsOf(lines: readonly Line[], columns: readonly string[]): Row[] {
  const unknown = lines
    .map(({ meaning }) => meaning)
    .filter((one) => !(meanings as readonly string[]).includes(one));
  return [...meanings, ...new Set(unknown)]
    .map((meaning) => {
      const own = lines.filter((line) => line.meaning === meaning);
      return {
        meaning,
        cells: columns.map((language) => ({
          language,
          lines: own
            .filter((line) => line.language === language)
            .sort((a, b) => a.word.localeCompare(b.word)),
        })),
      };
    })
    .filter((row) => row.cells.some((cell) => cell.lines.length > 0));
}

/** The languages of the list, with any other that stands in it. */
export function columnsOf(lines: readonly Line[]): string[] {
  return [...new Set<string>([...languages, ...lines.map(({ language }) => language)])];
}

/** Lines as the recogniser takes them. */
export function listedOf(lines: readonly Line[]): ListedWord[] {
  return lines.map(({ word, language, meaning }) => ({
    word,
    language: language as Language,
    meaning: meaning as Meaning,
  }));
}
