export { createNode, destroyKeys, stepClock } from './acts.ts';
