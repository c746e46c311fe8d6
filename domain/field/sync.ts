// What a phone and its node say to each other, as schemas: the node's check, its whitelist and the phone's types at once.
import { type Static, Type } from 'typebox';
import { digits, id, moment } from '../kernel/index.ts';
import { fieldDelta } from './delta.ts';
import { syncLimits } from './limits.ts';

const exactly = { additionalProperties: false } as const;
const { most } = syncLimits;
const whole = Type.Integer({ minimum: 0, maximum: most });
const number = Type.Integer({ minimum: 1, maximum: most });
const signature = Type.String({ pattern: '^[A-Za-z0-9_-]{86}$' });

/**
 * An entry as the phone wrote it, once: `SentItem.entry` is the text of this. `subject` is null for an act that creates
 * one, whose subject then has the entry's own id. `saw` is what the phone was given with what it showed.
 */
export const fieldEntry = Type.Object(
  {
    v: Type.Literal(1),
    id: id(),
    act: Type.String({ pattern: '^[a-z-]{1,40}\\.[a-z-]{1,40}$' }),
    version: Type.Integer({ minimum: 1, maximum: 10_000 }),
    subject: Type.Union([id(), Type.Null()]),
    saw: Type.Union([Type.String({ maxLength: 64 }), Type.Null()]),
    occurred: moment(),
    data: Type.Record(Type.String({ maxLength: 40 }), Type.Unknown()),
    bodies: Type.Record(Type.String({ maxLength: 40 }), Type.String()),
  },
  exactly,
);
export type FieldEntry = Static<typeof fieldEntry>;

/** One entry on its way. `n`: the phone's own number for it, from 1 on and without gaps. */
export const sentItem = Type.Object(
  {
    n: number,
    /** The exact text of a `FieldEntry`. */
    entry: Type.String({ minLength: 2, maxLength: syncLimits.entryLength }),
    /** Over `entryToSign(entry)`. */
    signature,
  },
  exactly,
);
export type SentItem = Static<typeof sentItem>;

export const syncRequest = Type.Object(
  {
    v: Type.Literal(1),
    /** The highest `r` of receipts that the phone holds on its disk; 0 at first. */
    have: whole,
    /** The highest `n` that the phone ever gave. */
    last: whole,
    /** The lowest `n` that the phone still keeps: nothing below is asked for again. */
    first: Type.Optional(number),
    items: Type.Array(sentItem, { maxItems: syncLimits.items }),
    /** From the last answer with lists; null to be given all of them. */
    cursor: Type.Union([Type.String({ maxLength: 2_000 }), Type.Null()]),
    /** `lists`: the delta too; without it only receipts come, and the cursor back. */
    asks: Type.Optional(Type.Array(Type.Enum(['lists']), { maxItems: 1 })),
  },
  exactly,
);
export type SyncRequest = Static<typeof syncRequest>;

/**
 * What became of an entry. `r`: the node's number for the receipt, from 1 on; they come in its order, and come again
 * until `have` covers them. `waiting` is followed by another receipt for the same `n` once it is decided: the node does
 * not know such an act yet, or what it is about is still on its way. A refused one is kept by the node, never lost.
 */
export const receipt = Type.Object({
  r: number,
  n: number,
  /** The entry's id; null where the text could not be read. */
  id: Type.Union([id(), Type.Null()]),
  outcome: Type.Enum(['accepted', 'contested', 'refused', 'waiting']),
  /** Code of `refusals.<code>`. */
  refused: Type.Optional(Type.String()),
  /** Codes of what is missing or wrong. */
  fields: Type.Optional(Type.Array(Type.String())),
  subject: Type.Optional(id()),
  /** The number that people know it by: of an alert, a report, a recommendation. */
  number: Type.Optional(digits(1, 9)),
});
export type Receipt = Static<typeof receipt>;

export const syncAnswer = Type.Object({
  v: Type.Literal(1),
  /** The node's clock: a phone whose own is wrong shows it, and goes on. */
  now: moment(),
  receipts: Type.Array(receipt),
  /** More receipts wait: ask again. */
  hasMore: Type.Boolean(),
  /** Numbers up to `last` that have not arrived, the lowest first: to be sent again as they are. */
  missing: Type.Array(number),
  delta: fieldDelta,
  cursor: Type.Union([Type.String(), Type.Null()]),
  minApp: number,
});
export type SyncAnswer = Static<typeof syncAnswer>;

/** A phone shows the code it was given, and the public half of the key that it has made. */
export const enrolRequest = Type.Object(
  {
    code: Type.String({ maxLength: 40 }),
    /** ECDSA P-256, SubjectPublicKeyInfo, base64url. */
    publicKey: Type.String({ pattern: '^[A-Za-z0-9_-]{100,200}$' }),
    /** What `navigator.storage.persist()` came to; any other than `persisted` is refused `device/storage`. */
    storage: Type.Enum(['persisted', 'best-effort', 'unknown']),
  },
  exactly,
);
export type EnrolRequest = Static<typeof enrolRequest>;

export const enrolAnswer = Type.Object({
  device: id(),
  post: Type.String(),
  node: Type.Object({
    id: Type.String(),
    kind: Type.Enum(['exercise', 'real']),
    /** For what is sealed on the phone to the node; null until nodes have one. */
    sealingKey: Type.Union([Type.String(), Type.Null()]),
  }),
  /** Where the mission's certificate can be fetched from, as a path of this node; null where it has none. */
  certificate: Type.Union([Type.String(), Type.Null()]),
  now: moment(),
});
export type EnrolAnswer = Static<typeof enrolAnswer>;

/** The office: a new code for a post, shown once. */
export const deviceCodeAnswer = Type.Object({ code: Type.String(), until: moment() });
export type DeviceCodeAnswer = Static<typeof deviceCodeAnswer>;

/** Phones of posts: days only, never the hour. */
export const devicesAnswer = Type.Object({
  devices: Type.Array(
    Type.Object({
      id: Type.String(),
      /** Four digits by which people tell phones apart. */
      number: Type.String(),
      post: Type.String(),
      enrolledOn: Type.String({ description: 'The day, YYYY-MM-DD.' }),
      seenOn: Type.Union([Type.String({ description: 'The day, YYYY-MM-DD.' }), Type.Null()]),
      state: Type.Enum(['active', 'revoked']),
      /** Entries of it that were refused and lie in quarantine, and that wait for a newer program. */
      refused: Type.Integer(),
      waiting: Type.Integer(),
    }),
  ),
});
export type DevicesAnswer = Static<typeof devicesAnswer>;

/** What phones sent and the node could not take into its log, without its words. */
export const quarantineAnswer = Type.Object({
  kept: Type.Array(
    Type.Object({
      device: Type.String(),
      deviceNumber: Type.String(),
      post: Type.String(),
      n: Type.Integer(),
      /** Null where it could not be read, or no such act is known. */
      act: Type.Union([Type.String(), Type.Null()]),
      state: Type.Enum(['refused', 'waiting']),
      refused: Type.Union([Type.String(), Type.Null()]),
      fields: Type.Array(Type.String()),
      arrivedOn: Type.String({ description: 'The day, YYYY-MM-DD.' }),
    }),
  ),
});
export type QuarantineAnswer = Static<typeof quarantineAnswer>;
