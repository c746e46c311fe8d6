import { type Static, Type } from 'typebox';
import { declineReasons, found, priorities, recommendationKinds } from './codes.ts';
import { recommendationMoves, recommendationStates } from './machine.ts';

const maybeText = Type.Union([Type.String(), Type.Null()]);

const lineFields = {
  id: Type.String(),
  /** Goes back with the next act on it. */
  saw: Type.String(),
  number: Type.String(),
  base: Type.String(),
  baseLabel: Type.String(),
  community: maybeText,
  communityLabel: maybeText,
  owner: Type.String(),
  ownerLabel: Type.String(),
  kind: Type.Enum([...recommendationKinds]),
  priority: Type.Enum([...priorities]),
  status: Type.Enum([...recommendationStates]),
  /** YYYY-MM-DD, as all days here. */
  madeOn: Type.String(),
  due: Type.String(),
  isOverdue: Type.Boolean(),
  daysOverdue: Type.Integer(),
  /** Why it was declined. */
  reason: Type.Union([Type.Enum([...declineReasons]), Type.Null()]),
  /** What was seen last on the spot. */
  found: Type.Union([Type.Enum([...found]), Type.Null()]),
  /** Ids of what it comes from. */
  visit: maybeText,
  report: maybeText,
  plan: maybeText,
  /** Acts that are kept without effect. */
  contested: Type.Integer(),
  /** What the reader may do, by the last word of the act. */
  may: Type.Array(Type.Enum([...recommendationMoves])),
};

/** `GET /api/recommendations`: what is owed first, the longest overdue first of all. No words. */
export const recommendationsAnswer = Type.Object({ recommendations: Type.Array(Type.Object(lineFields)) });
export type RecommendationsAnswer = Static<typeof recommendationsAnswer>;
export type RecommendationLine = RecommendationsAnswer['recommendations'][number];

/** `GET /api/recommendations/:ref`. */
export const recommendationAnswer = Type.Object({
  ...lineFields,
  /** Oldest first: what was done and when, never by whom. */
  history: Type.Array(
    Type.Object({
      act: Type.String(),
      day: Type.String(),
      /** Kept without effect: another act had come before it. */
      isContested: Type.Boolean(),
      owner: Type.String(),
      ownerLabel: Type.String(),
      status: Type.Enum([...recommendationStates]),
      due: Type.String(),
      found: Type.Optional(Type.Enum([...found])),
      reason: Type.Optional(Type.Enum([...declineReasons])),
      on: Type.Optional(Type.String()),
      /** What was written with it; null where it has been destroyed. */
      words: Type.Optional(maybeText),
    }),
  ),
});
export type RecommendationAnswer = Static<typeof recommendationAnswer>;

export const recommendationLists = ['mine', 'overdue', 'all'] as const;
