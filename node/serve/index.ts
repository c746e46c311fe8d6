export { administratorPost, createReal } from './create-real.ts';
export type { NodeOptions } from './node-options.ts';
export { openNode, type RunningNode } from './open-node.ts';
export { buildServer } from './server.ts';
