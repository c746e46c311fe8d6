// What the exercise shows beside the desk: its phones, what came to them, and the way a message took. Invented people
// and numbers that no network gives out; a real node has none of these addresses.
import { type Static, Type } from 'typebox';
import { postAnswer } from '../access/index.ts';

const maybeText = Type.Union([Type.String(), Type.Null()]);

export const exercisePhone = Type.Object({
  number: Type.String(),
  kind: Type.Enum(['source', 'post', 'stranger']),
  /** Where a source lives; null for others. */
  community: maybeText,
  communityLabel: maybeText,
  /** Whose phone it is, for posts. */
  post: maybeText,
  postLabel: maybeText,
  language: Type.String(),
});
export type ExercisePhone = Static<typeof exercisePhone>;

export const exerciseAnswer = Type.Object({
  /** Posts that a visitor may be with one click; the first eight are those of the strip. */
  personas: Type.Array(postAnswer),
  phones: Type.Array(exercisePhone),
  /** By how many minutes the exercise's clock has been put forward. */
  minutesAhead: Type.Integer(),
  /** Words to send, each in a language of the region. */
  samples: Type.Array(Type.Object({ language: Type.String(), text: Type.String() })),
});
export type ExerciseAnswer = Static<typeof exerciseAnswer>;

/** One text on a phone's screen. */
export const phoneText = Type.Object({
  id: Type.String(),
  number: Type.String(),
  direction: Type.Enum(['sent', 'received']),
  /** Null for a call that was not answered. */
  text: maybeText,
  at: Type.String(),
});
export type PhoneText = Static<typeof phoneText>;

/** A step on the way of a message, with the milliseconds since it lay in the gateway. */
export const pathStep = Type.Object({
  message: Type.String(),
  step: Type.Enum(['gateway', 'log', 'screen', 'reply']),
  ms: Type.Number(),
  /** For `screen`: on how many it has been shown by now. */
  screens: Type.Optional(Type.Integer()),
});
export type PathStep = Static<typeof pathStep>;

export const sentAnswer = Type.Object({ id: Type.String(), fate: Type.String(), alert: maybeText });
export type SentAnswer = Static<typeof sentAnswer>;

/** By the name of the event on `/api/exercise/live`. */
export const exerciseEvents = { text: phoneText, path: pathStep } as const;
export type ExerciseEvents = {
  readonly [Name in keyof typeof exerciseEvents]: Static<(typeof exerciseEvents)[Name]>;
};
