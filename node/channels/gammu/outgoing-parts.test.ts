import { gsm7Length } from '@ulinzi/words';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutText } from './outgoing-parts.ts';

const gsm7Text = fc.string({
  unit: fc.constantFrom(...'aZ9é€{}\n ñ'),
  minLength: 1,
  maxLength: 700,
});
const anyText = fc.string({ unit: fc.constantFrom('a', 'ʼ', '✓', '🔥'), minLength: 1, maxLength: 400 });

test('the parts of a text join to the text, and each fits', () => {
  fc.assert(
    fc.property(fc.oneof(gsm7Text, anyText), fc.nat(255), (text, reference) => {
      const { coding, parts } = cutText(text, reference)!;
      expect(parts.map((part) => part.text).join('')).toBe(text);
      const isGsm7 = coding === 'Default_No_Compression';
      expect(isGsm7).toBe(gsm7Length(text) !== null);
      for (const [index, part] of parts.entries()) {
        const length = isGsm7 ? gsm7Length(part.text)! : part.text.length;
        const room = parts.length === 1 ? (isGsm7 ? 160 : 70) : isGsm7 ? 153 : 67;
        expect(length).toBeLessThanOrEqual(room);
        expect(part.text.isWellFormed()).toBe(true);
        const header = [5, 0, 3, reference, parts.length, index + 1];
        expect([...Buffer.from(part.udh, 'hex')]).toEqual(parts.length === 1 ? [] : header);
      }
    }),
  );
});

test('a text goes out in as few parts as it can', () => {
  expect(cutText('z'.repeat(160), 0)!.parts).toHaveLength(1);
  expect(cutText('z'.repeat(161), 0)!.parts).toHaveLength(2);
  expect(cutText('ʼ'.repeat(70), 0)!.parts).toHaveLength(1);
  expect(cutText('ʼ'.repeat(71), 0)!.parts).toHaveLength(2);
});

test('nothing, or more than the daemon takes up at once, is no text', () => {
  expect(cutText('', 0)).toBeNull();
  expect(cutText('z'.repeat(153 * 50), 0)!.parts).toHaveLength(50);
  expect(cutText('z'.repeat(153 * 50 + 1), 0)).toBeNull();
});
