import type { Speak } from '@ulinzi/words';

/** A row of a file: its cells as text, and the line of the file (or row of the sheet) it starts on, from 1. */
export interface Row {
  line: number;
  cells: readonly string[];
}

/** `1,5` or `1.5`. */
export type DecimalMark = 'comma' | 'point';

/** Day, month, year or month, day, year. */
export type DateOrder = 'dmy' | 'mdy';

/** How the cells of a table are to be read, as found in the file or stated by the person. */
export interface Conventions {
  kind: 'csv' | 'xlsx';
  /** Of a CSV file. */
  delimiter?: string;
  /** Given by `--decimal` or `--dates`; where absent each column must show it by itself. */
  decimal?: DecimalMark;
  dates?: DateOrder;
}

/** A file of rows with named columns. `source` is the file's name without its folder. */
export interface Table {
  source: string;
  columns: readonly string[];
  rows: readonly Row[];
  conventions: Conventions;
  /** What was found on the way in and is worth telling, in words. */
  notes: readonly string[];
  speak: Speak;
}

export interface TableOptions {
  /** Sheet of a workbook, by name or by number from 1; the first one when absent. */
  sheet?: string;
  delimiter?: string;
  encoding?: string;
  decimal?: DecimalMark;
  dates?: DateOrder;
  speak?: Speak;
}
