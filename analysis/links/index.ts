// Which records tell of the same thing: Fellegi and Sunter's weights, learned by EM, and groups by average linkage.
export type { Group } from './average-linkage.ts';
export { type Comparisons, type Field, levelsOf, MISSING } from './comparison.ts';
export { type Estimate, isEstimate } from './estimate-weights.ts';
export { type BlockLimits, daysBetween, kmBetween } from './event-blocks.ts';
export { compareEvents, type EventKind, type Events, type Steps, stepsWithin } from './event-comparison.ts';
export { fixedEventWeights, fixedListWeights } from './fixed-weights.ts';
export { FEWEST_PAIRS, groupPairs, type Linkage, type LinkOptions, link } from './link.ts';
export { allPairsCount, compareLists, type ListColumn, listPairs } from './list-comparison.ts';
export { logLinearWeights, MOST_FIELDS } from './log-linear.ts';
export { isSpellingOf, plainName } from './place-names.ts';
export { type Sources, sourcesOf } from './sources.ts';
export { againstTruth, type TruthReport } from './truth.ts';
export { chanceOf, contributions, type Weights } from './weights.ts';
