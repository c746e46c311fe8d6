// What a phone is shown: the lists of its post, each whole where it has changed and left out where it has not.
import { type Static, type TSchema, Type } from 'typebox';

const maybeText = Type.Union([Type.String(), Type.Null()]);
const texts = Type.Array(Type.String());
const day = Type.String({ description: 'The day, YYYY-MM-DD.' });

const fieldMe = Type.Object({
  post: Type.String(),
  label: Type.String(),
  base: maybeText,
  province: maybeText,
  language: Type.Enum(['fr', 'en', 'sw']),
  role: Type.String(),
});
export type FieldMe = Static<typeof fieldMe>;

/** Her own base; of a post of a province its bases. */
const fieldBase = Type.Object({
  slug: Type.String(),
  label: Type.String(),
  province: Type.String(),
  latitude: Type.Number(),
  longitude: Type.Number(),
});
export type FieldBase = Static<typeof fieldBase>;

/** Communities of these bases, for a picker that needs no network. */
const fieldCommunity = Type.Object({
  slug: Type.String(),
  label: Type.String(),
  base: Type.String(),
  latitude: Type.Number(),
  longitude: Type.Number(),
  aliases: texts,
  territory: Type.Optional(Type.String()),
  /** Days of the week, 1 Monday to 7 Sunday. */
  marketDays: Type.Optional(Type.Array(Type.Integer())),
  /** The day of the last report of hers about it. */
  lastReport: Type.Optional(day),
});
export type FieldCommunity = Static<typeof fieldCommunity>;

/** Her post's own reports of thirty days, and what the office said of them. */
const fieldReport = Type.Object({
  id: Type.String(),
  saw: maybeText,
  number: Type.String(),
  kind: Type.String(),
  readers: Type.String(),
  community: Type.Optional(Type.String()),
  state: Type.String(),
  from: day,
  reason: Type.Optional(Type.String()),
  comment: Type.Optional(Type.String()),
  /** Of one that was returned: what it says in codes and in words, so that she can mend it. */
  said: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  texts: Type.Optional(Type.Record(Type.String(), Type.String())),
});
export type FieldReport = Static<typeof fieldReport>;

const fieldQuestion = Type.Object({
  id: Type.String(),
  saw: maybeText,
  line: Type.String(),
  words: Type.Array(
    Type.Object({
      from: Type.Enum(['office', 'field']),
      at: Type.String(),
      /** Null where it is no longer kept. */
      text: maybeText,
    }),
  ),
  community: Type.Optional(Type.String()),
  isEnded: Type.Boolean(),
});
export type FieldQuestion = Static<typeof fieldQuestion>;

const fieldRecommendation = Type.Object({
  id: Type.String(),
  saw: maybeText,
  number: Type.String(),
  kind: Type.String(),
  owner: Type.String(),
  due: day,
  status: Type.String(),
  community: maybeText,
  words: maybeText,
  /** The day on which its owner said that it is done, and in what words. */
  claimedOn: Type.Optional(day),
  evidence: Type.Optional(Type.String()),
  /** Acts that her post may do on it now, by their last words: `check`, `agree`. */
  may: texts,
});
export type FieldRecommendation = Static<typeof fieldRecommendation>;

const fieldVisit = Type.Object({
  id: Type.String(),
  saw: maybeText,
  base: Type.String(),
  from: maybeText,
  until: maybeText,
  communities: texts,
  checked: texts,
  state: Type.String(),
  may: Type.Optional(texts),
});
export type FieldVisit = Static<typeof fieldVisit>;

/** Open alerts that her post sees, without words and sender. */
const fieldAlert = Type.Object({
  id: Type.String(),
  saw: Type.String(),
  number: Type.String(),
  community: maybeText,
  receivedAt: Type.String(),
  status: Type.String(),
  /** The next act of the procedure by its last word (`acknowledge`), or null. */
  next: maybeText,
  heardAt: maybeText,
});
export type FieldAlert = Static<typeof fieldAlert>;

/** Her post's own turns of duty that have not ended. */
const fieldDuty = Type.Object({
  seat: Type.String(),
  scope: Type.String(),
  from: Type.String(),
  until: Type.String(),
});
export type FieldDuty = Static<typeof fieldDuty>;

/** An alert whose caller is to be called back. */
const fieldCallback = Type.Object({
  alert: Type.String(),
  number: Type.String(),
  community: maybeText,
});
export type FieldCallback = Static<typeof fieldCallback>;

const list = <Schema extends TSchema>(schema: Schema) => Type.Optional(Type.Array(schema));

/** Lists that a phone replaces by what comes; one that does not come stands as it was. */
export const fieldDelta = Type.Object({
  me: Type.Optional(fieldMe),
  bases: list(fieldBase),
  communities: list(fieldCommunity),
  reports: list(fieldReport),
  questions: list(fieldQuestion),
  recommendations: list(fieldRecommendation),
  visits: list(fieldVisit),
  alerts: list(fieldAlert),
  duty: list(fieldDuty),
  callbacks: list(fieldCallback),
});
export type FieldDelta = Static<typeof fieldDelta>;
export type FieldList = keyof FieldDelta;
