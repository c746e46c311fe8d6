import { type Static, Type } from 'typebox';
import { cancelReasons, checklist, components } from './codes.ts';
import { visitMoves, visitStates } from './register.ts';

const maybeText = Type.Union([Type.String(), Type.Null()]);
const component = Type.Enum([...components]);
const reason = Type.Enum([...cancelReasons]);
const cancelledBy = Type.Array(Type.Object({ reason, visits: Type.Integer() }));

const lineFields = {
  id: Type.String(),
  /** Goes back with the next act on it. */
  saw: Type.String(),
  base: Type.String(),
  baseLabel: Type.String(),
  communities: Type.Array(Type.Object({ slug: Type.String(), label: Type.String() })),
  state: Type.Enum([...visitStates]),
  /** YYYY-MM-DD, as all days here. */
  wantedOn: Type.String(),
  /** The day by which it is wanted. */
  by: maybeText,
  /** First and last day, as planned or as held. */
  from: maybeText,
  until: maybeText,
  roster: Type.Array(Type.Object({ component, people: Type.Integer() })),
  people: Type.Integer(),
  /** Parts of the mission that the team should have and lacks: no hindrance (A7). */
  missing: Type.Array(component),
  vehicles: Type.Union([Type.Integer(), Type.Null()]),
  checked: Type.Array(Type.Enum([...checklist])),
  unchecked: Type.Array(Type.Enum([...checklist])),
  /** A planned one: whether an Assistant sits at its base (A13). Null for any other, and while that is not known. */
  isPaired: Type.Union([Type.Boolean(), Type.Null()]),
  /** Why it was cancelled. */
  reason: Type.Union([reason, Type.Null()]),
  /** Of one that was held: its report. Null for any other. */
  report: Type.Union([
    Type.Object({
      due: Type.String(),
      isSent: Type.Boolean(),
      isOverdue: Type.Boolean(),
      daysOverdue: Type.Integer(),
    }),
    Type.Null(),
  ]),
  /** Acts that are kept without effect. */
  contested: Type.Integer(),
  /** What the reader may do, by the last word of the act. */
  may: Type.Array(Type.Enum([...visitMoves])),
};

/** `GET /api/visits`: planned ones by their first day, then wanted ones by the day by which, then what is over. */
export const visitsAnswer = Type.Object({ visits: Type.Array(Type.Object(lineFields)) });
export type VisitsAnswer = Static<typeof visitsAnswer>;
export type VisitLine = VisitsAnswer['visits'][number];

/** `GET /api/visits/:ref`. */
export const visitAnswer = Type.Object({
  ...lineFields,
  /** Oldest first: what was done and when, never by whom. */
  history: Type.Array(
    Type.Object({
      act: Type.String(),
      day: Type.String(),
      /** Kept without effect: another act had come before it. */
      isContested: Type.Boolean(),
      state: Type.Enum([...visitStates]),
      reason: Type.Optional(reason),
      /** What was written with it; null where it has been destroyed. */
      words: Type.Optional(maybeText),
    }),
  ),
});
export type VisitAnswer = Static<typeof visitAnswer>;

/** `GET /api/visits/staff-days`: people times days of the visits that were held, by section (A14). */
export const staffDaysAnswer = Type.Object({
  from: Type.String(),
  until: Type.String(),
  visits: Type.Integer(),
  total: Type.Integer(),
  sections: Type.Array(Type.Object({ component, days: Type.Integer() })),
});
export type StaffDaysAnswer = Static<typeof staffDaysAnswer>;

/** `GET /api/visits/by-base`: never visited first, then the most vulnerable, then the longest ago (A15). */
export const visitsByBaseAnswer = Type.Object({
  bases: Type.Array(
    Type.Object({
      base: Type.String(),
      baseLabel: Type.String(),
      /** 1 to 5, the highest of its communities. */
      vulnerability: Type.Union([Type.Integer(), Type.Null()]),
      wanted: Type.Integer(),
      planned: Type.Integer(),
      held: Type.Integer(),
      cancelled: Type.Integer(),
      cancelledBy,
      lastHeldOn: maybeText,
      daysSinceHeld: Type.Union([Type.Integer(), Type.Null()]),
    }),
  ),
  /** Of all these bases. */
  cancelledBy,
});
export type VisitsByBaseAnswer = Static<typeof visitsByBaseAnswer>;
