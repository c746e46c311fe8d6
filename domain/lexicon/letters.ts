// How a text is read, so that what people type on a phone at night and what stands in the word list come to the same.

const isAscii = /^[\x00-\x7f]*$/;

/** Lower case, no accents or invisible signs; Swahili ng', ligatures and the open vowels of Lingala as plain letters. */
function plain(text: string): string {
  // Most SMS are plain letters already: the rest of this costs more than everything after it.
  if (isAscii.test(text)) return text.toLowerCase().replace(/ng['`](?=[aeiou])/g, 'ng');
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/ng['’ʼ`](?=[aeiou])/g, 'ng')
    .replace(/[œæɛɔ]/g, (letter) => ({ œ: 'oe', æ: 'ae', ɛ: 'e', ɔ: 'o' })[letter] ?? letter);
}

/**
 * The words of a text: runs of letters, as typed but plain. Apostrophes, signs and digits part words (`l'école`,
 * `100militaires`); `qu`, `c` and `k` are one sound, as in an SMS (`ekol`, `atak`), and so are `ph` and `f`.
 */
export function tokensOf(text: string): string[] {
  const found = plain(text).match(/\p{L}+/gu) ?? [];
  return found.map((token) =>
    token
      .replace(/qu/g, 'k')
      .replace(/ph/g, 'f')
      .replace(/c(?![eiyh])/g, 'k'),
  );
}

/** Letters that are doubled, or held down, count once: `silahaa`, `armee`. */
export function single(token: string): string {
  return hasDoubled(token) ? token.replace(/(\p{L})\1+/gu, '$1') : token;
}

/** Also true of halves of a letter outside the first plane: then it is looked at in earnest. */
function hasDoubled(token: string): boolean {
  for (let at = 1; at < token.length; at++) if (token[at] === token[at - 1]) return true;
  // A letter of two halves is doubled two places on.
  return /[\ud800-\udfff]/.test(token);
}

/** Shorter words are told apart by their doubled letters: Swahili `kuua`, to kill, is not `kua`, to grow. */
const shortest = 4;

/** The form under which the list keeps a word of its own. */
export function keyOf(token: string): string {
  const once = single(token);
  return once.length < shortest ? token : once;
}

/** The forms under which a word of a text is looked for. */
export function formsOf(token: string): string[] {
  const once = single(token);
  return once === token ? [token] : [token, once];
}
