export type { App, Core, NodeKind } from './app.ts';
export { administratorPost, createReal } from './create-real.ts';
export { type NodeOptions, NotTaken, openNode, type RunningNode } from './open-node.ts';
export { errorFields, type StructuredLog, structuredLog } from './structured-log.ts';
