import fc from 'fast-check';
import { expect, test } from 'vitest';
import { latitudes, numberColumn, optionalNumberColumn, type TableOptions, tableFrom } from './index.ts';

const table = (cells: readonly string[], options: TableOptions = { delimiter: ',' }) =>
  tableFrom(Buffer.from(`n,x\n${cells.map((cell) => `"${cell}",1\n`).join('')}`), 'n.csv', options);
const numbers = async (...cells: string[]) => [...numberColumn(await table(cells), 'n')];
const refusal = async (cells: string[], options?: TableOptions) => {
  const read = await table(cells, options);
  try {
    numberColumn(read, 'n');
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

test('points, exponents and signs', async () => {
  expect(await numbers('1', '-2.5', '+3', '.5', '1e-3', '27.768')).toEqual([1, -2.5, 3, 0.5, 0.001, 27.768]);
});

test('a column shows that it uses decimal commas', async () => {
  expect(await numbers('12,5', '1,234', '7')).toEqual([12.5, 1.234, 7]);
  expect(await numbers('0,250', '1,250')).toEqual([0.25, 1.25]);
});

test('thousands are told from decimals where the column shows which is which', async () => {
  expect(await numbers('1,234.5', '1,234')).toEqual([1234.5, 1234]);
  expect(await numbers('1.234,5', '1.234')).toEqual([1234.5, 1234]);
  expect(await numbers('1,234,567', '12')).toEqual([1_234_567, 12]);
  expect(await numbers('12 500', '1\u202f250', '1\u00a0250,5')).toEqual([12_500, 1250, 1250.5]);
});

test('"1,234" alone is not guessed: the option that settles it is named', async () => {
  expect(await refusal(['1,234', '7'])).toMatch(/line 2: a comma or point[\s\S]*--decimal/);
  expect([...numberColumn(await table(['1,234'], { delimiter: ',', decimal: 'comma' }), 'n')]).toEqual([
    1.234,
  ]);
  expect([...numberColumn(await table(['1,234'], { delimiter: ',', decimal: 'point' }), 'n')]).toEqual([
    1234,
  ]);
});

test('a range settles what cannot be thousands, and refuses what lies outside', async () => {
  const degrees = async (...cells: string[]) => [...numberColumn(await table(cells), 'n', latitudes)];
  expect(await degrees('-1,328', '29')).toEqual([-1.328, 29]);
  expect(await degrees('-1.328')).toEqual([-1.328]);
  await expect(degrees('-1,328', '-1.328')).rejects.toThrow(/--decimal/);
  await expect(degrees('12,5', '95')).rejects.toThrow(/line 3: not between -90 and 90/);
});

test('"1.234" alone is not guessed in a file whose delimiter comes with decimal commas', async () => {
  const read = await tableFrom(Buffer.from('n;x\n1.234;1\n'), 'n.csv');
  expect(() => numberColumn(read, 'n')).toThrow(/--decimal/);
});

test('a column that mixes both marks is refused, and so is another mark than the one stated', async () => {
  expect(await refusal(['12,5', '12.5'])).toMatch(/line 2[\s\S]*line 3[\s\S]*--decimal/);
  expect(await refusal(['12,5'], { delimiter: ',', decimal: 'point' })).toMatch(
    /line 2: another decimal mark/,
  );
  expect(await refusal(['12,5', '1.234'])).toMatch(/line 3/);
});

test('what is no number and what is empty are named together', async () => {
  expect(await refusal(['1', '', 'x', '0x10', 'Infinity'])).toMatch(
    /4 lines[\s\S]*line 3: empty[\s\S]*line 4: not a number[\s\S]*line 5[\s\S]*line 6/,
  );
});

test('empty cells and NA are no number only where the caller allows it', async () => {
  const read = await table(['1', '', 'NA']);
  expect([...optionalNumberColumn(read, 'n')]).toEqual([1, Number.NaN, Number.NaN]);
  expect(() => numberColumn(read, 'n')).toThrow(/2 lines/);
});

test('numbers as JavaScript writes them are read exactly, with either mark', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }),
      fc.constantFrom('comma' as const, 'point' as const),
      async (values, decimal) => {
        const written = values.map((value) => String(value).replace('.', decimal === 'comma' ? ',' : '.'));
        const read = numberColumn(await table(written, { delimiter: ',', decimal }), 'n');
        expect([...read]).toEqual(values.map((value) => (value === 0 ? Number(String(value)) : value)));
      },
    ),
  );
});
