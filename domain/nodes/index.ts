export { createNode, destroyKeys, restoreNode, stepClock } from './acts.ts';
