import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gsm7Length, isOneSmsPart } from './gsm7.ts';

// Written out from 3GPP TS 23.038 by code, so that it does not repeat the table under test: 0x00 to 0x1F, then the
// places in 0x20 to 0x7F where the alphabet differs from ASCII.
const first = '@ £ $ ¥ è é ù ì ò Ç LF Ø ø CR Å å Δ _ Φ Γ Λ Ω Π Ψ Σ Θ Ξ ESC Æ æ ß É'.split(' ');
const differing: Record<number, string> = {
  36: '¤',
  64: '¡',
  91: 'Ä',
  92: 'Ö',
  93: 'Ñ',
  94: 'Ü',
  95: '§',
  96: '¿',
  123: 'ä',
  124: 'ö',
  125: 'ñ',
  126: 'ü',
  127: 'à',
};
const basic = Array.from({ length: 128 }, (_, code) =>
  code < 32 ? first[code]! : (differing[code] ?? String.fromCharCode(code)),
)
  .filter((character) => character !== 'ESC')
  .map((character) => ({ LF: '\n', CR: '\r' })[character] ?? character);
const extended = ['\f', '^', '{', '}', '\\', '[', '~', ']', '|', '€'];

test('each of the 127 characters of the default alphabet is one septet, each of the extension two', () => {
  expect(new Set(basic).size).toBe(127);
  expect(basic.map((character) => [character, gsm7Length(character)])).toEqual(basic.map((c) => [c, 1]));
  expect(extended.map((character) => [character, gsm7Length(character)])).toEqual(
    extended.map((c) => [c, 2]),
  );
});

test('a text is as long as its characters together', () => {
  const known = fc.array(fc.constantFrom(...basic, ...extended), { maxLength: 200 });
  fc.assert(
    fc.property(known, (characters) => {
      const doubled = characters.filter((character) => extended.includes(character)).length;
      expect(gsm7Length(characters.join(''))).toBe(characters.length + doubled);
    }),
  );
});

test('one character outside the alphabet leaves no length, wherever it stands', () => {
  const inside = new Set([...basic, ...extended]);
  const outside = fc
    .integer({ min: 0, max: 0x10ffff })
    .map((code) => String.fromCodePoint(code))
    .filter((character) => !inside.has(character));
  fc.assert(
    fc.property(
      fc.constantFrom(...basic),
      outside,
      fc.constantFrom(...extended),
      (before, stranger, after) => {
        expect(gsm7Length(before + stranger + after)).toBeNull();
        expect(isOneSmsPart(before + stranger + after)).toBe(false);
      },
    ),
  );
  expect(['ê', 'ç', 'œ', '’', '…', '\u00a0', '\u202f', '`', '🙂'].map(gsm7Length)).toEqual(
    Array(9).fill(null),
  );
});

test('one part holds 160 septets, and 80 characters of the extension', () => {
  expect([isOneSmsPart('a'.repeat(160)), isOneSmsPart('a'.repeat(161))]).toEqual([true, false]);
  expect([isOneSmsPart('€'.repeat(80)), isOneSmsPart(`${'€'.repeat(80)}a`)]).toEqual([true, false]);
});
