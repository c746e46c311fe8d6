import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  booleanColumn,
  dateColumn,
  isoDate,
  NO_DATE,
  optionalDateColumn,
  type TableOptions,
  tableFrom,
} from './index.ts';

const table = (cells: readonly string[], options?: TableOptions) =>
  tableFrom(Buffer.from(`d,x\n${cells.map((cell) => `${cell},1\n`).join('')}`), 'd.csv', options);
const dates = async (...cells: string[]) => [...dateColumn(await table(cells), 'd')].map(isoDate);
const refusal = async (...cells: string[]) => {
  const read = await table(cells);
  try {
    dateColumn(read, 'd');
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

test('ISO dates, with or without a clock time', async () => {
  const march = '2018-03-25';
  expect(await dates(march, '2018/3/25', '2018-03-25T00:00:00', '2018-03-25 23:59:59.9+02:00')).toEqual(
    Array(4).fill(march),
  );
});

test('day first and month first are told by the column', async () => {
  expect(await dates('25/03/2018', '04/03/2018')).toEqual(['2018-03-25', '2018-03-04']);
  expect(await dates('3/25/2018', '3/4/2018')).toEqual(['2018-03-25', '2018-03-04']);
  expect(await dates('04.03.2018')).toEqual(['2018-03-04']);
  expect(await dates('05/05/2018')).toEqual(['2018-05-05']);
});

test('an order that the column leaves open is refused, naming the option', async () => {
  expect(await refusal('03/04/2018', '05/06/2018')).toMatch(
    /line 2: is the day or the month first\?[\s\S]*--dates/,
  );
  expect(await refusal('25/03/2018', '3/25/2018')).toMatch(/2 lines[\s\S]*--dates/);
  const stated = await table(['03/04/2018'], { dates: 'mdy' });
  expect([...dateColumn(stated, 'd')].map(isoDate)).toEqual(['2018-03-04']);
});

test('months in French, English and Swahili', async () => {
  expect(
    await dates('5 August 2018', '5 août 2018', '5 Agosti 2018', '1er juin 2018', '05-Dec-2018'),
  ).toEqual(['2018-08-05', '2018-08-05', '2018-08-05', '2018-06-01', '2018-12-05']);
});

test('days that do not exist, short years, numbers and words are refused with their reason', async () => {
  expect(await refusal('2018-02-29', '25/13/2018', '25/03/18', '43184', 'hier', '')).toMatch(
    /line 2: there is no such day[\s\S]*line 3: there is no such day[\s\S]*line 4: the year has only two figures[\s\S]*line 5: not a date[\s\S]*line 6: not a date[\s\S]*line 7: empty/,
  );
});

test('empty cells are no date only where the caller allows it', async () => {
  expect([...optionalDateColumn(await table(['2018-03-25', '']), 'd')]).toEqual([17615, NO_DATE]);
});

test('every day of the calendar is read as itself, in either writing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: -719_162, max: 2_932_896 }), async (day) => {
      const iso = isoDate(day);
      const [year, month, date] = iso.split('-');
      const stated = await table([`${date}/${month}/${year}`], { dates: 'dmy' });
      expect([...dateColumn(await table([iso]), 'd'), ...dateColumn(stated, 'd')]).toEqual([day, day]);
    }),
  );
});

test('yes and no in three languages and figures', async () => {
  const read = await table(['1', 'non', 'NDIYO', 'false']);
  expect(booleanColumn(read, 'd')).toEqual([true, false, true, false]);
  expect(() => booleanColumn(read, 'x')).not.toThrow();
  await expect(table(['peut-être']).then((other) => booleanColumn(other, 'd'))).rejects.toThrow(/line 2/);
});
