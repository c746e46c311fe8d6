// What may be a passphrase or a PIN. The node refuses by these rules; a screen may say so while it is typed.

/** Characters of a passphrase: three or four words. NIST SP 800-63B-4 wants fifteen where nothing else is asked. */
export const passphraseLength = 12;
const longestPassphrase = 200;

/** What people try first, here: keyboards, the word itself, what stands on every wall. */
const obvious = [
  'password',
  'passphrase',
  'motdepasse',
  'phrasesecrete',
  'azertyuiop',
  'qwertyuiop',
  'qwertzuiop',
  'bonjour',
  'karibu',
  'kinshasa',
  'congo',
  'monusco',
  'nations',
  'unies',
  'protection',
  'ulinzi',
  'administrateur',
  'administrator',
  'admin',
];

export type SecretFault = 'too-short' | 'too-long' | 'obvious' | 'says-the-post';

/** Why this cannot be the passphrase of a post; null where it can. */
export function passphraseFault(passphrase: string, post: string): SecretFault | null {
  const letters = [...passphrase.normalize('NFC')];
  if (letters.length < passphraseLength) return 'too-short';
  if (letters.length > longestPassphrase) return 'too-long';
  const plain = plainly(passphrase);
  if (plain.includes(plainly(post)) && plain.length - plainly(post).length < passphraseLength) {
    return 'says-the-post';
  }
  // What is left when the obvious is taken out must still be something.
  const rest = obvious.reduce((left, word) => left.replaceAll(word, ''), plain).replace(/\d+$/, '');
  const isObvious = rest !== plain && rest.length < 6;
  return isObvious || isRow(plain) ? 'obvious' : null;
}

/** Why this cannot be a PIN; null where it can. */
export function pinFault(pin: string): SecretFault | null {
  if (!/^\d{6}$/.test(pin)) return pin.length > 6 ? 'too-long' : 'too-short';
  return isRow(pin) ? 'obvious' : null;
}

function plainly(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** One sign or a short piece over and over, or signs that follow each other: 111111, 121212, 123456, fedcba. */
function isRow(text: string): boolean {
  if (/^(.{1,3})\1+.?$/su.test(text)) return true;
  const codes = [...text].map((letter) => letter.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  const follows = (by: number) => steps.filter((step) => step === by || step === -9 * by).length;
  return [1, -1].some((by) => follows(by) === steps.length && steps.length > 0);
}
