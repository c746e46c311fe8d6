export { FieldNode } from './field-node.ts';
export { Phone } from './phone.ts';
export { weak2G, WeakLine } from './weak-line.ts';
