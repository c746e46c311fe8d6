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

/**
 * Writes the cumulative counts of one place (counts[at .. at + intervals)) into words[row ..]. Counts of an interval
 * that lies in the overlap of two lanes go into both.
 */
export function foldCounts(
  { lanes, bits, span, words: length }: LaneLayout,
  counts: Int32Array,
  at: number,
  intervals: number,
  words: Int32Array,
  row: number,
): void {
  words.fill(0, row, row + length);
  for (let i = 0; i < intervals; i++) {
    const count = counts[at + i]!;
    if (count === 0) continue;
    // The count is part of every total from the next boundary on; a lane's first word holds all before it.
    for (let lane = 0; lane < lanes; lane++) {
      const word = i + 1 - lane * span;
      if (word >= length) continue;
      words[row + Math.max(0, word)] = (words[row + Math.max(0, word)]! + (count << (lane * bits))) | 0;
    }
  }
  for (let x = 1; x < length; x++) words[row + x] = (words[row + x]! + words[row + x - 1]!) | 0;
}

/** The count of one lane in a difference of words. */
export function laneCount({ bits, laneBits }: LaneLayout, difference: number, lane: number): number {
  return (difference >>> (lane * bits)) & laneBits;
}
