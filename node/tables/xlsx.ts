import { readSheet } from 'read-excel-file/node';
import type { Speak } from '@ulinzi/words';
import { DataRefused } from '../cli/command.ts';
import type { Row } from './table.ts';

type Cell = string | number | boolean | Date | null;

/**
 * The rows of a sheet that hold anything, as text: dates as ISO, numbers with a decimal point. Throws DataRefused for
 * a file that is no workbook and for a sheet that it does not have, naming the sheets there are.
 */
export async function readSheetRows(
  bytes: Uint8Array,
  source: string,
  sheet: string | undefined,
  speak: Speak,
): Promise<Row[]> {
  const data = await sheetData(bytes, source, sheet, speak);
  const width = data.find((cells) => cells.some((cell) => cell !== null))?.length ?? 0;
  return data.flatMap((cells, index) =>
    cells.every((cell) => cell === null) ? [] : [{ line: index + 1, cells: textCells(cells, width) }],
  );
}

async function sheetData(
  bytes: Uint8Array,
  source: string,
  sheet: string | undefined,
  speak: Speak,
): Promise<Cell[][]> {
  try {
    const wanted = sheet !== undefined && /^\d+$/.test(sheet) ? Number(sheet) : sheet;
    // The library's types name the class of dates, not a date.
    return (await readSheet(Buffer.from(bytes), wanted ?? 1)) as unknown as Cell[][];
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error.name === 'SheetNotFoundError') {
      const sheets = (error as Error & { sheets?: string[] }).sheets ?? [];
      throw new DataRefused(
        speak('tables.no-sheet', { source, sheet: sheet ?? '1', sheets: sheets.join(', ') }),
      );
    }
    throw new DataRefused(speak('tables.no-workbook', { source }));
  }
}

function textCells(cells: readonly Cell[], width: number): string[] {
  const texts = cells.map(textOf);
  while (texts.length < width) texts.push('');
  return texts;
}

function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) {
    const iso = cell.toISOString();
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19);
  }
  return String(cell);
}
