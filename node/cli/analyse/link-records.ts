import { basename, extname } from 'node:path';
import { sourcesOf } from '@ulinzi/analysis/links';
import type { Table } from '../../tables/index.ts';
import { type Call, DataRefused, UsageError } from '../command.ts';
import { openTable } from './frame.ts';
import { cellsOver, columnChoice } from './link-columns.ts';

/** Where a record stands: the file as it was named, its line, and its id where there is a column of ids. */
export interface RecordPlace {
  file: string;
  line: number;
  id: string | null;
}

/** The records of all files in one list. */
export interface Records {
  tables: readonly Table[];
  places: readonly RecordPlace[];
  /** The source of each record: the column `--source`, or the file without its ending. */
  source: readonly string[];
  /** The name of each record's file without its ending, as taxonomies may call it. */
  file: readonly string[];
}

/** Reads the files of the call. Throws DataRefused where all of them together hold fewer than two records. */
export async function readRecords(call: Call): Promise<Records> {
  const { speak } = call.io;
  if (call.args.length === 0) throw new UsageError(speak('analyse-link.no-files'));
  if (new Set(call.args).size < call.args.length) throw new UsageError(speak('analyse-link.file-twice'));
  const tables: Table[] = [];
  for (const path of call.args) tables.push(await openTable(call, path));
  const ids = cellsOver(tables, columnChoice(call, 'id', 'id'));
  const places = tables
    .flatMap((table, index) => table.rows.map(({ line }) => ({ file: call.args[index]!, line })))
    .map((place, record) => ({ ...place, id: ids?.[record] || null }));
  if (places.length < 2) throw new DataRefused(speak('analyse.not-enough', { have: places.length, need: 2 }));
  const file = places.map((place) => basename(place.file, extname(place.file)));
  const source = cellsOver(tables, columnChoice(call, 'source', 'source')) ?? file;
  return { tables, places, source, file };
}

/** Whether two records of one source may be the same: said so by `--within`, or all are of one source. */
export function isWithin(call: Call, records: Records): boolean {
  return call.options['within'] === true || sourcesOf(records.source).count === 1;
}
