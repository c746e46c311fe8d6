// From compared pairs to proposed groups, the same for events and for lists.
import { groupRecords, type Group } from './average-linkage.ts';
import { type Comparisons, levelsOf, type Pattern, patternsOf, selectPairs } from './comparison.ts';
import { type Estimate, estimateWeights } from './estimate-weights.ts';
import { mostSamePairs, type Sources } from './sources.ts';
import { bitsOfChance, logOdds, type Weights } from './weights.ts';

/** Below so many candidate pairs the counts are too few to learn from. */
export const FEWEST_PAIRS = 200;

/** A pair that was too far apart to be looked at counts as one chance in a thousand when groups are averaged. */
const UNSEEN_BITS = -10;

export interface LinkOptions {
  /** `em` learns the weights, `fixed` uses the given ones; absent: learned where there is enough to learn from. */
  method?: 'em' | 'fixed';
  fixed: Weights;
  sources: Sources;
  /** Whether two records of one source may be the same. */
  within: boolean;
  /** Groups form while the mean chance of their pairs is at least this. */
  leastChance: number;
}

/** Proposals. `bits` holds the log-odds of each candidate pair, prior included. */
export interface Linkage {
  method: 'em' | 'fixed';
  /** Why weights were not learned: too few pairs, or two kinds of pairs that are not the same and the different. */
  because: 'few' | 'unclear' | 'asked' | null;
  candidates: Comparisons;
  /** Pairs of one source, which taught the weights what chance looks like. */
  knownDifferent: number;
  weights: Weights | Estimate;
  bits: Float64Array;
  groups: Group[];
}

/** Weighs compared pairs and proposes groups. */
export function link(compared: Comparisons, options: LinkOptions): Linkage {
  const { sources, within } = options;
  const isSameSource = (pair: number) =>
    sources.of[compared.left[pair]!] === sources.of[compared.right[pair]!];
  const candidates = within ? compared : selectPairs(compared, (pair) => !isSameSource(pair));
  const knownDifferent = within ? [] : patternsOf(compared, isSameSource);
  const { weights, because } = chooseWeights(candidates, knownDifferent, options);
  const bits = Float64Array.from(candidates.left, (_, pair) => logOdds(weights, levelsOf(candidates, pair)));
  return {
    method: because === null ? 'em' : 'fixed',
    because,
    candidates,
    knownDifferent: knownDifferent.reduce((sum, { count }) => sum + count, 0),
    weights,
    bits,
    groups: groupPairs(candidates, bits, bitsOfChance(options.leastChance), within ? undefined : sources),
  };
}

function chooseWeights(
  candidates: Comparisons,
  knownDifferent: readonly Pattern[],
  { method, fixed, sources, within }: LinkOptions,
): { weights: Weights | Estimate; because: Linkage['because'] } {
  const pairs = candidates.left.length;
  if (method === 'fixed') return { weights: fixed, because: 'asked' };
  if (pairs === 0 || (method === undefined && pairs < FEWEST_PAIRS))
    return { weights: fixed, because: 'few' };
  const most = within ? sources.of.length : mostSamePairs(sources);
  const largestShare = Math.min(0.99, most / pairs);
  const learned = estimateWeights(candidates.fields, patternsOf(candidates), {
    knownDifferent,
    largestShare,
  });
  // EM always finds two kinds of pairs. Where half of the fields do not tell them apart they are something else, such
  // as one village and others in a list that has no doubles.
  const silent = learned.fields.filter(({ bits }) => bits.every((value) => Math.abs(value) < 0.1)).length;
  const isUnclear = method === undefined && 2 * silent >= candidates.fields.length;
  return isUnclear ? { weights: fixed, because: 'unclear' } : { weights: learned, because: null };
}

/** Groups of candidate pairs with given log-odds; of each source one record where sources are given. */
export function groupPairs(
  candidates: Comparisons,
  bits: Float64Array,
  least: number,
  sources?: Sources,
): Group[] {
  const scored = Array.from(bits, (value, pair) => ({
    left: candidates.left[pair]!,
    right: candidates.right[pair]!,
    bits: value,
  }));
  const sourceOf = sources && ((record: number) => sources.of[record]!);
  return groupRecords(scored, { least, unseenBits: UNSEEN_BITS, ...(sourceOf ? { sourceOf } : {}) });
}
