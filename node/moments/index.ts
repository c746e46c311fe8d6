export { momentIn } from './moments.ts';
