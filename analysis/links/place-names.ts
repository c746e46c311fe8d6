// Names of places as they are heard, said and typed: "Livungi" and "Luvungi", "Kichanga" and "Kitchanga", "Walikalé".

/** Letters and figures of a name in lower case, without accents, marks and words that only say what kind of place. */
export function plainName(name: string): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !KINDS_OF_PLACE.has(word));
  return words.join(' ');
}

const KINDS_OF_PLACE = new Set(
  [
    'village localite groupement secteur chefferie territoire cite ville quartier de du la le',
    'town city area territory of the',
    'kijiji mji eneo cha ya wa',
  ].flatMap((words) => words.split(' ')),
);

const VOWELS = new Set(['a', 'e', 'i', 'o', 'u', 'y']);
/** Two spellings of one sound, in French, English and Swahili ears. */
const SAME_SOUND = new Set([
  'bv',
  'bw',
  'ck',
  'cs',
  'dt',
  'fv',
  'gj',
  'iy',
  'kq',
  'lr',
  'sz',
  'uw',
  'vw',
  'ji',
  'jy',
]);

/** One vowel for another, or the same sound written otherwise, costs less than another sound. */
const LIGHT = 0.34;
/** How far apart two names may be, for each letter of the longer one, and still be one place. */
const PER_LETTER = 0.13;

/**
 * Edits between two plain names (Levenshtein 1966) that forgive what differs between ears: a vowel for a vowel, a
 * vowel more or less, l for r and the like cost a third of an edit, and a doubled letter or a silent h costs nothing.
 */
export function spellingDistance(a: string, b: string): number {
  const [first, second] = [withoutDoubles(a), withoutDoubles(b)];
  let above = [0];
  for (const letter of second) above.push(above[above.length - 1]! + dropping(letter));
  for (const letter of first) {
    const current = [above[0]! + dropping(letter)];
    for (let column = 1; column <= second.length; column += 1) {
      const other = second[column - 1]!;
      current.push(
        Math.min(
          above[column - 1]! + replacing(letter, other),
          above[column]! + dropping(letter),
          current[column - 1]! + dropping(other),
        ),
      );
    }
    above = current;
  }
  return above[second.length]!;
}

/** Whether two plain names can be spellings of one name. */
export function isSpellingOf(a: string, b: string): boolean {
  const longest = Math.max(a.length, b.length);
  if (longest === 0 || a === '' || b === '') return false;
  return spellingDistance(a, b) <= PER_LETTER * longest;
}

function withoutDoubles(name: string): string[] {
  const spelt = name
    .replace(/tch|tsh/g, 'ch')
    .replace(/ph/g, 'f')
    .replace(/ou/g, 'u')
    .replace(/(?<!c|s)h/g, '');
  return [...spelt].filter((letter, index, letters) => letter !== letters[index - 1] && letter !== ' ');
}

function dropping(letter: string): number {
  return VOWELS.has(letter) ? LIGHT : 1;
}

function replacing(a: string, b: string): number {
  if (a === b) return 0;
  if (VOWELS.has(a) && VOWELS.has(b)) return LIGHT;
  return SAME_SOUND.has(a < b ? a + b : b + a) ? LIGHT : 1;
}

/** One key for the spellings of a name that sound alike, for finding pairs before they are compared. */
export function soundOf(plain: string): string {
  const letters = withoutDoubles(plain).map((letter) => (VOWELS.has(letter) ? 'a' : letter));
  return letters.filter((letter, index) => letter !== letters[index - 1]).join('');
}
