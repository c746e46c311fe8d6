export { Pager, type PagerParts } from './pager.ts';
