import { Type } from 'typebox';

export type SourceGradeless = 'confidential' | 'unknown' | 'typed';

const maybeText = Type.Union([Type.String(), Type.Null()]);
const texts = Type.Array(Type.String());

const alertFields = {
  number: Type.String(),
  id: Type.String(),
  saw: Type.String(),
  status: Type.String(),
  base: Type.String(),
  baseLabel: Type.String(),
  province: Type.String(),
  community: maybeText,
  communityLabel: maybeText,
  channel: Type.String(),
  sender: Type.Enum(['confidential', 'unknown', 'typed']),
  receivedAt: Type.String(),
  heardAt: maybeText,
  messages: Type.Integer(),
  lastMessageAt: Type.String(),
  ringingSince: maybeText,
  rung: Type.Union([Type.Integer(), Type.Null()]),
  nextClock: Type.Union([
    Type.Object({ clock: Type.String(), at: Type.String(), secondsLeft: Type.Integer() }),
    Type.Null(),
  ]),
  overdue: texts,
  next: maybeText,
  calls: Type.Array(
    Type.Object({
      clock: Type.String(),
      seat: Type.String(),
      cadence: Type.String(),
      post: maybeText,
      delivery: maybeText,
    }),
  ),
  decision: Type.Union([
    Type.Object({ kind: Type.String(), cause: maybeText, at: Type.String() }),
    Type.Null(),
  ]),
  waitsForFeedback: texts,
  contested: Type.Integer(),
};

export const alertLine = Type.Object(alertFields);

const timelineLine = Type.Object({
  at: Type.String(),
  act: Type.String(),
  outcome: Type.Enum(['accepted', 'contested']),
  data: Type.Record(Type.String(), Type.Unknown()),
});

const deliveryLine = Type.Object({
  at: Type.String(),
  post: maybeText,
  purpose: Type.String(),
  state: Type.String(),
  cause: maybeText,
});

export const alertDetail = Type.Object({
  ...alertFields,
  acknowledgedAt: maybeText,
  acknowledgedBy: maybeText,
  coded: Type.Object({
    event: Type.Optional(Type.String()),
    actor: Type.Optional(Type.String()),
    howManyAtLeast: Type.Optional(Type.Integer()),
    direction: Type.Optional(Type.String()),
    urgency: Type.Optional(Type.String()),
    certainty: Type.Optional(Type.String()),
  }),
  credibility: maybeText,
  grade: Type.Union([Type.Object({ reliability: Type.String(), information: Type.String() }), Type.Null()]),
  response: Type.Union([Type.Object({ means: Type.String(), checks: texts, at: maybeText }), Type.Null()]),
  onSiteAt: maybeText,
  passedTo: maybeText,
  answer: maybeText,
  reviewAt: maybeText,
  review: maybeText,
  outcome: maybeText,
  feedback: Type.Array(
    Type.Object({
      community: maybeText,
      result: maybeText,
      attempts: Type.Integer(),
      by: maybeText,
      way: maybeText,
      at: maybeText,
      retryAt: maybeText,
    }),
  ),
  owed: texts,
  clocks: Type.Array(Type.Object({ clock: Type.String(), at: maybeText })),
  isSourceAtRisk: Type.Boolean(),
  mergedInto: maybeText,
  absorbed: texts,
  timeline: Type.Array(timelineLine),
  deliveries: Type.Array(deliveryLine),
});
