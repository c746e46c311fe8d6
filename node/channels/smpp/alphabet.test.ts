import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutText, readWords } from './alphabet.ts';

test('whatever is written is read as it was written, part for part', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }), (text) => {
      const parts = cutText(text, 7);
      const words = parts.map(({ bytes, coding, hasHeader }) =>
        readWords(bytes.subarray(hasHeader ? 6 : 0), coding),
      );
      expect(words.join('')).toBe(text);
      expect(parts.every(({ bytes, coding }) => bytes.length <= (coding === 0 ? 160 : 140))).toBe(true);
    }),
  );
});

test('a character of two units is not torn between parts', () => {
  const parts = cutText(`${'é'.repeat(66)}🙂${'é'.repeat(20)}`, 7);
  expect(parts.map(({ bytes }) => (bytes.length - 6) / 2)).toEqual([66, 22]);
});

test.each([
  [0, [0x48, 0x05], 'Hé'],
  [1, [0x48, 0x69], 'Hi'],
  [3, [0x48, 0xe9], 'Hé'],
  [8, [0x00, 0x48, 0x00, 0xe9], 'Hé'],
  [0x18, [0x00, 0x48], 'H'],
  [0xf0, [0x48, 0x05], 'Hé'],
  [0xf4, [1, 2], null],
  [2, [1, 2], null],
  [4, [1, 2], null],
])('data_coding %i', (coding, bytes, words) => {
  expect(readWords(Uint8Array.from(bytes), coding)).toBe(words);
});
