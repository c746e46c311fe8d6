export {
  type App,
  type Core,
  type Forward,
  type NodeAtWork,
  type NodeKind,
  NotTaken,
  type Received,
} from './app.ts';
export { makeMetrics, type Metrics } from './metrics.ts';
export { errorFields, type StructuredLog, structuredLog } from './structured-log.ts';
