import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slipsBetween } from './spelling-distance.ts';

/** The same by its definition, without a bound. */
function slowly(one: string, other: string): number {
  const table = Array.from({ length: one.length + 1 }, (_, row) =>
    Array.from({ length: other.length + 1 }, (_unused, column) =>
      row === 0 ? column : column === 0 ? row : 0,
    ),
  );
  const at = (row: number, column: number) => table[row]?.[column] ?? 0;
  for (let row = 1; row <= one.length; row++)
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      const ways = [
        at(row - 1, column - 1) + (isSame ? 0 : 1),
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
      ];
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
        ways.push(at(row - 2, column - 2) + 1);
      (table[row] as number[])[column] = Math.min(...ways);
    }
  return at(one.length, other.length);
}

test('counts slips as their definition does, up to its bound', () => {
  const word = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 9 }).map((letters) => letters.join(''));
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 4 }), (one, other, bound) => {
      expect(slipsBetween(one, other, bound)).toBe(Math.min(bound + 1, slowly(one, other)));
    }),
    { numRuns: 2_000 },
  );
  expect(slipsBetween('luvungi', 'livungi', 2)).toBe(1);
  expect(slipsBetween('sagne', 'sange', 2)).toBe(1);
});
