import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstWords, hasLetters, isSameWord, languages, type ListedWord, meanings } from './index.ts';
import { recognise, recogniserOf } from './recognise.ts';

const first = recogniserOf(firstWords);
const entry = (
  word: string,
  language: ListedWord['language'] = 'fr',
  meaning: ListedWord['meaning'] = 'fire',
) => ({
  word,
  language,
  meaning,
});
const finds = (listed: string, language: ListedWord['language'], text: string) =>
  recognise(text, [entry(listed, language)]).length > 0;

describe('what the first word list finds', () => {
  test.each([
    ['Batu ba silaha ku soko', ['weapons', 'market']],
    ['BATU BA SILAHAAA KUSOKO !!!', ['weapons', 'market']],
    ['wamekimbia sokoni usiku', ['flight', 'night', 'market']],
    ["Walinyang'anya simu yangu", ['looting']],
    ['zimechomwa nyumba', ['fire']],
    ['tusaidie', ['help']],
    ['Moto', ['fire']],
    ['Coups de feu près de l’école', ['shots', 'school']],
    ['ils tirent, 100militaires, bcp', ['shots', 'soldiers', 'many']],
    ['ekol brulé', ['fire', 'school']],
    ['AU SECOURS', ['help']],
    ['ausekours', ['help']],
    ['femmes violées', ['rape']],
    ['Babomi bato na zando na butu', ['killing', 'night', 'market']],
    ['bakimi', ['flight']],
    ['Barahunga, benshi bahunze nijoro', ['flight', 'many', 'night']],
    ['bafashe ku ngufu', ['rape']],
  ])('%s', (text, expected) => {
    expect(first(text)).toEqual(expected);
  });

  test.each([
    'Merci',
    'combat violent au nord',
    'wamebaki nyumbani',
    'vibaka',
    'pharmacie, armoire, tirage',
    'hakuna shida',
    'kuwa na mvua',
    '',
    '47',
    '!!! ???',
  ])('nothing in: %s', (text) => {
    expect(first(text)).toEqual([]);
  });

  test('holds each meaning, in four languages, some 60 to 90 lines and none twice', () => {
    expect(firstWords.length).toBeGreaterThanOrEqual(60);
    expect(firstWords.length).toBeLessThanOrEqual(90);
    expect(new Set(firstWords.map((word) => word.meaning))).toEqual(new Set(meanings));
    expect(new Set(firstWords.map((word) => word.language))).toEqual(new Set(languages));
    for (const [index, word] of firstWords.entries()) {
      expect(hasLetters(word.word)).toBe(true);
      expect(firstWords.slice(index + 1).some((other) => isSameWord(word, other))).toBe(false);
      expect(first(word.word)).toContain(word.meaning);
    }
  });
});

describe('how a text is read', () => {
  test('without regard to case, accents, signs, apostrophes and invisible letters', () => {
    for (const text of [
      'ÉCOLE',
      'ecole',
      'l’école',
      "l'ecole",
      '«école»',
      'éco\u00adle',
      'e\u0301cole',
      '12école9',
    ])
      expect(finds('école', 'fr', text)).toBe(true);
    expect(finds('cœur', 'fr', 'COEUR')).toBe(true);
    expect(finds('mɔ́tɔ', 'lin', 'moto')).toBe(true);
  });

  test('doubled letters count once, save in a word that would be too short without them', () => {
    expect(finds('silaha', 'swc', 'ssilahaaaa')).toBe(true);
    expect(finds('barrière', 'fr', 'bariere')).toBe(true);
    expect(finds('kuua', 'swc', 'kuua')).toBe(true);
    expect(finds('kuua', 'swc', 'kua')).toBe(false);
  });

  test('words that belong together stand side by side, or as one', () => {
    expect(finds('coups de feu', 'fr', 'des coups  de feu')).toBe(true);
    expect(finds('coups de feu', 'fr', 'coupsdefeu')).toBe(true);
    expect(finds('coups de feu', 'fr', 'feu de coups')).toBe(false);
    expect(finds('coups de feu', 'fr', 'coups de')).toBe(false);
  });
});

describe('the stem rule', () => {
  test('a noun carries a prefix, and in Swahili the ending of a place', () => {
    for (const text of ['soko', 'masoko', 'kusoko', 'nasoko', 'sokoni', 'masokoni'])
      expect(finds('soko', 'swc', text)).toBe(true);
    for (const text of ['sokota', 'kisokote', 'tasoko', 'sok', 'msokolo'])
      expect(finds('soko', 'swc', text)).toBe(false);
  });

  test('a verb in the infinitive is found with subject, tense, object and ending', () => {
    for (const text of ['kukimbia', 'wamekimbia', 'banakimbia', 'tulikimbia', 'tukimbie', 'hawakukimbia'])
      expect(finds('kukimbia', 'swc', text)).toBe(true);
    for (const text of ['kukimbilia', 'mkimbizi', 'akimbo'])
      expect(finds('kukimbia', 'swc', text)).toBe(false);
    for (const text of ['kokima', 'bakimi', 'bakimaki', 'tokimi'])
      expect(finds('kokima', 'lin', text)).toBe(true);
    for (const text of ['guhunga', 'barahunga', 'aduhunge']) expect(finds('guhunga', 'kin', text)).toBe(true);
    for (const text of ['piller', 'pillé', 'ils pillent', 'pillaient', 'ont pille'])
      expect(finds('piller', 'fr', text)).toBe(true);
    expect(finds('piller', 'fr', 'pilier')).toBe(false);
  });

  test('a short word counts only as the list has it', () => {
    expect(finds('mto', 'swc', 'mto')).toBe(true);
    expect(finds('mto', 'swc', 'kumto')).toBe(false);
    expect(finds('tuer', 'fr', 'tu es tue')).toBe(false);
  });

  test('a word of one language is not inflected as another', () => {
    expect(finds('route', 'fr', 'maroute')).toBe(false);
    expect(finds('soko', 'swc', 'sokos')).toBe(false);
  });
});

const anyWord: fc.Arbitrary<ListedWord> = fc.record({
  word: fc.oneof(
    fc.constantFrom(...firstWords.map((one) => one.word)),
    fc.string({ maxLength: 20 }),
    fc.string({ unit: 'binary', maxLength: 20 }),
  ),
  language: fc.constantFrom(...languages),
  meaning: fc.constantFrom(...meanings),
});
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...firstWords.map((one) => one.word)),
        fc.constantFrom('wame', 'ku', 'ba', 'na', "'", '’', '47'),
      ),
      { maxLength: 20 },
    )
    .map((words) => words.join(' ')),
);

describe('whatever the text and the list', () => {
  test('it never fails, and gives meanings of the list’s words, each once and in their order', () => {
    fc.assert(
      fc.property(anyText, fc.array(anyWord), (text, words) => {
        const found = recognise(text, words);
        expect(found).toEqual(meanings.filter((meaning) => found.includes(meaning)));
        for (const meaning of found) expect(words.some((word) => word.meaning === meaning)).toBe(true);
      }),
    );
  });

  test('more words never recognise less', () => {
    fc.assert(
      fc.property(anyText, fc.array(anyWord), fc.array(anyWord), (text, words, more) => {
        expect(recognise(text, [...words, ...more])).toEqual(expect.arrayContaining(recognise(text, words)));
      }),
    );
  });

  test('nor does more text', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, more) => {
        expect(first(`${text} ${more}`)).toEqual(expect.arrayContaining(first(text)));
      }),
    );
  });

  test('the order of the list does not matter', () => {
    fc.assert(
      fc.property(
        anyText,
        fc
          .array(anyWord)
          .chain((words) =>
            fc.tuple(fc.constant(words), fc.shuffledSubarray(words, { minLength: words.length })),
          ),
        (text, [words, shuffled]) => {
          expect(recognise(text, shuffled)).toEqual(recognise(text, words));
        },
      ),
    );
  });

  test('a text of any length says what its pieces say', () => {
    for (const part of ['ku ngufu ', 'wamekimbiakimbia ', 'a', 'ababababab', 'coups de '])
      expect(first(part.repeat(20_000))).toEqual(first(`${part} ${part} ${part}`));
  });
});
