import { type Static, Type } from 'typebox';
import { lines, sides } from './codes.ts';

const maybeText = Type.Union([Type.String(), Type.Null()]);

const lineFields = {
  id: Type.String(),
  /** Goes back with the next act on it. */
  saw: Type.String(),
  line: Type.Enum([...lines]),
  base: Type.String(),
  baseLabel: Type.String(),
  community: maybeText,
  communityLabel: maybeText,
  /** Ids of what it is about. */
  report: maybeText,
  recommendation: maybeText,
  askedBy: Type.Enum([...sides]),
  askedAt: Type.String(),
  /** Whose turn it is; null once it has ended. */
  waitsFor: Type.Union([Type.Enum([...sides]), Type.Null()]),
  waitsSince: Type.String(),
  isEnded: Type.Boolean(),
  /** It is the reader's side that is waited for. */
  isMyTurn: Type.Boolean(),
  /** What the reader may do, by the last word of the act. */
  may: Type.Array(Type.Enum(['answer', 'end'])),
};

/** `GET /api/questions`: those that wait for the reader's side first, the oldest first of all. No words. */
export const questionsAnswer = Type.Object({ questions: Type.Array(Type.Object(lineFields)) });
export type QuestionsAnswer = Static<typeof questionsAnswer>;
export type QuestionLine = QuestionsAnswer['questions'][number];

/** `GET /api/questions/:id`: with its words, oldest first. Reading it is noted. */
export const questionAnswer = Type.Object({
  ...lineFields,
  words: Type.Array(Type.Object({ from: Type.Enum([...sides]), at: Type.String(), words: maybeText })),
});
export type QuestionAnswer = Static<typeof questionAnswer>;
