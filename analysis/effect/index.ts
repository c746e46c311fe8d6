// Did an activity make a difference? Designs that compare, each with its assumption; below a stated size, no claim.
export { type Effect, isRefusal, type Refusal, refuse, type Shortfall } from './answer.ts';
export { type BeforeAfter, beforeAfter, beforeAfterSizes } from './before-after.ts';
export { byType, type Comparison, type ComparisonType, goodmanBacon } from './goodman-bacon.ts';
export type { ControlGroup, GroupTimeEffect } from './group-time-effects.ts';
export {
  type InterruptedSeries,
  interruptedSeries,
  type RateRatio,
  type Series,
  seriesSizes,
} from './interrupted-series.ts';
export { type Panel, type PanelRows, panelOf } from './panel.ts';
export { type Aggregate, type StaggeredEffect, staggeredEffect, staggeredSizes } from './staggered-effect.ts';
export {
  type Predictor,
  type PredictorWeighting,
  prepareSyntheticControl,
  type SyntheticControl,
  type SyntheticControlOptions,
  type SyntheticControlSetup,
  syntheticControl,
} from './synthetic-control.ts';
export {
  donorsOf,
  type Placebo,
  placebo,
  type SyntheticControlEffect,
  syntheticControlEffect,
  syntheticControlSizes,
} from './synthetic-control-effect.ts';
export { type SyntheticDidEffect, syntheticDidEffect, syntheticDidSizes } from './synthetic-did-effect.ts';
export type { DidErrorMethod } from './synthetic-did-error.ts';
export { type TwoWayEffects, twoWayEffects, twoWaySizes } from './two-way-effects.ts';
export { type Coverage, type CoverageDesign, coverageDesigns, coverageOf } from './coverage-designs.ts';
