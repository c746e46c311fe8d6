export { addWord, checkWord, type Language, languages, recognisedField, removeWord } from './acts.ts';
export { type WordListAnswer, wordListAnswer } from './answers.ts';
export { firstWords } from './first-words.ts';
export { inOrder, type Meaning, meanings } from './meanings.ts';
export {
  hasLetters,
  isSameWord,
  type ListedWord,
  recognise,
  type Recogniser,
  recogniserOf,
} from './recognise.ts';
export { type Word, wordAdded } from './register.ts';
