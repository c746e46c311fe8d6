export { startLine } from './line.ts';
