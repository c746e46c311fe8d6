// How a node stands, for whoever keeps it, as schemas: the node's whitelist and the screens' types. No folder of the
// machine is named, and nothing that a source or a person could be known by.
import { type Static, Type } from 'typebox';

/** Long work that an administrator may ask of a running node; one at a time. */
export const works = ['verify', 'backup'] as const;
export type WorkKind = (typeof works)[number];

const maybeText = Type.Union([Type.String(), Type.Null()]);
const maybeCount = Type.Union([Type.Integer(), Type.Null()]);

export const workAnswer = Type.Object({
  /** The work that runs, or that ended last since the node was started; null where there was none. */
  work: Type.Union([
    Type.Object({
      kind: Type.Enum([...works]),
      state: Type.Enum(['running', 'done', 'stopped', 'failed']),
      startedAt: Type.String(),
      endedAt: maybeText,
      /** Entries of the log that are done, and how many there were when the work began. */
      done: Type.Integer(),
      of: Type.Integer(),
      /** Of a verification that ended: how many faults, and the entry of the first. */
      faults: maybeCount,
      firstFault: maybeCount,
      /** Why it failed and what to do, in the language asked for. */
      why: maybeText,
    }),
    Type.Null(),
  ]),
});
export type WorkAnswer = Static<typeof workAnswer>;

/** Where a backup lies: `apart` on another medium than the data, `beside` on the same one, `away` not plugged in. */
const backupOf = Type.Union([
  Type.Object({
    madeAt: Type.String(),
    bytes: maybeCount,
    lies: Type.Enum(['apart', 'beside', 'away']),
  }),
  Type.Null(),
]);

export const upkeepAnswer = Type.Object({
  release: Type.String(),
  kind: Type.Enum(['exercise', 'real']),
  startedAt: Type.String(),
  now: Type.String(),
  clockInDoubt: Type.Boolean(),
  reach: Type.Object({
    way: Type.Enum(['this-machine', 'authority', 'given', 'proxy']),
    name: maybeText,
    certificateEndsAt: maybeText,
  }),
  /** Whether the keys open by themselves at a start, or wait for a passphrase. */
  keystore: Type.Enum(['unattended', 'attended', 'locked']),
  log: Type.Object({
    entries: Type.Integer(),
    /** The newest entry that the node has signed for. */
    signedThrough: Type.Integer(),
    /** The last whole reading of the log that found nothing, since the node was started. */
    verified: Type.Union([Type.Object({ at: Type.String(), entries: Type.Integer() }), Type.Null()]),
  }),
  database: Type.Object({ postgres: Type.String(), bytes: Type.Integer() }),
  freeBytes: Type.Integer(),
  backups: Type.Object({
    /** Whether there is a key under which they are sealed. */
    hasKey: Type.Boolean(),
    /** What the node makes by itself each night, and when it is asked to. */
    makesLog: Type.Boolean(),
    makesKeys: Type.Boolean(),
    log: backupOf,
    keys: backupOf,
  }),
  /** What is wrong and what to do, in the language asked for. */
  findings: Type.Array(Type.Object({ code: Type.String(), message: Type.String() })),
  work: workAnswer.properties.work,
});
export type UpkeepAnswer = Static<typeof upkeepAnswer>;

/** Who may come in, post by post. Who it is that sits there is known to the keystore alone. */
export const accountsAnswer = Type.Object({
  accounts: Type.Array(
    Type.Object({
      post: Type.String(),
      /** Somebody holds the post. */
      isHeld: Type.Boolean(),
      /** She has chosen her passphrase and PIN. */
      isEnrolled: Type.Boolean(),
      /** Screens that are signed in. */
      sessions: Type.Integer(),
      language: Type.String(),
    }),
  ),
});
export type AccountsAnswer = Static<typeof accountsAnswer>;
