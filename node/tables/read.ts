import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Speak, speaker } from '@ulinzi/words';
import { DataRefused } from '../cli/command.ts';
import { parseCsv } from './csv.ts';
import { decodeText, knownEncoding } from './decoding.ts';
import { detectDelimiter } from './delimiter.ts';
import { columnsOf, isHxlTagRow } from './header.ts';
import { BadLines } from './refusal.ts';
import type { Row, Table, TableOptions } from './table.ts';
import { readSheetRows } from './xlsx.ts';

/** One text of V8 holds some 536 million characters. */
const LARGEST_BYTES = 500_000_000;

/**
 * Reads a CSV or XLSX file. The first row that holds anything is the header; an HXL tag row below it is passed over
 * with a note. Throws DataRefused, naming line and reason, for what cannot be read with certainty.
 */
export async function readTable(path: string, options: TableOptions = {}): Promise<Table> {
  const source = basename(path);
  const speak = options.speak ?? speaker('en');
  const bytes = await readBytes(path, source, speak);
  return tableFrom(bytes, source, options);
}

/** The same as `readTable` for a file already in memory. */
export async function tableFrom(
  bytes: Uint8Array,
  source: string,
  options: TableOptions = {},
): Promise<Table> {
  const speak = options.speak ?? speaker('en');
  const kind = bytes[0] === 0x50 && bytes[1] === 0x4b ? 'xlsx' : 'csv';
  const { rows, notes, delimiter } =
    kind === 'xlsx'
      ? { rows: await readSheetRows(bytes, source, options.sheet, speak), notes: [], delimiter: undefined }
      : csvRows(bytes, source, options, speak);
  const header = rows[0];
  if (header === undefined) throw new DataRefused(speak('tables.empty', { source }));
  const columns = columnsOf(header.cells, source, speak);
  const body = rows.slice(1);
  const said: string[] = [...notes];
  const first = body[0];
  if (first && isHxlTagRow(first.cells)) {
    body.shift();
    said.push(speak('tables.hxl', { source, line: first.line }));
  }
  refuseUneven(body, columns.length, source, speak);
  const { decimal, dates } = options;
  return {
    source,
    columns,
    rows: body,
    conventions: { kind, delimiter, decimal, dates },
    notes: said,
    speak,
  };
}

async function readBytes(path: string, source: string, speak: Speak): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > LARGEST_BYTES)
      throw new DataRefused(speak('tables.too-large', { source, megabytes: LARGEST_BYTES / 1e6 }));
    return await readFile(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw new DataRefused(speak('tables.no-file', { source }));
    if (code === 'EISDIR') throw new DataRefused(speak('tables.is-folder', { source }));
    if (code === 'EACCES' || code === 'EPERM')
      throw new DataRefused(speak('tables.no-permission', { source }));
    throw error;
  }
}

function csvRows(bytes: Uint8Array, source: string, options: TableOptions, speak: Speak) {
  if (options.encoding !== undefined && knownEncoding(options.encoding) === null)
    throw new DataRefused(speak('tables.unknown-encoding', { encoding: options.encoding }));
  const { text, encoding } = decodeText(bytes, options.encoding);
  if (text.includes('\0')) throw new DataRefused(speak('tables.not-text', { source }));
  const delimiter = options.delimiter ?? detectDelimiter(text);
  if (delimiter === null) throw new DataRefused(speak('tables.which-delimiter', { source }));
  const { records, faults } = parseCsv(text, delimiter);
  const bad = new BadLines();
  for (const { line, kind } of faults) bad.add(line, () => speak(`tables.${kind}`));
  bad.refuse(speak, { source });
  const notes =
    encoding === 'windows-1252' && !options.encoding ? [speak('tables.windows-1252', { source })] : [];
  return { rows: records, notes, delimiter };
}

function refuseUneven(rows: readonly Row[], width: number, source: string, speak: Speak): void {
  const bad = new BadLines();
  for (const { line, cells } of rows) {
    if (cells.length === width) continue;
    // Spreadsheets leave empty cells at the end of a line; cells that hold something have no column to go to.
    if (cells.length > width && cells.slice(width).every((cell) => cell.trim() === '')) continue;
    bad.add(line, () => speak('tables.uneven', { cells: cells.length, columns: width }));
  }
  bad.refuse(speak, { source });
}
