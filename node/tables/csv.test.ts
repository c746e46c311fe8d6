import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCsv } from './csv.ts';
import { writeCsv } from './write-csv.ts';

test('records carry the line they start on, also after line breaks inside quotes', () => {
  const { records, faults } = parseCsv('a,b\r\n1,"two\r\nlines, ""quoted"""\n\n3,4', ',');
  expect(faults).toEqual([]);
  expect(records).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['1', 'two\r\nlines, "quoted"'] },
    { line: 5, cells: ['3', '4'] },
  ]);
});

test('a delimiter at the end of the file opens an empty cell', () => {
  expect(parseCsv('a;b\n1;', ';').records[1]!.cells).toEqual(['1', '']);
});

test('old Macs end lines with CR', () => {
  expect(parseCsv('a,b\r1,2\r3,4', ',').records.map(({ line }) => line)).toEqual([1, 2, 3]);
});

test('text after a closing quote and a quote that never closes are faults of their lines', () => {
  expect(parseCsv('a,b\n"1"x,2\n3,"4\n5,6', ',').faults).toEqual([
    { line: 2, kind: 'after-quote' },
    { line: 3, kind: 'quote-open' },
  ]);
});

test('whatever was written is read again', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', ',', ';', '"', '\n', '\r', ' ', '7') });
  const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1 });
  fc.assert(
    fc.property(table, (rows) => {
      const kept = rows.filter((row) => row.some((value) => value !== ''));
      const { records, faults } = parseCsv(writeCsv(['x', 'y', 'z'], kept), ',');
      expect(faults).toEqual([]);
      expect(records.slice(1).map(({ cells }) => cells)).toEqual(kept.map((row) => row.map(unguarded)));
    }),
  );
});

/** The writer guards a cell that begins with CR, which a spreadsheet could take for a formula. */
function unguarded(cell: string): string {
  return cell.startsWith('\r') ? `'${cell}` : cell;
}
