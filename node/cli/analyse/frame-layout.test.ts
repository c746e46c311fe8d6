import { speaker } from '@ulinzi/words';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layTable, wrap } from './frame-layout.ts';
import { numberTexts } from './frame-numbers.ts';

const [en, fr, sw] = [speaker('en'), speaker('fr'), speaker('sw')];

test('numbers are written as the language writes them, whole years without a gap', () => {
  expect(numberTexts([2018, 12_345.5], en)).toEqual(['2018.0', '12,345.5']);
  expect(numberTexts([2018, 12_345.5], fr)).toEqual(['2018,0', '12\u202f345,5']);
  expect(numberTexts([0.25], sw)).toEqual(['0,25']);
});

test('a column has the decimals that its smallest number needs, and no more', () => {
  expect(numberTexts([0.67, 3.845418, null, Number.NaN], en)).toEqual(['0.6700', '3.8454', '', '']);
  expect(numberTexts([1.5, 2, 30], en)).toEqual(['1.5', '2.0', '30.0']);
  expect(numberTexts([-1.574402], en)).toEqual(['-1.574']);
  expect(numberTexts([1e-9], en)).toEqual(['1.0e-9']);
});

test('words are broken within their column, numbers never', () => {
  const table = { columns: ['why', 'cases'], rows: [['one two three four five six', 1234]] };
  expect(layTable(table, { width: 24, speak: en })).toBe(
    [
      'why                cases',
      '-----------------  -----',
      'one two three       1234',
      'four five six',
    ].join('\n'),
  );
});

test('where columns do not fit, each row becomes a list', () => {
  const columns = ['alpha', 'beta', 'gamma'];
  const text = layTable(
    { columns, rows: [['a long cell of words', 'more words here', 5]] },
    { width: 20, speak: en },
  );
  expect(text).toMatch(/^alpha {2}a long cell\n.*of words\nbeta/);
});

test('no rows are said so', () => {
  expect(layTable({ columns: ['a'], rows: [] }, { width: 80, speak: en })).toBe('(no rows)');
});

test('no line is wider than the terminal, and no word is lost', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'é', 'z'), minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(fc.array(word), fc.integer({ min: 5, max: 60 }), (words, width) => {
      const wrapped = wrap(words.join(' '), width);
      for (const line of wrapped.split('\n')) expect(line.length).toBeLessThanOrEqual(width);
      expect(wrapped.replace(/[ \n]/g, '')).toBe(words.join(''));
    }),
  );
});
