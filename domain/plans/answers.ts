import { type Static, Type } from 'typebox';
import { events } from '../situations/index.ts';
import { measures } from './codes.ts';
import { planMoves, planStates } from './register.ts';

const maybeText = Type.Union([Type.String(), Type.Null()]);

/** A visit that a plan comes from, or was changed by. */
const visit = Type.Object({ id: Type.String(), state: Type.String(), from: maybeText, until: maybeText });

const lineFields = {
  id: Type.String(),
  /** Goes back with the next act on it. */
  saw: Type.String(),
  base: Type.String(),
  baseLabel: Type.String(),
  communities: Type.Array(Type.Object({ slug: Type.String(), label: Type.String() })),
  /** The visit that it comes from (A9); null for one of the office. */
  visit: Type.Union([visit, Type.Null()]),
  state: Type.Enum([...planStates]),
  threats: Type.Array(Type.Enum([...events])),
  measures: Type.Array(Type.Enum([...measures])),
  /** YYYY-MM-DD, as all days here. */
  openedOn: Type.String(),
  review: Type.String(),
  isReviewOverdue: Type.Boolean(),
  daysOverdue: Type.Integer(),
  /** Acts that are kept without effect. */
  contested: Type.Integer(),
  /** What the reader may do, by the last word of the act. */
  may: Type.Array(Type.Enum([...planMoves])),
};

/** `GET /api/plans`: what holds or is a draft first, the longest overdue for review first of all. */
export const plansAnswer = Type.Object({ plans: Type.Array(Type.Object(lineFields)) });
export type PlansAnswer = Static<typeof plansAnswer>;
export type PlanLine = PlansAnswer['plans'][number];

/** `GET /api/plans/:ref`. */
export const planAnswer = Type.Object({
  ...lineFields,
  /** Oldest first: what was done and when, never by whom. */
  history: Type.Array(
    Type.Object({
      act: Type.String(),
      day: Type.String(),
      /** Kept without effect: another act had come before it. */
      isContested: Type.Boolean(),
      state: Type.Enum([...planStates]),
      visit: Type.Optional(visit),
      /** What was written with it; null where it has been destroyed. */
      words: Type.Optional(maybeText),
    }),
  ),
});
export type PlanAnswer = Static<typeof planAnswer>;
