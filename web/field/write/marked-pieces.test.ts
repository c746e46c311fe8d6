import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pieces } from './marked-pieces.ts';

test('the marked pieces are the text, whatever is marked', () => {
  const marks = fc.array(
    fc.tuple(fc.nat(40), fc.nat(10)).map(([from, length]) => ({ from, until: from + length })),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(fc.string({ minLength: 50, maxLength: 60 }), marks, (text, names) => {
      expect(
        pieces(text, names)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }),
  );
  expect(pieces('a Bahati b', [{ from: 2, until: 8 }])).toEqual([
    { text: 'a ', isName: false },
    { text: 'Bahati', isName: true },
    { text: ' b', isName: false },
  ]);
});
