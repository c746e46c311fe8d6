// Lists of people or things, compared on columns such as names and parts of a date of birth.
import { type Comparisons, MISSING, type Pairs } from './comparison.ts';
import { isSpellingOf, plainName } from './place-names.ts';

/** A column of a list, one text for each record, '' where there is none. */
export interface ListColumn {
  name: string;
  cells: readonly string[];
}

/** The number of pairs that are looked at without blocks. */
export function allPairsCount(records: number): number {
  return (records * (records - 1)) / 2;
}

/**
 * Pairs that agree on all columns of at least one block, each once; all pairs where there are no blocks. An empty cell
 * agrees with nothing.
 */
export function listPairs(columns: readonly ListColumn[], blocks: readonly (readonly string[])[]): Pairs {
  const records = columns[0]?.cells.length ?? 0;
  const left: number[] = [];
  const right: number[] = [];
  const keys =
    blocks.length === 0
      ? [Array.from({ length: records }, () => 'all')]
      : blocks.map((block) => blockKeys(columns, block));
  keys.forEach((ofBlock, block) => {
    for (const members of membersOf(ofBlock))
      for (const [at, first] of members.entries())
        for (const second of members.slice(at + 1)) {
          const isKnown = keys
            .slice(0, block)
            .some((earlier) => earlier[first] !== '' && earlier[first] === earlier[second]);
          if (isKnown) continue;
          left.push(first);
          right.push(second);
        }
  });
  return { left: Int32Array.from(left), right: Int32Array.from(right) };
}

/**
 * Compares pairs column by column: the same, close (a slip of the pen, or another spelling of a name), or other.
 * Columns of short codes, such as months, know only the same and other.
 */
export function compareLists(columns: readonly ListColumn[], { left, right }: Pairs): Comparisons {
  const compared = columns.map(({ name, cells }) => {
    const numbers = new Map<string, number>();
    const values: string[] = [];
    // Columns repeat their values: each two of them are compared once.
    const valueOf = Int32Array.from(cells, (cell) => {
      const plain = plainName(cell);
      const number = numbers.get(plain) ?? numbers.size;
      if (number === values.length) values.push(plain);
      numbers.set(plain, number);
      return number;
    });
    const levels = values.some((value) => value.length >= SHORTEST_SLIP) ? 3 : 2;
    const known = new Map<number, number>();
    const column = Int8Array.from(left, (record, pair) => {
      const [a, b] = [valueOf[record]!, valueOf[right[pair]!]!];
      const key = Math.min(a, b) * values.length + Math.max(a, b);
      const level = known.get(key) ?? cellLevel(values[a]!, values[b]!, levels);
      known.set(key, level);
      return level;
    });
    return { field: { name, levels }, column };
  });
  return {
    fields: compared.map(({ field }) => field),
    left,
    right,
    levels: compared.map(({ column }) => column),
  };
}

const SHORTEST_SLIP = 4;

function cellLevel(a: string, b: string, levels: number): number {
  if (a === '' || b === '') return MISSING;
  if (a === b) return 0;
  return levels === 3 && (isSlip(a, b) || isSpellingOf(a, b)) ? 1 : levels - 1;
}

/** One edit, or two neighbours changed over, in every four letters. */
function isSlip(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  const most = Math.floor(shorter / SHORTEST_SLIP);
  return Math.abs(a.length - b.length) <= most && slips(a, b) <= most;
}

/** Edits that turn one word into the other, a change of neighbours being one (optimal string alignment). */
function slips(a: string, b: string): number {
  let twoAbove: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const edits = [above[column - 1]! + (isSame ? 0 : 1), above[column]! + 1, current[column - 1]! + 1];
      if (isSwap) edits.push(twoAbove[column - 2]! + 1);
      current.push(Math.min(...edits));
    }
    twoAbove = above;
    above = current;
  }
  return above[b.length]!;
}

function blockKeys(columns: readonly ListColumn[], block: readonly string[]): string[] {
  const cells = block.map((name) => columns.find((column) => column.name === name)!.cells.map(plainName));
  return cells[0]!.map((_, record) => {
    const key = cells.map((column) => column[record]!);
    return key.includes('') ? '' : key.join('\u0000');
  });
}

function membersOf(keys: readonly string[]): number[][] {
  const members = new Map<string, number[]>();
  for (const [record, key] of keys.entries()) {
    if (key === '') continue;
    const list = members.get(key);
    if (list) list.push(record);
    else members.set(key, [record]);
  }
  return [...members.values()];
}
