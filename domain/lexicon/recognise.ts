// What the word list finds in a text: meanings, never words. It errs towards too much: a person reads what it shows as
// unconfirmed, and decides nothing by it alone.
import { type Language, languages } from './acts.ts';
import { inflections } from './inflection.ts';
import { formsOf, keyOf, tokensOf } from './letters.ts';
import { inOrder, type Meaning } from './meanings.ts';
import type { Word } from './register.ts';

export type ListedWord = Pick<Word, 'word' | 'language' | 'meaning'>;

/** A word list made ready, once for each change of the list. */
export type Recogniser = (text: string) => Meaning[];

/** No word of these languages is longer; of what is, nothing but the whole is looked for. */
const longestInflected = 32;
/** Fewest letters of a word that may carry a prefix. */
const shortestPrefixed = 4;
/** Fewest letters of several words that are also looked for written as one. */
const shortestJoined = 6;

type Index = Map<string, Set<Meaning>>;

interface Phrase {
  readonly tokens: readonly string[];
  readonly meaning: Meaning;
}

interface Tongue {
  readonly words: Index;
  readonly roots: Index;
}

/** One way in which what stands before a word may go on: with what behind it, and what is left must be. */
interface Dressed {
  readonly after: readonly string[];
  readonly isNoun: boolean;
  readonly listed: Index;
}

/** What a list finds in a text, each meaning once and in the order of the list. Takes any text. */
export function recognise(text: string, words: Iterable<ListedWord>): Meaning[] {
  return recogniserOf(words)(text);
}

/** Makes a list ready. A text then costs time in proportion to its length, whatever stands in it. */
export function recogniserOf(words: Iterable<ListedWord>): Recogniser {
  const exact: Index = new Map();
  const phrases = new Map<string, Phrase[]>();
  const tongues = Object.fromEntries(
    languages.map((language): [Language, Tongue] => [language, { words: new Map(), roots: new Map() }]),
  ) as Record<Language, Tongue>;
  for (const { word, language, meaning } of words) {
    const tokens = tokensOf(word).map(keyOf);
    const [first, ...rest] = tokens;
    if (first === undefined) continue;
    if (rest.length > 0) {
      phrases.set(first, [...(phrases.get(first) ?? []), { tokens, meaning }]);
      const joined = keyOf(tokens.join(''));
      if (joined.length >= shortestJoined) note(exact, joined, meaning);
      continue;
    }
    note(exact, first, meaning);
    const tongue = tongues[language];
    const { alsoWritten, rootOf } = inflections[language];
    note(tongue.words, first, meaning);
    note(tongue.words, alsoWritten?.(first) ?? first, meaning);
    const root = rootOf(first);
    if (root !== null) note(tongue.roots, root, meaning);
  }
  const dressed = dressedBy(tongues);
  return (text) => {
    const found = new Set<Meaning>();
    const take = (meanings: Iterable<Meaning> = []) => {
      for (const meaning of meanings) found.add(meaning);
    };
    const tokens = tokensOf(text).map(formsOf);
    for (const [at, forms] of tokens.entries()) {
      for (const form of forms) {
        take(exact.get(form));
        for (const phrase of phrases.get(form) ?? [])
          if (phrase.tokens.every((token, index) => tokens[at + index]?.includes(token)))
            found.add(phrase.meaning);
      }
      const form = forms.at(-1) as string;
      if (form.length <= longestInflected) inflected(dressed, form, take);
    }
    return inOrder(found);
  };
}

function note(index: Index, key: string, meaning: Meaning): void {
  const meanings = index.get(key);
  if (meanings) meanings.add(meaning);
  else index.set(key, new Set([meaning]));
}

/**
 * What may stand before a word in any of the languages, and how it goes on: asked once for each beginning of a token,
 * not once for each language and way.
 */
function dressedBy(tongues: Readonly<Record<Language, Tongue>>): ReadonlyMap<string, readonly Dressed[]> {
  const dressed = new Map<string, Dressed[]>();
  for (const language of languages) {
    const { noun, verb } = inflections[language];
    const { words, roots } = tongues[language];
    const ways = [
      { before: noun.before, as: { after: noun.after, isNoun: true, listed: words } },
      ...verb.map(({ before, after }) => ({ before, as: { after, isNoun: false, listed: roots } })),
    ];
    for (const { before, as } of ways) {
      if (as.listed.size === 0) continue;
      for (const prefix of before) dressed.set(prefix, [...(dressed.get(prefix) ?? []), as]);
    }
  }
  return dressed;
}

/** Every way in which the token is a listed word with its usual parts before and after. */
function inflected(
  dressed: ReadonlyMap<string, readonly Dressed[]>,
  token: string,
  take: (meanings?: Iterable<Meaning>) => void,
): void {
  for (let start = 0; start < token.length; start++) {
    const ways = dressed.get(token.slice(0, start));
    if (!ways) continue;
    const rest = token.slice(start);
    for (const { after, isNoun, listed } of ways) {
      for (const ending of after) {
        const left = without(rest, ending);
        if (left === null || (isNoun && start > 0 && left.length < shortestPrefixed)) continue;
        take(listed.get(left));
      }
    }
  }
}

/** The word without its ending; null where it does not end so. */
function without(word: string, ending: string): string | null {
  return word.endsWith(ending) ? word.slice(0, word.length - ending.length) : null;
}

/** True when the list could ever find the word: it has a letter in it. */
export function hasLetters(word: string): boolean {
  return tokensOf(word).length > 0;
}

/** Two lines of the list say the same, however they are spelt. */
export function isSameWord(one: ListedWord, other: ListedWord): boolean {
  const spelling = ({ word }: ListedWord) => tokensOf(word).map(keyOf).join(' ');
  return (
    one.language === other.language && one.meaning === other.meaning && spelling(one) === spelling(other)
  );
}
