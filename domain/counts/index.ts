export { type CountsAnswer, countsAnswer } from './answers.ts';
export { type CountCell, cellOf, dateOf, localDay, mondayOf } from './cell.ts';
