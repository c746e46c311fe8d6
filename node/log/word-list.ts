import { type Recogniser, recogniserOf, type Word } from '@ulinzi/domain/lexicon';
import type { SubjectId } from '@ulinzi/domain/kernel';

/** The word list in memory, made ready once for each change: recognising costs the intake of a message little. */
export class WordList {
  readonly #words = new Map<SubjectId, Word>();
  #recognise: Recogniser | null = null;

  /** True while no word was ever added; one that was taken off the list still was. */
  get isUntouched(): boolean {
    return this.#words.size === 0;
  }

  set(id: SubjectId, word: Word): void {
    this.#words.set(id, word);
    this.#recognise = null;
  }

  listed(): Word[] {
    return [...this.#words.values()].filter((word) => !word.isRemoved);
  }

  /** What the list finds in a text. */
  recognise(text: string) {
    this.#recognise ??= recogniserOf(this.listed());
    return this.#recognise(text);
  }
}
