// The GSM 7 bit alphabet as bits on the air (3GPP TS 23.038, 6.1.2.1 and 6.2.1). Written apart from the product's own
// on purpose: this is the other side.

const alphabet =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

const escape = 0x1b;
const extension = new Map([
  ['\f', 0x0a],
  ['^', 0x14],
  ['{', 0x28],
  ['}', 0x29],
  ['\\', 0x2f],
  ['[', 0x3c],
  ['~', 0x3d],
  [']', 0x3e],
  ['|', 0x40],
  ['€', 0x65],
]);
const extended = new Map([...extension].map(([character, septet]) => [septet, character]));

/** Gives the septets of a text, or null where the alphabet lacks a character. */
export function septetsOf(text: string): number[] | null {
  const septets: number[] = [];
  for (const character of text) {
    const plain = alphabet.indexOf(character);
    const beyond = extension.get(character);
    if (beyond !== undefined) septets.push(escape, beyond);
    else if (plain >= 0 && plain !== escape) septets.push(plain);
    else return null;
  }
  return septets;
}

/** Gives the text of septets. */
export function textOfSeptets(septets: readonly number[]): string {
  let text = '';
  for (let at = 0; at < septets.length; at += 1) {
    if (septets[at] === escape) text += extended.get(septets[++at] ?? 0) ?? ' ';
    else text += alphabet[septets[at]!] ?? '?';
  }
  return text;
}

/** Packs septets into octets after `fillBits` bits that a header left over. */
export function pack(septets: readonly number[], fillBits = 0): Buffer {
  const octets = Buffer.alloc(Math.ceil((septets.length * 7 + fillBits) / 8));
  for (const [index, septet] of septets.entries()) {
    const bit = index * 7 + fillBits;
    const word = septet << (bit % 8);
    octets[bit >> 3]! |= word & 0xff;
    if (word > 0xff) octets[(bit >> 3) + 1]! |= word >> 8;
  }
  return octets;
}

/** Unpacks `count` septets that begin `fillBits` bits into the octets. */
export function unpack(octets: Uint8Array, count: number, fillBits = 0): number[] {
  return Array.from({ length: count }, (_, index) => {
    const bit = index * 7 + fillBits;
    const word = (octets[bit >> 3] ?? 0) | ((octets[(bit >> 3) + 1] ?? 0) << 8);
    return (word >> (bit % 8)) & 0x7f;
  });
}
