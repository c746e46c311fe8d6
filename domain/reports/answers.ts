// Reports as they leave the node: whitelist of the routes and types of the screens in one.
import { type Static, Type } from 'typebox';
import {
  activities,
  contactWays,
  datePrecisions,
  knownTo,
  marks,
  observed,
  placePrecisions,
  readers,
  reportKinds,
  returnReasons,
  sections,
  withdrawReasons,
} from './codes.ts';
import { reportStates } from './register.ts';

const maybeText = Type.Union([Type.String(), Type.Null()]);
const maybeWhole = Type.Union([Type.Integer(), Type.Null()]);
const oneOf = <const Code extends string>(codes: readonly Code[]) =>
  Type.Union([Type.Enum([...codes]), Type.Null()]);

/** What somebody may do with a report, by the last word of the act. */
export const reportMoves = ['amend', 'withdraw', 'accept', 'return', 'code'] as const;
export type ReportMove = (typeof reportMoves)[number];

const lineFields = {
  id: Type.String(),
  /** Goes back with the next act on it. */
  saw: Type.String(),
  number: Type.String(),
  kind: Type.Enum([...reportKinds]),
  readers: Type.Enum([...readers]),
  base: Type.String(),
  baseLabel: Type.String(),
  state: Type.Enum([...reportStates]),
  /** The days it tells of, `YYYY-MM-DD`; `until` null where it is one. */
  from: Type.String(),
  until: maybeText,
  community: maybeText,
  communityLabel: maybeText,
  placePrecision: oneOf(placePrecisions),
  isNil: Type.Boolean(),
  event: maybeText,
  actor: maybeText,
  activity: oneOf(activities),
  minutes: maybeWhole,
  /** By local authorities or security forces: its author is at high risk (A6). */
  isHighRisk: Type.Boolean(),
  sentAt: Type.String(),
  /** From when on the office is late with its answer; null where it owes none. */
  dueAt: maybeText,
  isOverdue: Type.Boolean(),
  /** Why it was returned last; null once it was sent again. */
  returned: oneOf(returnReasons),
  withdrawn: oneOf(withdrawReasons),
  /** Written by the reader's own post. */
  isOwn: Type.Boolean(),
  /** Who wrote it: for its base's Assistants and the mentor alone, null for all others. */
  post: maybeText,
  postLabel: maybeText,
  /** 1 poor to 5 very good; for the same readers. */
  quality: maybeWhole,
  may: Type.Array(Type.Enum([...reportMoves])),
};

/** `GET /api/reports`: what the office owes an answer first, the oldest first of all, then the newest. No words. */
export const reportsAnswer = Type.Object({
  reports: Type.Array(Type.Object(lineFields)),
  /** What matches; more than are listed where there are many. */
  total: Type.Integer(),
});
export type ReportsAnswer = Static<typeof reportsAnswer>;
export type ReportLine = ReportsAnswer['reports'][number];

/** `GET /api/reports/:ref`: with its words. Reading it is noted. */
export const reportAnswer = Type.Object({
  ...lineFields,
  datePrecision: oneOf(datePrecisions),
  contact: oneOf(contactWays),
  knownTo: oneOf(knownTo),
  killedLow: maybeWhole,
  killedHigh: maybeWhole,
  hurtLow: maybeWhole,
  hurtHigh: maybeWhole,
  displacedLow: maybeWhole,
  displacedHigh: maybeWhole,
  observations: Type.Array(Type.Object({ what: Type.Enum([...observed]), mark: Type.Enum([...marks]) })),
  /** Alerts that it tells of; the number is null where the reader does not see the alert. */
  alerts: Type.Array(Type.Object({ id: Type.String(), number: maybeText })),
  visit: maybeText,
  coded: Type.Union([
    Type.Object({
      event: Type.String(),
      actor: Type.String(),
      community: maybeText,
      communityLabel: maybeText,
    }),
    Type.Null(),
  ]),
  /** As they stand after what was amended; null where the words are gone. */
  texts: Type.Array(Type.Object({ name: Type.Enum(['text', ...sections]), words: maybeText })),
  /** What the office wrote to its author: for the author, her mentor and the office. */
  comments: Type.Array(
    Type.Object({ at: Type.String(), act: Type.Enum(['accept', 'return']), words: maybeText }),
  ),
  /** Oldest first: what was done and when, never by whom. */
  history: Type.Array(
    Type.Object({
      act: Type.Enum(['send', ...reportMoves]),
      at: Type.String(),
      reason: Type.Optional(Type.Enum([...new Set([...returnReasons, ...withdrawReasons])])),
    }),
  ),
});
export type ReportAnswer = Static<typeof reportAnswer>;

/** `GET /api/reports/prefill`: what the log holds for the day or week, so that nothing is typed twice. */
export const prefillAnswer = Type.Object({
  kind: Type.Enum(['daily', 'weekly']),
  base: Type.String(),
  from: Type.String(),
  until: maybeText,
  /** Nothing came and nothing was done: a nil report is one touch. */
  isNil: Type.Boolean(),
  /** The number of the base's report of this kind for these days, where one was sent. */
  sent: maybeText,
  alerts: Type.Array(
    Type.Object({
      id: Type.String(),
      number: Type.String(),
      receivedAt: Type.String(),
      community: maybeText,
      communityLabel: maybeText,
      status: Type.String(),
      event: maybeText,
      actor: maybeText,
      decision: maybeText,
      outcome: maybeText,
      /** Where feedback was owed: how many communities were told, of how many. */
      told: Type.Integer(),
      owed: Type.Integer(),
    }),
  ),
  activities: Type.Array(
    Type.Object({ activity: Type.Enum([...activities]), reports: Type.Integer(), minutes: Type.Integer() }),
  ),
  /** Made, due or settled in these days. */
  promises: Type.Array(
    Type.Object({
      id: Type.String(),
      community: Type.String(),
      communityLabel: Type.String(),
      kind: Type.String(),
      due: Type.String(),
      standing: Type.String(),
    }),
  ),
  /** Regular contacts of the base: how many there are, and how many were heard in these days. */
  contacts: Type.Object({ expected: Type.Integer(), heard: Type.Integer() }),
});
export type PrefillAnswer = Static<typeof prefillAnswer>;

/** `GET /api/activities`: what was done in a month, by base and kind (A5); never by whom. */
export const activitiesAnswer = Type.Object({
  month: Type.String(),
  activities: Type.Array(
    Type.Object({
      base: Type.String(),
      baseLabel: Type.String(),
      activity: Type.Enum([...activities]),
      reports: Type.Integer(),
      minutes: Type.Integer(),
    }),
  ),
});
export type ActivitiesAnswer = Static<typeof activitiesAnswer>;
