// What looks like a person's name or telephone number in free text, so that its writer is warned before it is sent (safety
// rule 4). It decides nothing and keeps nothing. Small, for it is bundled on the phone.

export interface NameFound {
  readonly kind: 'person' | 'phone';
  /** Where it stands in the text: from, until (not including). */
  readonly from: number;
  readonly until: number;
}

const listed = (words: string) => new Set(words.split(' '));

/** After these comes a person. */
const titles = listed(
  'bwana mzee mama papa maman baba mwami chef chief mr mrs ms monsieur madame mme mlle m pasteur pastor mchungaji abbe pere soeur frere padre imam sheikh dr docteur doctor daktari prof professeur mwalimu maitre colonel col capitaine captain major general gen lt lieutenant sergent commandant kanali kapteni ndugu kaka dada',
);
/** Capitalised, and nobody: directions, provinces, months, and what the field abbreviates. */
const nobody = listed(
  'nord sud est ouest north south east west kivu ituri congo rdc drc goma bukavu bunia kinshasa january february march april may june july august september october november december fardc monusco fdlr cndp adf pnc anr ong ngo onu un ocha hcr unhcr unicef pam wfp cicr icrc msf codeco apcls pareco radio okapi cla jpt can scd exercice exercise zoezi',
);
/** A sentence begins with these; they are no name. */
const starters = listed(
  'le la les un une des du de il elle ils elles on nous ce cette ces hier apres avant pendant depuis selon dans vers chez pour par avec sans aucun plusieurs a the an this yesterday after before during since in at near from some several we they kwa katika jana leo huko baada kabla karibu wakati watu kuna hakuna na ni puis ensuite alors mais car donc quand si comme then but when so lakini kisha',
);

const fold = (word: string) =>
  word
    .normalize('NFD')
    .replace(/[\u0300-\u036f.'’]/g, '')
    .toLowerCase();

interface Token {
  readonly folded: string;
  readonly from: number;
  readonly until: number;
  readonly isCapital: boolean;
  /** One capital: `M`. */
  readonly isLetter: boolean;
  /** What stands between it and the word before. */
  readonly before: string;
}

function tokensOf(text: string): Token[] {
  let last = 0;
  return [...text.matchAll(/\p{L}[\p{L}\p{M}'’-]*/gu)].map(({ 0: word, index }) => {
    const before = text.slice(last, index);
    last = index + word.length;
    const isCapital = /^\p{Lu}/u.test(word);
    return {
      folded: fold(word),
      from: index,
      until: last,
      isCapital,
      isLetter: isCapital && word.length === 1,
      before,
    };
  });
}

const gap = /^\.?[ \u00a0]{1,2}$/;

/** A word that goes on with what the one before it began: beside it, or after the dot of an initial or a title. */
function goesOn(token: Token | undefined, previous: Token): token is Token {
  if (!token?.isCapital || !gap.test(token.before)) return false;
  return !token.before.startsWith('.') || previous.isLetter || titles.has(previous.folded);
}

/** What looks like a name or a number, in the order of the text. A known place is neither. */
export function namesIn(text: string, known: { readonly places: Iterable<string> }): NameFound[] {
  const places = new Set<string>();
  for (const place of known.places) for (const word of place.split(/[\s-]+/)) places.add(fold(word));
  const isNobody = ({ folded }: Token) =>
    nobody.has(folded) || folded.split('-').every((part) => places.has(part));
  const found = phonesIn(text);
  const tokens = tokensOf(text);
  for (let nth = 0; nth < tokens.length; nth++) {
    const words = chainFrom(tokens, nth, isNobody);
    const [first, second] = words;
    const last = words.at(-1);
    if (!first || !second || !last) continue;
    // Of two letters neither is a name.
    if (!titles.has(first.folded) && words.every(({ isLetter }) => isLetter)) continue;
    const dot = last.isLetter && text[last.until] === '.' ? 1 : 0;
    found.push({ kind: 'person', from: first.from, until: last.until + dot });
    nth += words.length - 1;
  }
  return found.sort((one, other) => one.from - other.from);
}

/** A title or a capitalised word, and those that go on with it. */
function chainFrom(tokens: readonly Token[], nth: number, isNobody: (token: Token) => boolean): Token[] {
  const first = tokens[nth];
  if (!first || isNobody(first) || !(first.isCapital || titles.has(first.folded))) return [];
  const isStart = nth === 0 || /[.!?:\n]/.test(first.before);
  if (isStart && starters.has(first.folded)) return [];
  const words = [first];
  for (let next = nth + 1; ; next++) {
    const token = tokens[next];
    const previous = words.at(-1);
    if (!previous || !goesOn(token, previous) || isNobody(token)) return words;
    words.push(token);
  }
}

/** Nine digits and more, as people write a number: with a plus, spaces, dots and dashes. */
function phonesIn(text: string): NameFound[] {
  return [...text.matchAll(/\+?\d(?:[ .\-/()]{0,2}\d){8,14}/g)].map(({ 0: number, index }) => ({
    kind: 'phone',
    from: index,
    until: index + number.length,
  }));
}
