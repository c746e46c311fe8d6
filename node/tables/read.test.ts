import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DataRefused } from '../cli/command.ts';
import { minimalWorkbook } from './minimal-workbook.ts';
import { dateColumn, numberColumn, readTable, type TableOptions, tableFrom, textColumn } from './index.ts';

const read = (text: string, options?: TableOptions) => tableFrom(Buffer.from(text), 'events.csv', options);
const cells = async (text: string, options?: TableOptions) =>
  (await read(text, options)).rows.map((row) => row.cells);

test('the delimiter is recognised', async () => {
  for (const delimiter of [',', ';', '\t'])
    expect(await cells(`a${delimiter}b\n1${delimiter}2\n`)).toEqual([['1', '2']]);
  expect(await cells('note;b\n"one, two";2\nthree, four;5\n')).toEqual([
    ['one, two', '2'],
    ['three, four', '5'],
  ]);
  expect(await cells('only\n1,5\n2,5\n', { delimiter: ';' })).toEqual([['1,5'], ['2,5']]);
});

test('a delimiter that is not certain is asked for', async () => {
  await expect(read('a,b;c\n1,2;3\n')).rejects.toThrow(/--delimiter/);
});

test('UTF-8 with and without its mark, UTF-16 and Windows-1252 are read', async () => {
  const text = 'village,forêt\nKibua,été\n';
  for (const bytes of [
    Buffer.from(text),
    Buffer.from(`\ufeff${text}`),
    Buffer.from(`\ufeff${text}`, 'utf16le'),
    Buffer.from(text, 'latin1'),
  ])
    expect(textColumn(await tableFrom(bytes, 'events.csv'), 'forêt')).toEqual(['été']);
});

test('an older encoding is told of', async () => {
  const { notes } = await tableFrom(Buffer.from('a\né\n', 'latin1'), 'events.csv');
  expect(notes).toEqual([expect.stringContaining('Windows-1252')]);
});

test('the tag row of HXL is passed over, with a note', async () => {
  const table = await read('date,place,\n#date+occurred,#loc +name,\n2018-03-25,Kibua,\n');
  expect(table.rows).toEqual([{ line: 3, cells: ['2018-03-25', 'Kibua', ''] }]);
  expect(table.notes).toEqual([expect.stringMatching(/line 2.*HXL/)]);
  expect((await read('a,b\n#one,not a tag\n')).rows).toHaveLength(1);
});

test('lines that do not fit the header are all named, up to twenty', async () => {
  const refused = await read(`a,b\n${'1\n'.repeat(30)}`).catch((error: unknown) => error as Error);
  expect(refused).toBeInstanceOf(DataRefused);
  const { message } = refused as Error;
  expect(message).toMatch(/30 lines/);
  expect(message).toMatch(/line 2: 1 cell for 2 columns/);
  expect(message).toMatch(/line 21:/);
  expect(message).not.toMatch(/line 22:/);
  expect(message).toMatch(/and 10 more/);
});

test('empty cells beyond the header are what spreadsheets leave behind', async () => {
  expect((await read('a,b\n1,2,,\n')).rows).toHaveLength(1);
});

test('a header given twice, an empty file and a file that is no table are refused', async () => {
  await expect(read('a,b,a\n1,2,3\n')).rejects.toThrow(/"a" is there twice \(columns 1 and 3\)/);
  await expect(read('')).rejects.toThrow(/is empty/);
  await expect(read('\u0000\u0001\u0002')).rejects.toThrow(/neither a CSV file nor an XLSX/);
  await expect(read('a\n1', { encoding: 'klingon' })).rejects.toThrow(/klingon/);
});

test('a file that is not there and a folder are refused in words, without the path', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tables-'));
  await expect(readTable(join(folder, 'none.csv'))).rejects.toThrow(/^none\.csv: there is no such file/);
  await expect(readTable(folder)).rejects.toThrow(/is a folder/);
  await writeFile(join(folder, 'one.csv'), 'a\n1\n');
  expect((await readTable(join(folder, 'one.csv'))).source).toBe('one.csv');
});

test('a missing column is refused with the columns there are and the nearest spelling', async () => {
  const table = await read('Latitude,longitude\n1,2\n');
  expect(() => numberColumn(table, 'latitud')).toThrow(
    /no column "latitud".*Latitude, longitude[\s\S]*Did you mean "Latitude"/,
  );
  expect(() => numberColumn(table, 'effectifs')).not.toThrow(/Did you mean/);
});

test('refusals quote no cell: it may be a name', async () => {
  const table = await read('x\nMapendo Exercise\n');
  for (const column of [numberColumn, dateColumn]) {
    const refused = (() => {
      try {
        return column(table, 'x');
      } catch (error) {
        return (error as Error).message;
      }
    })();
    expect(refused).toMatch(/line 2/);
    expect(refused).not.toMatch(/Mapendo/);
  }
});

test('a workbook gives its sheets, dates and numbers, with the rows of the sheet', async () => {
  const workbook = minimalWorkbook({
    Events: [['date', 'cases'], [], [{ serial: 43184 }, 1.5], [43185, 2], ['25/03/2018', 3]],
    Other: [['a'], [7]],
  });
  const table = await tableFrom(workbook, 'events.xlsx');
  expect(table.rows.map(({ line }) => line)).toEqual([3, 4, 5]);
  expect([...dateColumn(table, 'date')]).toEqual([17615, 17616, 17615]);
  expect([...numberColumn(table, 'cases')]).toEqual([1.5, 2, 3]);
  for (const sheet of ['Other', '2'])
    expect([...numberColumn(await tableFrom(workbook, 'events.xlsx', { sheet }), 'a')]).toEqual([7]);
  await expect(tableFrom(workbook, 'events.xlsx', { sheet: 'None' })).rejects.toThrow(
    /Sheets: Events, Other/,
  );
});

test('dates of old Mac workbooks count from 1904', async () => {
  const workbook = minimalWorkbook({ A: [['date'], [{ serial: 43184 - 1462 }]] }, { counts1904: true });
  expect([...dateColumn(await tableFrom(workbook, 'events.xlsx'), 'date')]).toEqual([17615]);
});

test('what looks like a workbook and is none is refused', async () => {
  await expect(tableFrom(Buffer.from('PK but no workbook'), 'events.xlsx')).rejects.toThrow(/cannot be read/);
});
