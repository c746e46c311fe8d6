// The EM weights of the R package RecordLinkage (Sariyar and Borg 2010), for comparison with its published results: a
// log-linear model with a hidden class, fitted by Haber's algorithm (AS 207, Applied Statistics 33:358, 1984). It lets
// agreement speak against a match and counts missing as disagreement, so it is not what we use.
import { type Comparisons, MISSING } from './comparison.ts';

export interface LogLinearOptions {
  /** For each field, the chance that two records agree by accident: 1 / number of its values. Where the fit begins. */
  accident: readonly number[];
}

const START_M = 0.97;
const TOLERANCE = 1e-5;
const MOST_ITERATIONS = 1000;
/** The tables grow by two with each field. */
export const MOST_FIELDS = 14;

/**
 * The weight of each pair, log2(m / u) of its pattern of agreement, level 0 against all other levels. Where the fit
 * stops is part of the answer, since some of these weights grow without end.
 */
export function logLinearWeights(comparisons: Comparisons, options: LogLinearOptions): Float64Array {
  const { fields, left } = comparisons;
  const cells = 2 ** fields.length;
  const cellOf = (pair: number) =>
    comparisons.levels.reduce((cell, levels) => cell * 2 + (agrees(levels[pair]!) ? 1 : 0), 0);
  const observed = new Float64Array(cells);
  for (let pair = 0; pair < left.length; pair += 1) observed[cellOf(pair)]! += 1;
  const expected = startingTable(fields.length, left.length, options.accident);
  fit(observed, designOf(fields.length), expected);
  const different = expected.subarray(0, cells);
  const same = expected.subarray(cells);
  const [allDifferent, allSame] = [sumOf(different), sumOf(same)];
  return Float64Array.from(left, (_, pair) => {
    const cell = cellOf(pair);
    return Math.log2(same[cell]! / allSame / (different[cell]! / allDifferent));
  });
}

function agrees(level: number): boolean {
  return level !== MISSING && level === 0;
}

/** Expected counts of the patterns, the different before the same; the share of the same is the package's own guess. */
function startingTable(fields: number, pairs: number, accident: readonly number[]): Float64Array {
  const cells = 2 ** fields;
  const share = 0.1 / Math.sqrt(pairs);
  const table = new Float64Array(2 * cells);
  for (let cell = 0; cell < cells; cell += 1) {
    let different = pairs * (1 - share);
    let same = pairs * share;
    for (let field = 0; field < fields; field += 1) {
      const agreed = bitOf(cell, field, fields);
      different *= agreed ? accident[field]! : 1 - accident[field]!;
      same *= agreed ? START_M : 1 - START_M;
    }
    table[cell] = different;
    table[cells + cell] = same;
  }
  return table;
}

interface Design {
  /** Rows in which each effect stands: all, the class, each field, each field within the class. */
  effects: readonly Uint16Array[];
  /** What fills the sum of each row up to `rowSum`, which the algorithm needs. */
  rest: Uint8Array;
  rowSum: number;
}

function designOf(fields: number): Design {
  const cells = 2 ** fields;
  const rows = Array.from({ length: 2 * cells }, (_, row) => row);
  const isSame = (row: number) => row >= cells;
  const agreed = (row: number, field: number) => bitOf(row % cells, field, fields) === 1;
  const fieldNumbers = Array.from({ length: fields }, (_, field) => field);
  const effects = [
    rows,
    rows.filter(isSame),
    ...fieldNumbers.map((field) => rows.filter((row) => agreed(row, field))),
    ...fieldNumbers.map((field) => rows.filter((row) => isSame(row) && agreed(row, field))),
  ].map((list) => Uint16Array.from(list));
  const rowSum = effects.length;
  const rest = new Uint8Array(2 * cells).fill(rowSum);
  for (const effect of effects) for (const row of effect) rest[row]! -= 1;
  return { effects, rest, rowSum };
}

function fit(observed: Float64Array, design: Design, expected: Float64Array): void {
  const cells = observed.length;
  let before = new Float64Array(cells);
  const complete = new Float64Array(expected.length);
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration += 1) {
    const shown = Float64Array.from(observed, (_, cell) => expected[cell]! + expected[cells + cell]!);
    if (shown.every((value, cell) => Math.abs(value - before[cell]!) <= TOLERANCE)) return;
    before = shown;
    for (let row = 0; row < expected.length; row += 1) {
      const cell = row % cells;
      if (shown[cell] !== 0) complete[row] = (expected[row]! * observed[cell]!) / shown[cell]!;
    }
    scale(design, complete, expected);
  }
}

/** Scales the table until its sums over the design are those of the completed counts. */
function scale({ effects, rest, rowSum }: Design, complete: Float64Array, expected: Float64Array): void {
  const wanted = effects.map((effect) => sumOver(effect, complete));
  const wantedRest = weightedSum(rest, complete);
  const before = new Float64Array(expected.length);
  for (let change = Number.POSITIVE_INFINITY; change > TOLERANCE; ) {
    before.set(expected);
    for (const [index, effect] of effects.entries()) {
      const root = rootOf(wanted[index]!, sumOver(effect, expected), rowSum);
      for (let at = 0; at < effect.length; at += 1) expected[effect[at]!]! *= root;
    }
    const root = rootOf(wantedRest, weightedSum(rest, expected), rowSum);
    const powers = Float64Array.from({ length: rowSum + 1 }, (_, power) => root ** power);
    change = 0;
    for (let row = 0; row < expected.length; row += 1) {
      expected[row]! *= powers[rest[row]!]!;
      change = Math.max(change, Math.abs(expected[row]! - before[row]!));
    }
  }
}

/** Cells of an effect that has become nothing stay nothing. */
function rootOf(wanted: number, now: number, rowSum: number): number {
  return now === 0 ? 1 : (wanted / now) ** (1 / rowSum);
}

function sumOver(rows: Uint16Array, table: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < rows.length; at += 1) sum += table[rows[at]!]!;
  return sum;
}

function weightedSum(weights: Uint8Array, table: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < table.length; row += 1) sum += weights[row]! * table[row]!;
  return sum;
}

function bitOf(cell: number, field: number, fields: number): number {
  return (cell >> (fields - 1 - field)) & 1;
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
