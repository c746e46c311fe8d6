// What a word of the list may grow at its beginning and its end. Only these parts count: a word inside a longer one that
// is not made so is never a hit. Nouns of the Bantu languages may carry a prefix, and in Swahili the ending of a place
// (`ku soko`, `kusoko`, `sokoni`); verbs stand in the list in the infinitive, and are found with the subject, tense and
// object before their root and an ending after it (`kukimbia`: `wamekimbia`, `tukimbie`); in French, endings alone.
import type { Language } from './acts.ts';
import { single } from './letters.ts';

/** One way in which a verb's root is dressed. */
interface Dress {
  readonly before: ReadonlySet<string>;
  readonly after: readonly string[];
}

export interface Inflection {
  /** What may stand before and after a word as the list has it. */
  readonly noun: Dress;
  /** How a word is also written. */
  alsoWritten?(word: string): string;
  /** The root of an infinitive; null for any other word. */
  rootOf(word: string): string | null;
  readonly verb: readonly Dress[];
}

/** Fewest letters of a root; of a shorter verb only what the list has is found. */
const shortestRoot = 3;

/** Parts of one slot; the empty one is written `-`. */
const slot = (parts: string) => parts.split(' ').map((part) => (part === '-' ? '' : part));

/** All chains of one part from each slot, doubled letters once as in the text. */
function chains(...slots: readonly string[]): ReadonlySet<string> {
  let made = [''];
  for (const parts of slots) made = made.flatMap((start) => slot(parts).map((part) => start + part));
  return new Set(made.map(single));
}

const rootBetween = (prefix: RegExp, ending: RegExp) => (word: string) => {
  if (!prefix.test(word) || !ending.test(word)) return null;
  const root = word.replace(prefix, '').replace(ending, '');
  return root.length >= shortestRoot ? root : null;
};

const alone: ReadonlySet<string> = new Set(['']);

const swahiliObjects = '- ni ku m mu tu wa ba ki vi i li ya zi';
const swahili: Inflection = {
  noun: {
    before: chains('- na ya wa ba za la kwa ku mu ni bya', '- ma ba wa ki bi vi ka tu mu mi u'),
    after: slot('- ni'),
  },
  rootOf: rootBetween(/^ku/, /a$/),
  // Neither without a tense nor in -i or -ia: `vibaka`, thieves, and `wamebaki`, they stayed, are not `kubaka`.
  verb: [
    {
      before: chains(
        '- ha',
        'ni na a u tu mu m wa ba i zi ya li ki vi bi',
        'na li me ta ka ki nge mesha lisha ku',
        swahiliObjects,
      ),
      after: slot('a wa iwa ewa ana'),
    },
    { before: chains('ni tu u mu m a wa ba zi i', swahiliObjects), after: slot('e we eni') },
    { before: chains('ku', swahiliObjects), after: slot('a wa iwa ewa ana') },
  ],
};

const lingala: Inflection = {
  noun: { before: chains('- na ya o', '- ba ma mi bi mo mu li lo ki'), after: slot('-') },
  rootOf: rootBetween(/^ko/, /a$/),
  verb: [
    {
      before: chains('na o a to bo ba e', '- ko zo ki mi'),
      after: slot('a i aki e ama ami amaki ela eli ana'),
    },
    { before: chains('ko', '- mi'), after: slot('a ama ela ana') },
  ],
};

const kinyarwandaObjects = '- ba mu tu du ku ki bi yi';
const kinyarwanda: Inflection = {
  noun: { before: chains('- na n ku mu kwi mwi nk'), after: slot('-') },
  rootOf: rootBetween(/^[kg][uw]/, /a$/),
  verb: [
    {
      before: chains('- nti', 'n u a tu mu ba i ki bi zi ri ya ru ka bu', '- ra za ara', kinyarwandaObjects),
      after: slot('a e wa iwa ana ira'),
    },
    { before: chains('ku gu kw', kinyarwandaObjects), after: slot('a wa iwa ana ira') },
  ],
};

const french: Inflection = {
  // The mute end of a word is what an SMS leaves out first: `ekol`.
  alsoWritten: (word) => (word.length > shortestRoot + 1 ? word.replace(/e$/, '') : word),
  noun: { before: alone, after: slot('- s x e es') },
  rootOf: rootBetween(/^/, /er$/),
  verb: [{ before: alone, after: slot('er e es ent ant ait aient ez a ons ont eront erent era') }],
};

export const inflections: Readonly<Record<Language, Inflection>> = {
  fr: french,
  swc: swahili,
  lin: lingala,
  kin: kinyarwanda,
};
