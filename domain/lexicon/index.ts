export { type WordListAnswer, wordListAnswer } from './answers.ts';
