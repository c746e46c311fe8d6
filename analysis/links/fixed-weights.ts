// Weights for few pairs, set by hand: what such evidence weighs in lists where it could be learned. docs/methods/link.md
// shows them.
import type { Field } from './comparison.ts';
import type { Steps } from './event-comparison.ts';
import type { Weights } from './weights.ts';

/** One pair in seventeen within 25 km and 3 days: of the order seen between lists of events that overlap in part. */
const EVENT_PRIOR_BITS = -4;
type Table = readonly (readonly [upTo: number, bits: number])[];
const KM: Table = [
  [1, 3.5],
  [5, 1.5],
  [10, -0.5],
  [Number.POSITIVE_INFINITY, -3],
];
const DAYS: Table = [
  [0, 2],
  [1, -0.5],
  [2, -1.5],
  [3, -2.5],
  [Number.POSITIVE_INFINITY, -3.5],
];
/** Same name, another spelling, another name. */
const PLACE = [2.5, 2, -2.5];
/** Much in common, something, little. */
const TEXT = [4, 1, -1.5];

/** Records of a list that are one of two: a pair of doubles for every ten records. */
const DOUBLED_SHARE = 0.2;
/** Same, close, other; and for short codes such as months same, other. */
const CELL = [4, 2.5, -3];
const CODE = [2.5, -3];

/** For events. A narrower search does not make a pair likelier: the weights do not change with the limits. */
export function fixedEventWeights(fields: readonly Field[], steps: Steps): Weights {
  const bits = fields.map(({ name, levels }) => {
    if (name === 'distance') return steps.km.map((bound) => bitsUpTo(KM, bound));
    if (name === 'days') return steps.days.map((bound) => bitsUpTo(DAYS, bound));
    if (name === 'place') return PLACE;
    return name === 'text' ? TEXT : kindBits(levels - 1);
  });
  return {
    priorBits: EVENT_PRIOR_BITS,
    fields: fields.map(({ name }, field) => ({ name, bits: bits[field]! })),
  };
}

/** For lists, where any record may be the double of any other. */
export function fixedListWeights(fields: readonly Field[], records: number): Weights {
  const prior = Math.min(0.5, DOUBLED_SHARE / Math.max(1, records - 1));
  return {
    priorBits: Math.log2(prior / (1 - prior)),
    fields: fields.map(({ name, levels }) => ({ name, bits: levels === 2 ? CODE : CELL })),
  };
}

function bitsUpTo(table: Table, bound: number): number {
  return table.find(([upTo]) => bound <= upTo)![1];
}

/** The finer a taxonomy, the more its finest level says; each coarser level less; none in common speaks against. */
function kindBits(depth: number): number[] {
  const finest = Math.min(2.5, 1 + 0.5 * depth);
  return [...Array.from({ length: depth }, (_, level) => (finest * (depth - level)) / depth), -2];
}
