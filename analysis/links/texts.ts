// How alike two short reports are, across languages and spellings: cosine of their words, a rare word counting more
// (Salton and Buckley 1988).
import { isEmptyWord, meaningOf } from './lexicon.ts';

/** Texts ready to be compared: for each, its words as sorted numbers with weights of unit length. */
export interface Texts {
  words: readonly Int32Array[];
  weights: readonly Float64Array[];
}

/**
 * The words of a text that say something: words of the lexicon by their meaning, figures as they are, other words with
 * a light stem and one letter for all vowels, so that `Livungi` and `Luvungi` are one word.
 */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !isEmptyWord(word));
  const meant = words.map((word) => meaningOf(word) ?? (/^\d+$/.test(word) ? word : heard(word)));
  return [...new Set(meant)].filter((word) => word.length > 1 || /\d/.test(word));
}

/** Makes texts ready; a text without words that count is compared as missing. */
export function prepareTexts(texts: readonly string[]): Texts {
  const split = texts.map(wordsOf);
  const numbers = new Map<string, number>();
  const inTexts: number[] = [];
  for (const words of split) {
    for (const word of words) {
      const number = numbers.get(word) ?? numbers.size;
      numbers.set(word, number);
      inTexts[number] = (inTexts[number] ?? 0) + 1;
    }
  }
  const words = split.map((list) => Int32Array.from(list, (word) => numbers.get(word)!).sort());
  const weights = words.map((list) =>
    unit(Float64Array.from(list, (word) => Math.log(1 + texts.length / inTexts[word]!))),
  );
  return { words, weights };
}

/** From 0, nothing in common, to 1, the same words; NaN where one of the two texts has no words that count. */
export function likeness(texts: Texts, a: number, b: number): number {
  const [aWords, bWords] = [texts.words[a]!, texts.words[b]!];
  if (aWords.length === 0 || bWords.length === 0) return Number.NaN;
  const [aWeights, bWeights] = [texts.weights[a]!, texts.weights[b]!];
  let sum = 0;
  for (let i = 0, j = 0; i < aWords.length && j < bWords.length; ) {
    if (aWords[i]! < bWords[j]!) i += 1;
    else if (aWords[i]! > bWords[j]!) j += 1;
    else {
      sum += aWeights[i]! * bWeights[j]!;
      i += 1;
      j += 1;
    }
  }
  return sum;
}

/** Endings of French and English words that change with number, person and tense. */
const ENDING = /(?:ements?|ations?|ees?|es|er|ent|ing|ed|s|e)$/;

function heard(word: string): string {
  const stem = word.length > 5 ? word.replace(ENDING, '') : word;
  return stem.replace(/[aeiouy]/g, 'a').replace(/(.)\1+/g, '$1');
}

function unit(weights: Float64Array): Float64Array {
  const length = Math.hypot(...weights);
  return length === 0 ? weights : weights.map((weight) => weight / length);
}
