import { expect, test } from 'vitest';
import { writeCsv } from './write-csv.ts';

test('text that a spreadsheet would run as a formula is guarded, numbers are not', () => {
  const formulas = ['=1+1', '+cmd', '-cmd', '@x', '\tx', '=HYPERLINK("x")'];
  const written = writeCsv(
    ['a'],
    formulas.map((formula) => [formula]),
  );
  for (const line of written.split('\r\n').slice(1, -1)) expect(line).toMatch(/^"?'/);
  expect(writeCsv(['a', 'b', 'c'], [[-1.5, '-1.5', '+243']])).toBe('a,b,c\r\n-1.5,-1.5,+243\r\n');
});

test('what has no value is an empty cell', () => {
  expect(writeCsv(['a', 'b'], [[null, Number.NaN]])).toBe('a,b\r\n,\r\n');
});
