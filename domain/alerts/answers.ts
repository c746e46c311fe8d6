// What leaves of an alert, as schemas: the node's whitelist and the screens' types are this one declaration.
import { type Static, Type } from 'typebox';

const maybeText = Type.Union([Type.String(), Type.Null()]);
const texts = Type.Array(Type.String());

/** What has been coded of the messages; a part that nobody has coded is absent. */
const codedAnswer = Type.Object({
  event: Type.Optional(Type.String()),
  actor: Type.Optional(Type.String()),
  howManyAtLeast: Type.Optional(Type.Integer()),
  direction: Type.Optional(Type.String()),
  urgency: Type.Optional(Type.String()),
  certainty: Type.Optional(Type.String()),
});

const lineFields = {
  number: Type.String(),
  id: Type.String(),
  /** Goes back with the next act on this alert. */
  saw: Type.String(),
  status: Type.String(),
  isOpen: Type.Boolean(),
  base: Type.String(),
  baseLabel: Type.String(),
  province: Type.String(),
  community: maybeText,
  communityLabel: maybeText,
  channel: Type.String(),
  sender: Type.Enum(['confidential', 'unknown', 'typed']),
  receivedAt: Type.String(),
  heardAt: maybeText,
  /** The message that opened it came more than five minutes after the SMS centre had taken it in. */
  isLate: Type.Boolean(),
  messages: Type.Integer(),
  lastMessageAt: Type.String(),
  ringingSince: maybeText,
  rung: Type.Union([Type.Integer(), Type.Null()]),
  /** The post that answered first; of an Assistant the province sees only her seat. */
  acknowledgedBy: maybeText,
  nextClock: Type.Union([
    Type.Object({ clock: Type.String(), at: Type.String(), secondsLeft: Type.Integer() }),
    Type.Null(),
  ]),
  /** Clocks that have run out and are rung for. */
  overdue: texts,
  /** The deadline of the clock that ran out first, for the minutes that are shown as late; null while none has. */
  overdueSince: maybeText,
  /** The next act of the procedure by its last word (`acknowledge`), or null. */
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
  /** The event of which other villages tell too. */
  situation: Type.Union([
    Type.Object({ id: Type.String(), number: Type.String(), event: Type.String() }),
    Type.Null(),
  ]),
  /** Alerts that it is not proposed with again. */
  apart: texts,
  /** The post that has taken it, and whom it was handed to and by whom; of an Assistant the province sees her seat. */
  followedBy: maybeText,
  handedTo: maybeText,
  handedBy: maybeText,
  coded: codedAnswer,
  /** Meanings that the word list found in the messages, by code; not confirmed by anybody. */
  recognised: texts,
};

/** One line of the board. */
export const boardLine = Type.Object(lineFields);
export type BoardLine = Static<typeof boardLine>;

/** One entry of an alert's timeline: codes and times, never an author. */
export const timelineLine = Type.Object({
  at: Type.String(),
  act: Type.String(),
  outcome: Type.Enum(['accepted', 'contested']),
  data: Type.Record(Type.String(), Type.Unknown()),
});
export type TimelineLine = Static<typeof timelineLine>;

const deliveryLine = Type.Object({
  at: Type.String(),
  post: maybeText,
  purpose: Type.String(),
  state: Type.String(),
  cause: maybeText,
});
export type DeliveryLine = Static<typeof deliveryLine>;

/** One alert of a situation, as the detail of another of it shows it. */
export const tiedAlert = Type.Object({
  id: Type.String(),
  number: Type.String(),
  communityLabel: maybeText,
  status: Type.String(),
  isOpen: Type.Boolean(),
  decision: maybeText,
  /** What each of its villages was told. */
  feedback: Type.Array(Type.Object({ communityLabel: maybeText, result: maybeText })),
  /** Acts for the whole situation that fit it as it stands. */
  fits: texts,
});
export type TiedAlert = Static<typeof tiedAlert>;

/** An alert whole, as its detail shows it. */
export const alertDetail = Type.Object({
  ...lineFields,
  acknowledgedAt: maybeText,
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
      communityLabel: maybeText,
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
  /** It was shared with the side that now is the suspected perpetrator's (C4). */
  isWithPerpetratorSide: Type.Boolean(),
  mergedInto: maybeText,
  /** The number of the alert that this one went into. */
  mergedIntoNumber: maybeText,
  absorbed: texts,
  /** Every alert of its situation that the reader sees, itself among them. */
  together: Type.Array(tiedAlert),
  /** What was decided for the others, where this one still waits for it. */
  asDecided: Type.Union([
    Type.Object({ decision: Type.String(), cause: maybeText, recipient: maybeText, reviewAt: maybeText }),
    Type.Null(),
  ]),
  /** Other alerts of the same place in the last thirty days. */
  earlierHere: Type.Integer(),
  /** The source's code, for her own Assistants and the custodian; null for everyone else. */
  sourceCode: maybeText,
  /** Acts on this alert that the reader may do now, by their last words. */
  may: texts,
  timeline: Type.Array(timelineLine),
  deliveries: Type.Array(deliveryLine),
});
export type AlertDetail = Static<typeof alertDetail>;

/** The board as a whole. */
export const boardAnswer = Type.Object({
  now: Type.String(),
  clockInDoubt: Type.Boolean(),
  alerts: Type.Array(boardLine),
});
export type BoardAnswer = Static<typeof boardAnswer>;

/** The words of an alert's messages and notes: a logged read. */
export const wordsAnswer = Type.Object({
  words: Type.Array(Type.Object({ at: Type.String(), kind: Type.String(), words: maybeText })),
});
export type WordsAnswer = Static<typeof wordsAnswer>;

/** Notes and reasons that people wrote with their acts: a logged read. */
export const notesAnswer = Type.Object({
  notes: Type.Array(
    Type.Object({
      at: Type.String(),
      act: Type.String(),
      kind: Type.Enum(['note', 'why']),
      /** Null where they have been destroyed. */
      words: maybeText,
    }),
  ),
});
export type NotesAnswer = Static<typeof notesAnswer>;
