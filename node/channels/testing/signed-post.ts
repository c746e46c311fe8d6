// For tests at the node's door: what a webhook would post, signed as it signs.
export { sign } from '../webhook/signature.ts';
