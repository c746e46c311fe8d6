// Headers of files: the schema's field names, or their names in any of the three languages (FORMATS: Defaults).
import type { ImportKind } from '@ulinzi/domain/registers';
import { locales, type Speak, speaker } from '@ulinzi/words';
import { DataRefused } from '../cli/command.ts';
import { type Table, writeCsv } from '../tables/index.ts';
import { type Column, columnsOfKind } from './kinds.ts';
import { headerIds } from './header-ids.ts';

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

function namesOf(field: string): string[] {
  const id = headerIds[field];
  return [field, ...(id ? locales.map((locale) => speaker(locale)(id)) : [])];
}

export interface PlacedColumn extends Column {
  /** Its place in the rows of the file. */
  readonly at: number;
}

/** The columns of a table. Throws DataRefused for one that no name is known for, one that is missing or stands twice. */
export function columnsIn(table: Table, kind: ImportKind): PlacedColumn[] {
  const { speak, source } = table;
  const known = columnsOfKind(kind);
  const byName = new Map(
    known.flatMap((column) => namesOf(column.field).map((name) => [plain(name), column] as const)),
  );
  const placed = new Map<string, PlacedColumn>();
  table.columns.forEach((name, at) => {
    if (name === '') return;
    const column = byName.get(plain(name));
    const fields = known.map(({ field }) => field).join(', ');
    if (!column) throw new DataRefused(speak('imports.unknown-column', { source, number: at + 1, fields }));
    if (placed.has(column.field))
      throw new DataRefused(speak('imports.column-twice', { source, field: column.field }));
    placed.set(column.field, { ...column, at });
  });
  const missing = known.filter(({ field, isRequired }) => isRequired && !placed.has(field));
  if (missing.length > 0) {
    const fields = missing.map(({ field }) => field).join(', ');
    throw new DataRefused(speak('imports.missing-columns', { source, fields }));
  }
  return [...placed.values()];
}

/** An empty file of a kind: its header, in words where a language has them. */
export function templateOf(kind: ImportKind, speak: Speak): string {
  const headers = columnsOfKind(kind).map(({ field }) => {
    const id = headerIds[field];
    return id ? speak(id) : field;
  });
  return writeCsv(headers, []);
}
