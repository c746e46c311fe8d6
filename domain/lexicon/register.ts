import type { DataOf } from '../kernel/index.ts';
import type { addWord, Language } from './acts.ts';
import type { Meaning } from './meanings.ts';

/** One line of the word list. */
export interface Word {
  readonly word: string;
  readonly language: Language;
  readonly meaning: Meaning;
  /** False until a speaker of the language has said that the word means this. */
  readonly isChecked: boolean;
  readonly isRemoved: boolean;
}

export function wordAdded({ word, language, meaning }: DataOf<typeof addWord>): Word {
  return { word: word.trim(), language, meaning, isChecked: false, isRemoved: false };
}
