export { type CountsAnswer, countsAnswer } from './answers.ts';
