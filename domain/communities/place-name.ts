// How the name of a place is written is nobody's rule: the report has "Livungi", the map "Luvungi", a phone "LUVUNGI".

/** Words that say what kind of place it is, or where, and are no part of its name. */
const aroundNames = new Set(
  'village localite cite quartier groupement secteur chefferie territoire territory town of in en a au de du des d la le ya wa kwa mji kijiji mtaa'.split(
    ' ',
  ),
);

/** Lower case, without accents and apostrophes; every other sign parts words. */
function wordsOf(name: string): string[] {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’ʼ`´]/g, '');
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const own = words.filter((word) => !aroundNames.has(word));
  return own.length > 0 ? own : words;
}

/** The form in which two names are the same name. */
export function nameKey(name: string): string {
  return wordsOf(name).join('');
}

/** Whether there is anything in it by which a place could be found. */
export function hasName(name: string): boolean {
  return nameKey(name) !== '';
}

export function isSameName(one: string, other: string): boolean {
  return nameKey(one) === nameKey(other);
}

/** "Luvungi" of "Luvungi (Uvira)": what people say, and what several places may share. */
export function bareName(label: string): string {
  const bare = label.replace(/\s*\([^)]*\)/g, '').trim();
  return bare === '' ? label : bare;
}

/**
 * The form in which names are alike that are told apart only by what is commonly confused in the region: `l` and `r`,
 * `i`, `u` and `o`, French `ou`, `tch` and `dj`, `c` and `k`, `y` for `i`, doubled letters.
 */
export function soundOf(key: string): string {
  return key
    .replace(/ou/g, 'u')
    .replace(/t?ch|tsh/g, 'x')
    .replace(/dj/g, 'j')
    .replace(/qu|q|c/g, 'k')
    .replace(/r/g, 'l')
    .replace(/[uoy]/g, 'i')
    .replace(/(.)\1+/gu, '$1');
}

/** Without the class prefix that is said or left out (Ki-, Ka-, Lu-, Mu-, Bu-, Ba-); null where too little is left. */
export function stemOf(key: string): string | null {
  const stem = /^(?:ki|ka|lu|mu|bu|ba)(.{4,})$/u.exec(key)?.[1];
  return stem ?? null;
}
