export {
  type Affair,
  affairNamed,
  affairsOf,
  baseLabel,
  basesShared,
  communityLabels,
  mayContext,
  postLabel,
  wordsOfSteps,
} from './affairs.ts';
