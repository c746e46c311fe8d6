// A table laid out in the columns of a terminal, with numbers as the language writes them.
import type { Speak } from '@ulinzi/words';
import { numberTexts } from './frame-numbers.ts';

type Cell = string | number | null;

export interface People {
  /** Columns of the terminal. */
  width: number;
  speak: Speak;
}

const GAP = 2;
const NARROWEST = 12;

/**
 * Lays out a table within the terminal: numbers to the right and whole, words broken over lines where they need room.
 * Where even that does not fit, each row becomes a list of its cells.
 */
export function layTable(
  table: { columns: readonly string[]; rows: readonly (readonly Cell[])[] },
  people: People,
): string {
  if (table.rows.length === 0) return people.speak('analyse.no-rows');
  const columns = table.columns.map((name, column) => {
    const cells = table.rows.map((row) => row[column] ?? null);
    const texts = numberTexts(cells, people.speak);
    const width = texts.reduce((most, text) => Math.max(most, lengthOf(text)), lengthOf(name));
    return { name, texts, isNumber: cells.some((cell) => typeof cell === 'number'), width };
  });
  const widths = fit(columns, people.width);
  if (widths === null) return asLists(columns, table.rows.length, people.width);
  const lay = (cells: readonly string[]) =>
    layRow(
      cells,
      columns.map(({ isNumber }) => isNumber),
      widths,
    );
  const rule = widths.map((width) => '-'.repeat(width)).join(' '.repeat(GAP));
  const rows = table.rows.map((_, row) => lay(columns.map(({ texts }) => texts[row]!)));
  return [lay(columns.map(({ name }) => name)), rule, ...rows].join('\n');
}

/** Breaks text at blanks so that no line is wider than `width`; a word that is wider is cut into pieces. */
export function wrap(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((paragraph) => wrapLine(paragraph, width))
    .join('\n');
}

interface Column {
  name: string;
  texts: readonly string[];
  isNumber: boolean;
  width: number;
}

function layRow(cells: readonly string[], isNumber: readonly boolean[], widths: readonly number[]): string {
  const broken = cells.map((cell, column) => wrapLine(cell, widths[column]!));
  const lines = Math.max(...broken.map((pieces) => pieces.length));
  return Array.from({ length: lines }, (_, line) =>
    broken
      .map((pieces, column) => pad(pieces[line] ?? '', widths[column]!, isNumber[column]!))
      .join(' '.repeat(GAP))
      .trimEnd(),
  ).join('\n');
}

/** Narrows the widest columns of words until all fit; null where they cannot. */
function fit(columns: readonly Column[], width: number): number[] | null {
  const widths = columns.map((column) => column.width);
  let spare = width - widths.reduce((sum, value) => sum + value, GAP * (widths.length - 1));
  for (; spare < 0; spare += 1) {
    let widest = -1;
    for (const [column, value] of widths.entries()) {
      const mayGive = !columns[column]!.isNumber && value > NARROWEST;
      if (mayGive && (widest < 0 || value > widths[widest]!)) widest = column;
    }
    if (widest < 0) return null;
    widths[widest]! -= 1;
  }
  return widths;
}

function asLists(columns: readonly Column[], count: number, width: number): string {
  const label = Math.min(Math.max(...columns.map(({ name }) => lengthOf(name))), Math.floor(width / 2));
  const widths = [label, Math.max(NARROWEST, width - label - GAP)];
  const row = (index: number) =>
    columns.map(({ name, texts }) => layRow([name, texts[index]!], [false, false], widths)).join('\n');
  return Array.from({ length: count }, (_, index) => row(index)).join('\n\n');
}

/** Lines keep the blanks at the beginning of the text. */
function wrapLine(text: string, width: number): string[] {
  const indent = /^ */.exec(text)![0];
  const lines: string[] = [];
  let line = indent;
  for (const word of text
    .slice(indent.length)
    .split(' ')
    .flatMap((whole) => pieces(whole, width - indent.length))) {
    if (line !== indent && lengthOf(line) + 1 + lengthOf(word) > width) {
      lines.push(line);
      line = indent + word;
    } else line = line === indent ? indent + word : `${line} ${word}`;
  }
  return [...lines, line];
}

function pieces(word: string, width: number): string[] {
  const letters = [...word];
  if (letters.length <= width) return [word];
  const count = Math.ceil(letters.length / width);
  return Array.from({ length: count }, (_, piece) =>
    letters.slice(piece * width, (piece + 1) * width).join(''),
  );
}

function pad(text: string, width: number, right: boolean): string {
  const blanks = ' '.repeat(Math.max(0, width - lengthOf(text)));
  return right ? blanks + text : text + blanks;
}

function lengthOf(text: string): number {
  return [...text].length;
}
