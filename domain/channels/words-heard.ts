// What can be told from a message's words alone, without anyone having coded it.

const courtesies = new Set([
  'merci',
  'merci beaucoup',
  'ok',
  'okay',
  'd accord',
  'daccord',
  'bien recu',
  'recu',
  'bonjour',
  'bonsoir',
  'aksanti',
  'asante',
  'aksanti sana',
  'asante sana',
  'sawa',
  'sawa sawa',
  'ndiyo',
  'jambo',
  'habari',
  'thanks',
  'thank you',
  'yes',
  'oui',
  'matondo',
  'malamu',
  'murakoze',
  'yego',
]);

/** Characters, with room for signs around the words; a longer text says something. */
const longestCourtesy = 40;

/**
 * True for a message that is nothing but a courtesy (merci, aksanti, ok, sawa): it opens no alert. A single word
 * more makes it an alert; one word that is not a courtesy is a valid alert (B4).
 */
export function isCourtesy(text: string): boolean {
  if (text.length > longestCourtesy) return false;
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return courtesies.has(plain);
}

/** The digits of a page in a reply (`47`, `Ok 47.`), or null: exactly one group of digits and at most one word beside it. */
export function pageCodeIn(text: string): string | null {
  const groups = text.match(/\d+/g);
  if (!groups || groups.length !== 1) return null;
  const words = text.replace(/\d+/g, ' ').match(/\p{L}+/gu) ?? [];
  const found = groups[0];
  return found && found.length >= 2 && found.length <= 4 && words.length <= 1 ? found : null;
}

export type SenderForm = { readonly form: 'number'; readonly number: string } | { readonly form: 'operator' };

/**
 * Tells an ordinary phone number from an operator's short code or a name (alphanumeric sender). Numbers come out in
 * E.164; a national number (0 and nine digits) gets the country's code. Short codes: at most six digits.
 */
export function senderForm(from: string, countryCode = '243'): SenderForm {
  const compact = from.replace(/[\s().-]/g, '');
  if (!/^\+?\d+$/.test(compact)) return { form: 'operator' };
  const bare = compact.replace(/^\+/, '');
  if (bare.length <= 6) return { form: 'operator' };
  if (compact.startsWith('+')) return { form: 'number', number: `+${bare}` };
  if (bare.startsWith('00')) return { form: 'number', number: `+${bare.slice(2)}` };
  if (bare.startsWith('0')) return { form: 'number', number: `+${countryCode}${bare.slice(1)}` };
  return { form: 'number', number: bare.length === 9 ? `+${countryCode}${bare}` : `+${bare}` };
}
