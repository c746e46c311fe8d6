export {
  type App,
  type Core,
  type Forward,
  type NodeAtWork,
  type NodeKind,
  NotTaken,
  type Received,
  type Unlocked,
  type Upkeep,
} from './app.ts';
export { makeMetrics, type Metrics } from './metrics.ts';
export { fromThisMachine, type Reach } from './reach.ts';
export { errorFields, type StructuredLog, structuredLog } from './structured-log.ts';
