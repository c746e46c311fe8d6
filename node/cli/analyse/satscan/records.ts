import { basename } from 'node:path';
import type { Speak } from '@ulinzi/words';
import { readText, type Settings } from './parameter-file.ts';
import type { SettingValues } from './setting-values.ts';

/** A file of a project, and how its lines are cut into fields. */
export interface ProjectFile {
  path: string;
  format: SourceFormat;
}

/** How lines of a data file are cut. Null where the project does not say: blanks, or commas where lines show them. */
export type SourceFormat = {
  /** Empty for blanks and tabs. */
  delimiter: string;
  quote: string;
  /** Lines before the data. */
  skip: number;
  /** Which column each field is, from 0; `one` stands for a count of one. Empty where fields are as they come. */
  columns: readonly (number | 'one')[];
} | null;

export interface DataLine {
  line: number;
  fields: readonly string[];
}

export interface DataFile {
  source: string;
  lines: readonly DataLine[];
}

/** The format of a file as the project states it (settings `CaseFile-SourceType` and so on). */
export function sourceFormat(settings: Settings, file: string, values: SettingValues): SourceFormat {
  const name = (part: string) => `${file}-Source${part}`;
  const isStated = ['Type', 'FieldMap', 'Delimiter', 'Grouper', 'Skip', 'FirstRowHeader'].some((part) =>
    settings.has(name(part)),
  );
  if (!isStated) return null;
  if (values.text(name('Type')) !== '' && values.text(name('Type')) !== '0')
    values.refuse(name('Type'), 'unsupported', { wanted: '0' });
  const map = values.text(name('FieldMap'));
  const columns =
    map === '' ? [] : map.split(',').map((part) => fieldColumn(part.trim(), name('FieldMap'), values));
  const header = values.flag(name('FirstRowHeader')) ? 1 : 0;
  return {
    delimiter: values.text(name('Delimiter')),
    quote: values.text(name('Grouper')) || '"',
    skip: values.number(name('Skip'), 0, { min: 0, integer: true }) + header,
    columns,
  };
}

function fieldColumn(part: string, setting: string, values: SettingValues): number | 'one' {
  if (part === 'oneCount') return 'one';
  const column = Number(part);
  return Number.isInteger(column) && column > 0 ? column - 1 : values.refuse(setting, 'field-map', { part });
}

/**
 * Reads the lines of a data file. Empty lines and lines that begin with `;` or `#` are passed over. Throws DataRefused
 * where the file cannot be read.
 */
export async function readDataFile({ path, format }: ProjectFile, speak: Speak): Promise<DataFile> {
  const source = basename(path);
  const text = (await readText(path, source, speak)).replace(/^\uFEFF/, '');
  const all = text.split(/\r\n|\n|\r/).map((content, i) => ({ line: i + 1, content }));
  const used = all
    .slice(format?.skip ?? 0)
    .filter(({ content }) => content.trim() !== '' && !/^\s*[;#]/.test(content));
  const delimiter = format?.delimiter ?? delimiterOf(used[0]?.content ?? '');
  const lines = used.map(({ line, content }) => {
    const cut = cutLine(content, delimiter, format?.quote ?? '"');
    const columns = format?.columns ?? [];
    const fields =
      columns.length === 0 ? cut : columns.map((column) => (column === 'one' ? '1' : (cut[column] ?? '')));
    return { line, fields };
  });
  return { source, lines };
}

/** Commas, if they leave fields without blanks inside. */
function delimiterOf(line: string): string {
  const fields = line.split(',').map((field) => field.trim());
  return fields.length > 1 && fields.every((field) => !/\s/.test(field)) ? ',' : '';
}

function cutLine(line: string, delimiter: string, quote: string): string[] {
  const isBreak = (character: string) => (delimiter === '' ? /\s/.test(character) : character === delimiter);
  const fields: string[] = [];
  let field = '';
  let isQuoted = false;
  for (let i = 0; i < line.length; i++) {
    const character = line[i]!;
    if (character === quote && line[i + 1] === quote && isQuoted) {
      field += quote;
      i += 1;
    } else if (character === quote) isQuoted = !isQuoted;
    else if (!isQuoted && isBreak(character)) {
      fields.push(field.trim());
      field = '';
    } else field += character;
  }
  fields.push(field.trim());
  return delimiter === '' ? fields.filter((part) => part !== '') : withoutEmptyEnd(fields);
}

/** Spreadsheets end lines with delimiters that stand for nothing. */
function withoutEmptyEnd(fields: string[]): string[] {
  let length = fields.length;
  while (length > 0 && fields[length - 1] === '') length -= 1;
  return fields.slice(0, length);
}
