// Several running totals in one machine word. A row of cumulative counts over time is cut into lanes of equal
// span, and word x holds the counts at the same place of each lane. One subtraction then gives the cases of as
// many windows as there are lanes, and one addition compares them all with what they would need: the top bit of
// each lane is set where the difference plus (half the lane's range - need) carries into it.
//
// Words wrap around freely: as long as every difference fits its lane, differences of wrapped words are exact.

/** How a row of time is folded into words. */
export interface LaneLayout {
  lanes: 1 | 2 | 4;
  /** Bits of one lane. */
  bits: number;
  /** Intervals from one lane to the next; divisible by every stride. */
  span: number;
  /** Words of a row: a lane and the reach of the longest window beyond it. */
  words: number;
  /** The top bit of every lane. */
  topBits: number;
  /** All bits of the lowest lane. */
  laneBits: number;
  /** Largest count a lane can be asked for. */
  most: number;
}

/** Starts may be tested in steps of 1 to 4, so a lane's span is a multiple of all four. */
const SPAN_UNIT = 12;
export const LONGEST_STRIDE = 4;

/** The layout for rows over some intervals, with windows up to `longest`. */
export function laneLayout(intervals: number, longest: number, lanes: 1 | 2 | 4): LaneLayout {
  const bits = 32 / lanes;
  const span = Math.ceil(intervals / lanes / SPAN_UNIT) * SPAN_UNIT;
  let topBits = 0;
  for (let lane = 0; lane < lanes; lane++) topBits |= (2 ** (bits - 1)) << (lane * bits);
  return {
    lanes,
    bits,
    span,
    words: span + longest + LONGEST_STRIDE,
    topBits,
    laneBits: lanes === 1 ? -1 : 2 ** bits - 1,
    most: 2 ** (bits - 1) - 1,
  };
}

/** The count of one lane in a difference of words. */
export function laneCount({ bits, laneBits }: LaneLayout, difference: number, lane: number): number {
  return (difference >>> (lane * bits)) & laneBits;
}

/** Counts by place as additions to words: those of place p are at[p] .. at[p + 1]. */
export interface FoldedCounts {
  at: Int32Array;
  word: Int32Array;
  add: Int32Array;
}

/** Room for the counts of some places. */
export function foldedCounts(places: number): FoldedCounts {
  return { at: new Int32Array(places + 1), word: new Int32Array(1024), add: new Int32Array(1024) };
}

/**
 * Folds counts (row by place, `width` cells each, from cell `from` on) over some intervals. A count is part of every
 * total from the next boundary on; in each lane it is added to that boundary's word, or to the first word where the
 * lane begins later. Summing the words up then gives the rows of totals.
 */
export function foldCounts(
  { lanes, bits, span, words }: LaneLayout,
  counts: Int32Array,
  { width, from, intervals }: { width: number; from: number; intervals: number },
  into: FoldedCounts,
): void {
  const places = into.at.length - 1;
  let length = 0;
  for (let place = 0; place < places; place++) {
    into.at[place] = length;
    const cell = place * width + from;
    for (let i = 0; i < intervals; i++) {
      const count = counts[cell + i]!;
      if (count === 0) continue;
      if (length + lanes > into.word.length) grow(into);
      for (let lane = 0; lane < lanes; lane++) {
        const word = i + 1 - lane * span;
        if (word >= words) continue;
        into.word[length] = Math.max(0, word);
        into.add[length] = count << (lane * bits);
        length += 1;
      }
    }
  }
  into.at[places] = length;
}

function grow(folded: FoldedCounts): void {
  const [word, add] = [new Int32Array(2 * folded.word.length), new Int32Array(2 * folded.add.length)];
  word.set(folded.word);
  add.set(folded.add);
  folded.word = word;
  folded.add = add;
}
