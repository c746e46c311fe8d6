// The word list as it is shown: a word, its language, what it may mean.
import { type Static, Type } from 'typebox';

export const wordListAnswer = Type.Object({
  words: Type.Array(
    Type.Object({
      id: Type.String(),
      word: Type.String(),
      language: Type.String(),
      meaning: Type.String(),
      /** False until a speaker of the language has said that the word means this. */
      isChecked: Type.Boolean(),
    }),
  ),
});
export type WordListAnswer = Static<typeof wordListAnswer>;
